using System.Numerics;
using Frames.Columns;
using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Values;
using Frames.Values.Variants;

namespace Frames.Kernels.Casts;

/// <summary>Values of variants that are of one type, and where they belong.</summary>
internal sealed class VariantBucket(DataType type)
{
    public VectorBuilder Values { get; } = VectorBuilder.Create(type);

    public List<int> Slots { get; } = [];

    /// <summary>Puts a value to those of its type; false if Spark has no cast from that to the wanted type.</summary>
    public static bool TryAppend(VariantCell cell, DataType wanted, SparkZone zone, Dictionary<DataType, VariantBucket> buckets, int slot)
    {
        var kind = cell.Kind;
        if (kind is VariantKind.Object or VariantKind.Array && wanted is not StringType) return false;
        Int128 unscaled = 0;
        DataType type = kind switch
        {
            VariantKind.Boolean => DataTypes.Boolean,
            VariantKind.Long => DataTypes.Long,
            VariantKind.Double => DataTypes.Double,
            VariantKind.Float => DataTypes.Float,
            VariantKind.Decimal => DecimalOf(cell, out unscaled),
            VariantKind.Date => DataTypes.Date,
            VariantKind.Timestamp => DataTypes.Timestamp,
            VariantKind.TimestampNtz => DataTypes.TimestampNtz,
            VariantKind.Binary => DataTypes.Binary,
            _ => DataTypes.String,
        };
        if (!CastRules.IsAllowed(type, wanted, CastMode.Ansi) || (wanted is TimestampType && !IsInstant(cell, type, unscaled))) return false;
        if (!buckets.TryGetValue(type, out var bucket)) buckets[type] = bucket = new(type);
        bucket.Slots.Add(slot);
        bucket.Append(cell, kind, unscaled, zone);
        return true;
    }

    void Append(VariantCell cell, VariantKind kind, Int128 unscaled, SparkZone zone)
    {
        switch (Values)
        {
            case BooleanBuilder booleans: booleans.Append(cell.Boolean); break;
            case FlatBuilder<double> doubles: doubles.Append(cell.Double); break;
            case FlatBuilder<float> floats: floats.Append(cell.Float); break;
            case FlatBuilder<int> days: days.Append((int)cell.Long); break;
            case FlatBuilder<Int128> decimals: decimals.Append(unscaled); break;
            case FlatBuilder<long> longs: longs.Append(kind == VariantKind.Decimal ? (long)unscaled : cell.Long); break;
            case BytesBuilder bytes when kind is VariantKind.String or VariantKind.Binary: bytes.Append(cell.Text); break;
            case BytesBuilder bytes:
                var text = new Utf8Buffer();
                if (kind == VariantKind.Uuid) VariantText.AppendMoment(cell, zone, text);
                else VariantText.Append(cell, zone, text);
                bytes.Append(text.Written);
                break;
        }
    }

    public static DecimalType DecimalOf(VariantCell cell, out Int128 unscaled)
    {
        unscaled = cell.Decimal(out var scale);
        var digits = 1;
        for (var rest = Int128.Abs(unscaled) / 10; rest > 0; rest /= 10) digits++;
        return new DecimalType(Math.Max(digits, scale), scale);
    }

    /// <summary>Whether seconds are in the range of timestamps: here casts do not wrap.</summary>
    static bool IsInstant(VariantCell cell, DataType type, Int128 unscaled)
    {
        if (type is LongType) return Math.Abs((decimal)cell.Long) * DateTimeText.MicrosPerSecond <= long.MaxValue;
        return type is not DecimalType number
            || BigInteger.Abs((BigInteger)unscaled) * DateTimeText.MicrosPerSecond / BigInteger.Pow(10, number.Scale) <= long.MaxValue;
    }
}
