using Frames.Kernels.Text;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Csv;

/// <summary>The narrowest type that holds a column's values, in Spark's order: int, long, decimal, double, date, timestamp, boolean, string.</summary>
internal sealed class CsvTypes(CsvOptions options)
{
    readonly DoubleParser doubles = new(new SpecialDoubles(options.NanValue, options.PositiveInfinity, options.NegativeInfinity));
    readonly TimestampParser timestamps = new(options.Formats);

    /// <summary>The type that holds what <paramref name="type"/> holds, and the field too; null while all fields were null.</summary>
    public DataType? Widen(DataType? type, CsvFields fields, int row)
    {
        if (fields.IsNull(row, options.NullValue)) return type;
        var text = fields[row];
        if (text.IsEmpty) return type;
        var own = type switch
        {
            null or IntegerType => FromInteger(text),
            LongType => FromLong(text),
            DecimalType => FromDecimal(text),
            DoubleType => FromDouble(text),
            DateType => FromDate(text),
            TimestampType => FromTimestamp(text),
            BooleanType => FromBoolean(text),
            _ => DataTypes.String,
        };
        return ReferenceEquals(own, type) ? type : Merge(type, own);
    }

    /// <summary>The type that holds both.</summary>
    public static DataType? Merge(DataType? left, DataType? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ when left.Equals(right) => left,
        (IntegerType, LongType) or (LongType, IntegerType) => DataTypes.Long,
        (DoubleType, IntegerType or LongType or DecimalType) or (IntegerType or LongType or DecimalType, DoubleType) => DataTypes.Double,
        (DecimalType a, DecimalType b) => Merge(a, b),
        (DecimalType d, IntegerType or LongType) => Merge(d, Digits(right)),
        (IntegerType or LongType, DecimalType d) => Merge(Digits(left), d),
        (DateType, TimestampType) or (TimestampType, DateType) => DataTypes.Timestamp,
        _ => DataTypes.String,
    };

    static DataType Merge(DecimalType left, DecimalType right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        var precision = Math.Max(left.Precision - left.Scale, right.Precision - right.Scale) + scale;
        return precision > DecimalType.MaxPrecision ? DataTypes.Double : new DecimalType(precision, scale);
    }

    static DecimalType Digits(DataType type) => new(type is LongType ? 20 : 10, 0);

    DataType FromInteger(ReadOnlySpan<byte> text) => new IntegerParser<int>().TryParse(text, out _) ? DataTypes.Integer : FromLong(text);

    DataType FromLong(ReadOnlySpan<byte> text) => new IntegerParser<long>().TryParse(text, out _) ? DataTypes.Long : FromDecimal(text);

    DataType FromDecimal(ReadOnlySpan<byte> text)
    {
        if (text[0] <= ' ' || text[^1] <= ' ' || text.Contains((byte)'.') || DecimalText.TryParseLiteral(text, out _, out var precision, out _) != ParseStatus.Success) return FromDouble(text);
        return new DecimalType(precision, 0);
    }

    DataType FromDouble(ReadOnlySpan<byte> text) => doubles.TryParse(text, out _) ? DataTypes.Double : options.PreferDate ? FromDate(text) : FromTimestamp(text);

    /// <summary>Only the full form counts as a date; others that a cast reads are timestamps.</summary>
    DataType FromDate(ReadOnlySpan<byte> text)
        => (options.Formats.Date is not null || (text.Length == 10 && text[4] == (byte)'-' && text[7] == (byte)'-')) && options.Formats.TryParseDate(text, out _) ? DataTypes.Date : FromTimestamp(text);

    DataType FromTimestamp(ReadOnlySpan<byte> text) => timestamps.TryParse(text, out _) ? DataTypes.Timestamp : FromBoolean(text);

    static DataType FromBoolean(ReadOnlySpan<byte> text) => new BooleanParser().TryParse(text, out _) ? DataTypes.Boolean : DataTypes.String;
}
