using System.Globalization;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;
using Google.Protobuf;
using Message = Frames.Backends.Spark.Proto.Expression.Types.Literal;

namespace Frames.Backends.Spark.Writing;

/// <summary>Literals: physical values (see <c>VectorBuilder</c>) as the protocol's typed values.</summary>
internal static class LiteralWriter
{
    public static Message Write(Literal literal) => Write(literal.Value, literal.LiteralType);

    static Message Write(object? value, DataType type)
    {
        if (value is null) return new Message { Null = TypeConverter.ToProto(type) };
        return type switch
        {
            BooleanType => new() { Boolean = (bool)value },
            ByteType => new() { Byte = (sbyte)value },
            ShortType => new() { Short = (short)value },
            IntegerType => new() { Integer = (int)value },
            LongType => new() { Long = (long)value },
            FloatType => new() { Float = (float)value },
            DoubleType => new() { Double = (double)value },
            DecimalType d => new() { Decimal = new() { Value = DecimalText(value, d.Scale), Precision = d.Precision, Scale = d.Scale } },
            StringType { Collation: null } or CharType or VarcharType => new() { String = (string)value },
            StringType => new() { String = (string)value, DataType = TypeConverter.ToProto(type) },
            BinaryType => new() { Binary = ByteString.CopyFrom((byte[])value) },
            DateType => new() { Date = (int)value },
            TimestampType => new() { Timestamp = (long)value },
            TimestampNtzType => new() { TimestampNtz = (long)value },
            TimeType t => new() { Time = new() { Nano = (long)value, Precision = t.Precision } },
            YearMonthIntervalType => Typed(new() { YearMonthInterval = (int)value }, type, DataTypes.YearMonthInterval),
            DayTimeIntervalType => Typed(new() { DayTimeInterval = (long)value }, type, DataTypes.DayTimeInterval),
            CalendarIntervalType => new() { CalendarInterval = Interval((CalendarInterval)value) },
            ArrayType a => new() { Array = Array((object?[])value, a) },
            MapType m => new() { Map = Map((KeyValuePair<object, object?>[])value, m) },
            StructType s => new() { Struct = Struct((object?[])value, s) },
            _ => throw ErrorClasses.UnsupportedLiteralType.With(("type", type.SimpleString)),
        };
    }

    static Message.Types.Array Array(object?[] values, ArrayType type) =>
        new() { ElementType = TypeConverter.ToProto(type.ElementType), Elements = { values.Select(value => Write(value, type.ElementType)) } };

    static Message.Types.Map Map(KeyValuePair<object, object?>[] pairs, MapType type) => new()
    {
        KeyType = TypeConverter.ToProto(type.KeyType),
        ValueType = TypeConverter.ToProto(type.ValueType),
        Keys = { pairs.Select(pair => Write(pair.Key, type.KeyType)) },
        Values = { pairs.Select(pair => Write(pair.Value, type.ValueType)) },
    };

    static Message.Types.Struct Struct(object?[] values, StructType type) =>
        new() { StructType = TypeConverter.ToProto(type), Elements = { values.Select((value, index) => Write(value, type[index].DataType)) } };

    static Message.Types.CalendarInterval Interval(CalendarInterval value) => new() { Months = value.Months, Days = value.Days, Microseconds = value.Microseconds };

    // Only a type that the value alone does not say is sent: servers before 4.1 do not know this field.
    static Message Typed(Message message, DataType type, DataType implied)
    {
        if (!type.Equals(implied)) message.DataType = TypeConverter.ToProto(type);
        return message;
    }

    internal static string DecimalText(object value, int scale)
    {
        var unscaled = value is Int128 wide ? wide : System.Convert.ToInt64(value, CultureInfo.InvariantCulture);
        var digits = (unscaled < 0 ? -(UInt128)unscaled : (UInt128)unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return (unscaled < 0 ? "-" : "") + (scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}");
    }
}
