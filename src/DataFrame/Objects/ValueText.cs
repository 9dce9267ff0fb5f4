using System.Globalization;
using System.Text;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Objects;

/// <summary>
/// Single values as <c>Show</c> prints them: Spark's cast to string, but with <c>NULL</c> for nulls inside nested values and bytes in hexadecimal.
/// </summary>
internal static class ValueText
{
    delegate int WriteText<in T>(T value, Span<byte> destination);

    /// <summary>The text of a physical value (see <c>VectorBuilder</c>).</summary>
    public static string Of(object? physical, DataType type, SparkZone zone)
    {
        if (physical is null) return "NULL";
        return type switch
        {
            BooleanType => (bool)physical ? "true" : "false",
            FloatType => Write((float)physical, DoubleText.Write),
            DoubleType => Write((double)physical, DoubleText.Write),
            DecimalType decimalType => Write((Int128)physical, (value, destination) => DecimalText.Write(value, decimalType.Scale, destination)),
            BinaryType => Bytes((byte[])physical),
            DateType => Write((int)physical, DateTimeText.WriteDate),
            TimestampType => Write((long)physical, (value, destination) => DateTimeText.WriteTimestamp(value, zone, destination)),
            TimestampNtzType => Write((long)physical, DateTimeText.WriteTimestampNtz),
            TimeType => Write((long)physical, DateTimeText.WriteTime),
            DayTimeIntervalType interval => Write((long)physical, (value, destination) => DayTimeIntervals.Write(value, interval.Start - IntervalField.Day,
                interval.End - IntervalField.Day, destination)),
            YearMonthIntervalType interval => Write((int)physical, (value, destination) => YearMonthIntervals.Write(value, (int)interval.Start,
                (int)interval.End, destination)),
            CalendarIntervalType => Write((CalendarInterval)physical, (value, destination)
                => CalendarIntervals.Write(value.Months, value.Days, value.Microseconds, destination)),
            ArrayType array => "[" + string.Join(", ", ((object?[])physical).Select(element => Of(element, array.ElementType, zone))) + "]",
            MapType map => "{" + string.Join(", ", ((KeyValuePair<object, object?>[])physical).Select(pair
                => $"{Of(pair.Key, map.KeyType, zone)} -> {Of(pair.Value, map.ValueType, zone)}")) + "}",
            StructType record => "{" + string.Join(", ", ((object?[])physical).Select((field, i) => Of(field, record[i].DataType, zone))) + "}",
            VariantType => Variant((object?[])physical, zone),
            _ => Convert.ToString(physical, CultureInfo.InvariantCulture)!,
        };
    }

    static string Variant(object?[] parts, SparkZone zone) => VariantText.Write((byte[])parts[0]!, (byte[])parts[1]!, zone);

    static string Bytes(byte[] bytes) => "[" + string.Join(" ", bytes.Select(value => value.ToString("X2", CultureInfo.InvariantCulture))) + "]";

    static string Write<T>(T value, WriteText<T> write)
    {
        Span<byte> buffer = stackalloc byte[512];
        return Encoding.UTF8.GetString(buffer[..write(value, buffer)]);
    }
}
