using Frames.Parquet.Thrift;

namespace Frames.Parquet.Footer;

/// <summary>A node of the schema, which is written as a list in depth-first order.</summary>
internal sealed class SchemaElement : IThriftStruct
{
    public StorageType? Type;
    public int? TypeLength;
    public Repetition? Repetition;
    public string? Name;
    public int? ChildCount;
    public ConvertedType? Converted;
    public int? Scale;
    public int? Precision;
    public int? FieldId;
    public LogicalType? Logical;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Enumeration(1, ref Type);
        protocol.Integer(2, ref TypeLength);
        protocol.Enumeration(3, ref Repetition);
        protocol.Text(4, ref Name);
        protocol.Integer(5, ref ChildCount);
        protocol.Enumeration(6, ref Converted);
        protocol.Integer(7, ref Scale);
        protocol.Integer(8, ref Precision);
        protocol.Integer(9, ref FieldId);
        protocol.Structure(10, ref Logical);
    }
}

/// <summary>What a value means: a union, so one member is set.</summary>
internal sealed class LogicalType : IThriftStruct
{
    public EmptyStructure? Text;
    public EmptyStructure? Map;
    public EmptyStructure? List;
    public EmptyStructure? Enumeration;
    public DecimalAnnotation? Decimal;
    public EmptyStructure? Date;
    public TimeAnnotation? Time;
    public TimeAnnotation? Timestamp;
    public IntegerAnnotation? Integer;
    public EmptyStructure? Unknown;
    public EmptyStructure? Json;
    public EmptyStructure? Bson;
    public EmptyStructure? Uuid;
    public EmptyStructure? Half;
    public VariantAnnotation? Variant;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Structure(1, ref Text);
        protocol.Structure(2, ref Map);
        protocol.Structure(3, ref List);
        protocol.Structure(4, ref Enumeration);
        protocol.Structure(5, ref Decimal);
        protocol.Structure(6, ref Date);
        protocol.Structure(7, ref Time);
        protocol.Structure(8, ref Timestamp);
        protocol.Structure(10, ref Integer);
        protocol.Structure(11, ref Unknown);
        protocol.Structure(12, ref Json);
        protocol.Structure(13, ref Bson);
        protocol.Structure(14, ref Uuid);
        protocol.Structure(15, ref Half);
        protocol.Structure(16, ref Variant);
    }
}

/// <summary>Digits of a decimal.</summary>
internal sealed class DecimalAnnotation : IThriftStruct
{
    public int? Scale;
    public int? Precision;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Integer(1, ref Scale);
        protocol.Integer(2, ref Precision);
    }
}

/// <summary>A time of day or a timestamp: whether it is an instant, and its unit.</summary>
internal sealed class TimeAnnotation : IThriftStruct
{
    public bool? IsAdjustedToUtc;
    public TimeUnit? Unit;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Boolean(1, ref IsAdjustedToUtc);
        protocol.Structure(2, ref Unit);
    }
}

/// <summary>A union: one member is set.</summary>
internal sealed class TimeUnit : IThriftStruct
{
    public EmptyStructure? Milliseconds;
    public EmptyStructure? Microseconds;
    public EmptyStructure? Nanoseconds;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Structure(1, ref Milliseconds);
        protocol.Structure(2, ref Microseconds);
        protocol.Structure(3, ref Nanoseconds);
    }
}

/// <summary>Width and sign of a whole number.</summary>
internal sealed class IntegerAnnotation : IThriftStruct
{
    public sbyte? BitWidth;
    public bool? IsSigned;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Byte(1, ref BitWidth);
        protocol.Boolean(2, ref IsSigned);
    }
}

/// <summary>The version of the variant encoding.</summary>
internal sealed class VariantAnnotation : IThriftStruct
{
    public sbyte? Version;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct => protocol.Byte(1, ref Version);
}
