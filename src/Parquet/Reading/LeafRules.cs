using Frames.Parquet.Footer;
using Frames.Parquet.Schema;
using Frames.Sql.Types;

namespace Frames.Parquet.Reading;

/// <summary>
/// Which stored types can be read as which Spark types, and how. A row for each pair: the same meaning first, then what Spark allows by promotion to a wider type.
/// </summary>
internal static class LeafRules
{
    const long MicrosecondsPerDay = Int96ToMicros.MicrosecondsPerDay;

    /// <summary>What reads the leaf as <paramref name="type"/>, or null if nothing can.</summary>
    public static LeafValues? For(SchemaNode leaf, DataType type)
    {
        var annotation = LeafAnnotation.Of(leaf.Element);
        if (type is DecimalType wanted) return DecimalFor(leaf, annotation, wanted);
        return leaf.Storage switch
        {
            StorageType.Boolean => type is BooleanType ? new BitValues() : null,
            StorageType.Int32 => Int32For(annotation, type),
            StorageType.Int64 => Int64For(annotation, type),
            StorageType.Int96 => type is TimestampType or TimestampNtzType ? Make<Int96, long, Int96ToMicros>(type) : null,
            StorageType.Float => type is FloatType ? Make<float, float, Same<float>>(type) : type is DoubleType ? Make<float, double, Widen<float, double>>(type) : null,
            StorageType.Double => type is DoubleType ? Make<double, double, Same<double>>(type) : null,
            StorageType.ByteArray => IsText(type) ? new BytesValues(type, 0) : null,
            _ => type is BinaryType or StringType && annotation.Kind != Annotation.Decimal ? new BytesValues(type, FixedLength(leaf)) : null,
        };
    }

    static LeafValues? Int32For(LeafAnnotation annotation, DataType type) => (annotation.Kind, type) switch
    {
        (Annotation.Integer, LongType) when annotation is { BitWidth: 32, IsSigned: false } => Make<int, long, Unsigned32>(type),
        (Annotation.Date, TimestampNtzType) => Make<int, long, Times<int, long>>(type, new(MicrosecondsPerDay)),
        (Annotation.Time, TimeType) => Make<int, long, Times<int, long>>(type, new(1_000_000)),
        (Annotation.Date, DateType) or (Annotation.None, DateType) => Make<int, int, Same<int>>(type),
        (Annotation.Decimal or Annotation.Date or Annotation.Time, _) => null,
        (_, ByteType) => Make<int, sbyte, Widen<int, sbyte>>(type),
        (_, ShortType) => Make<int, short, Widen<int, short>>(type),
        (_, IntegerType or YearMonthIntervalType) => Make<int, int, Same<int>>(type),
        (_, LongType) => Make<int, long, Widen<int, long>>(type),
        (_, DoubleType) => Make<int, double, Widen<int, double>>(type),
        _ => null,
    };

    static LeafValues? Int64For(LeafAnnotation annotation, DataType type) => (annotation.Kind, type) switch
    {
        (Annotation.Timestamp, TimestampType or TimestampNtzType) => annotation.Unit switch
        {
            Unit.Milliseconds => Make<long, long, Times<long, long>>(type, new(1000)),
            Unit.Nanoseconds => Make<long, long, NanosToMicros>(type),
            _ => Make<long, long, Same<long>>(type),
        },
        (Annotation.Timestamp, LongType) when annotation.Unit == Unit.Nanoseconds => Make<long, long, Same<long>>(type),
        (Annotation.Time, TimeType) when annotation.Unit == Unit.Nanoseconds => Make<long, long, Same<long>>(type),
        (Annotation.Time, TimeType) => Make<long, long, Times<long, long>>(type, new(1000)),
        (Annotation.None, TimestampType or TimestampNtzType) => Make<long, long, Same<long>>(type),
        (Annotation.None or Annotation.Integer, LongType or DayTimeIntervalType) when annotation.IsSigned => Make<long, long, Same<long>>(type),
        _ => null,
    };

    static LeafValues? DecimalFor(SchemaNode leaf, LeafAnnotation annotation, DecimalType type)
    {
        var (precision, scale) = (annotation.Kind, leaf.Storage) switch
        {
            (Annotation.Decimal, _) => (annotation.Precision, annotation.Scale),
            (Annotation.None or Annotation.Integer, StorageType.Int32) => (annotation.IsSigned ? 10 : 11, 0),
            (Annotation.None or Annotation.Integer, StorageType.Int64) => (20, 0),
            _ => (-1, 0),
        };
        // No digit may be lost: neither before the point nor after it.
        if (precision < 0 || scale > type.Scale || precision - scale > Math.Max(type.Precision - type.Scale, 0)) return null;
        var isLong = type.Precision <= DecimalType.MaxLongPrecision;
        var factor = Power(type.Scale - scale);
        var unsigned = annotation is { Kind: Annotation.Integer, IsSigned: false };
        return leaf.Storage switch
        {
            StorageType.Int32 when unsigned => null,
            StorageType.Int32 when isLong => Make<int, long, Times<int, long>>(type, new((long)factor)),
            StorageType.Int32 => Make<int, Int128, Times<int, Int128>>(type, new(factor)),
            StorageType.Int64 when unsigned => factor == 1 ? Make<long, Int128, Unsigned64>(type) : null,
            StorageType.Int64 when isLong && factor == 1 => Make<long, long, Same<long>>(type),
            StorageType.Int64 when isLong => Make<long, long, Times<long, long>>(type, new((long)factor)),
            StorageType.Int64 => Make<long, Int128, Times<long, Int128>>(type, new(factor)),
            StorageType.ByteArray => Bytes(type, 0, isLong, factor),
            StorageType.FixedLengthByteArray => Bytes(type, FixedLength(leaf), isLong, factor),
            _ => null,
        };
    }

    static LeafValues Bytes(DecimalType type, int width, bool isLong, Int128 factor) => isLong
        ? new DecimalBytesValues<long, Times<Int128, long>>(type, width, new((long)factor))
        : new DecimalBytesValues<Int128, Times<Int128, Int128>>(type, width, new(factor));

    static FixedValues<TStored, TValue, TConvert> Make<TStored, TValue, TConvert>(DataType type, TConvert convert = default)
        where TStored : unmanaged where TValue : unmanaged where TConvert : struct, IConvert<TStored, TValue> => new(type, convert);

    static bool IsText(DataType type) => type is StringType or CharType or VarcharType or BinaryType;

    static int FixedLength(SchemaNode leaf) => leaf.Element.TypeLength is > 0 and <= 1 << 20 and var length ? length
        : throw new ParquetFormatException($"the field {leaf.Name} has values of {leaf.Element.TypeLength} bytes");

    static Int128 Power(int digits)
    {
        var result = Int128.One;
        for (var i = 0; i < digits; i++) result *= 10;
        return result;
    }
}
