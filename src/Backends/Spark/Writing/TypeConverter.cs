using Frames.Errors;
using Frames.Sql.Types;
using Kind = Frames.Backends.Spark.Proto.DataType.KindOneofCase;
using Types = Frames.Backends.Spark.Proto.DataType.Types;

namespace Frames.Backends.Spark.Writing;

/// <summary>Data types to and from the protocol's messages.</summary>
internal static class TypeConverter
{
    const string BinaryCollation = "UTF8_BINARY";

    public static Proto.DataType ToProto(DataType type) => type switch
    {
        NullType => new() { Null = new() },
        BooleanType => new() { Boolean = new() },
        ByteType => new() { Byte = new() },
        ShortType => new() { Short = new() },
        IntegerType => new() { Integer = new() },
        LongType => new() { Long = new() },
        FloatType => new() { Float = new() },
        DoubleType => new() { Double = new() },
        DecimalType d => new() { Decimal = new() { Precision = d.Precision, Scale = d.Scale } },
        // The default collation is sent as none: named, it would show in the names of casts.
        StringType s => new() { String = new() { Collation = s.Collation ?? "" } },
        CharType c => new() { Char = new() { Length = c.Length } },
        VarcharType v => new() { VarChar = new() { Length = v.Length } },
        BinaryType => new() { Binary = new() },
        DateType => new() { Date = new() },
        TimestampType => new() { Timestamp = new() },
        TimestampNtzType => new() { TimestampNtz = new() },
        TimeType t => new() { Time = new() { Precision = t.Precision } },
        YearMonthIntervalType i => new() { YearMonthInterval = new() { StartField = (int)i.Start, EndField = (int)i.End } },
        DayTimeIntervalType i => new() { DayTimeInterval = new() { StartField = i.Start - IntervalField.Day, EndField = i.End - IntervalField.Day } },
        CalendarIntervalType => new() { CalendarInterval = new() },
        ArrayType a => new() { Array = new() { ElementType = ToProto(a.ElementType), ContainsNull = a.ContainsNull } },
        MapType m => new() { Map = new() { KeyType = ToProto(m.KeyType), ValueType = ToProto(m.ValueType), ValueContainsNull = m.ValueContainsNull } },
        StructType s => new() { Struct = new() { Fields = { s.Select(ToProto) } } },
        VariantType => new() { Variant = new() },
        _ => throw new InvalidOperationException($"This is a bug in Frames: no message for the type {type.SimpleString}."),
    };

    public static DataType ToFrames(Proto.DataType type) => type.KindCase switch
    {
        Kind.Null => DataTypes.Null,
        Kind.Boolean => DataTypes.Boolean,
        Kind.Byte => DataTypes.Byte,
        Kind.Short => DataTypes.Short,
        Kind.Integer => DataTypes.Integer,
        Kind.Long => DataTypes.Long,
        Kind.Float => DataTypes.Float,
        Kind.Double => DataTypes.Double,
        Kind.Decimal => new DecimalType(type.Decimal.HasPrecision ? type.Decimal.Precision : 10, type.Decimal.HasScale ? type.Decimal.Scale : 0),
        Kind.String => type.String.Collation is "" or BinaryCollation ? DataTypes.String : new StringType(type.String.Collation),
        Kind.Char => new CharType(type.Char.Length),
        Kind.VarChar => new VarcharType(type.VarChar.Length),
        Kind.Binary => DataTypes.Binary,
        Kind.Date => DataTypes.Date,
        Kind.Timestamp => DataTypes.Timestamp,
        Kind.TimestampNtz => DataTypes.TimestampNtz,
        Kind.Time => new TimeType(type.Time.HasPrecision ? type.Time.Precision : 6),
        Kind.YearMonthInterval => ToFrames(type.YearMonthInterval),
        Kind.DayTimeInterval => ToFrames(type.DayTimeInterval),
        Kind.CalendarInterval => DataTypes.CalendarInterval,
        Kind.Array => new ArrayType(ToFrames(type.Array.ElementType), type.Array.ContainsNull),
        Kind.Map => new MapType(ToFrames(type.Map.KeyType), ToFrames(type.Map.ValueType), type.Map.ValueContainsNull),
        Kind.Struct => ToFrames(type.Struct),
        Kind.Variant => DataTypes.Variant,
        Kind.Udt when type.Udt.SqlType is not null => ToFrames(type.Udt.SqlType),
        _ => throw ErrorClasses.UnsupportedServerType.With(("typeName", type.KindCase.ToString())),
    };

    public static StructType ToFrames(Types.Struct type) => new(type.Fields.Select(field =>
        new StructField(field.Name, ToFrames(field.DataType), field.Nullable, field.HasMetadata ? field.Metadata : null)));

    static Types.StructField ToProto(StructField field)
    {
        var message = new Types.StructField { Name = field.Name, DataType = ToProto(field.DataType), Nullable = field.IsNullable };
        if (field.Metadata is not null) message.Metadata = field.Metadata;
        return message;
    }

    static YearMonthIntervalType ToFrames(Types.YearMonthInterval type)
    {
        var start = type.HasStartField ? type.StartField : (int)IntervalField.Year;
        return new((IntervalField)start, type.HasEndField ? (IntervalField)type.EndField : type.HasStartField ? (IntervalField)start : IntervalField.Month);
    }

    static DayTimeIntervalType ToFrames(Types.DayTimeInterval type)
    {
        var start = IntervalField.Day + (type.HasStartField ? type.StartField : 0);
        return new(start, type.HasEndField ? IntervalField.Day + type.EndField : type.HasStartField ? start : IntervalField.Second);
    }
}
