using System.Globalization;
using System.Text;
using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Tests.Golden.Sql;

/// <summary>Values of batches in the form of the recorded answers.</summary>
static class VectorJson
{
    /// <summary>One row. Floats are shown as the shortest text of a float, or, where <paramref name="widenFloats"/> is set, as the double of the same value.</summary>
    public static string Row(Batch batch, StructType schema, int row, bool widenFloats = false)
        => string.Join(Answer.Separator, batch.Columns.Select((column, i) => Value(column.GetValue(row), schema[i].DataType, widenFloats)));

    public static string Value(object? value, DataType type, bool widenFloats = false) => (value, type) switch
    {
        (null, _) => "null",
        (bool b, _) => b ? "true" : "false",
        (double d, _) => Floating(d, d.ToString("R", CultureInfo.InvariantCulture)),
        (float f, _) when widenFloats => Floating(f, ((double)f).ToString("R", CultureInfo.InvariantCulture)),
        (float f, _) => Floating(f, f.ToString("R", CultureInfo.InvariantCulture)),
        (Int128 unscaled, DecimalType t) => Quote(48, to => DecimalText.Write(unscaled, t.Scale, to)),
        (int days, DateType) => Quote(48, to => DateTimeText.WriteDate(days, to)),
        (int months, YearMonthIntervalType) => $"{{months:{Text(months)}}}",
        (long micros, TimestampType) => "\"" + DateTime(micros) + "Z\"",
        (long micros, TimestampNtzType) => "\"" + DateTime(micros) + "\"",
        (long nanos, TimeType) => "\"" + TimeOfDay(nanos / 1000) + "\"",
        (long micros, DayTimeIntervalType) => $"{{us:{Text(micros)}}}",
        (CalendarInterval i, _) => "{interval:" + Quote(CalendarIntervals.MaxLength, to => CalendarIntervals.Write(i.Months, i.Days, i.Microseconds, to)) + "}",
        (string s, _) => JsonText.String(s),
        (byte[] bytes, _) => "{hex:\"" + Convert.ToHexStringLower(bytes) + "\"}",
        (object?[] parts, VariantType) => "{variant:" + JsonText.Variant(VariantText.Write((byte[])parts[0]!, (byte[])parts[1]!, SparkZone.Utc)) + "}",
        (object?[] items, ArrayType t) => "[" + string.Join(",", items.Select(item => Value(item, t.ElementType, widenFloats))) + "]",
        (KeyValuePair<object, object?>[] pairs, MapType t) => "{map:" + string.Join(",",
            pairs.Select(pair => $"[{Value(pair.Key, t.KeyType, widenFloats)},{Value(pair.Value, t.ValueType, widenFloats)}]").Order(StringComparer.Ordinal)) + "}",
        (object?[] items, StructType t) => "{struct:[" + string.Join(",", items.Select((item, i) => Value(item, t[i].DataType, widenFloats))) + "]}",
        (IFormattable number, _) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    delegate int Writer(Span<byte> to);

    static string Quote(int length, Writer write)
    {
        var bytes = new byte[Math.Max(64, length)];
        return "\"" + Encoding.UTF8.GetString(bytes.AsSpan(0, write(bytes))) + "\"";
    }

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Floating(double value, string text) => double.IsNaN(value) ? "\"NaN\"" : double.IsPositiveInfinity(value) ? "\"Infinity\"" : double.IsNegativeInfinity(value) ? "\"-Infinity\""
        : value == 0 && double.IsNegative(value) ? "\"-0.0\"" : JsonText.Number(double.Parse(text, CultureInfo.InvariantCulture));

    static string DateTime(long micros)
    {
        var days = DateTimeText.FloorDays(micros);
        var bytes = new byte[64];
        return Encoding.ASCII.GetString(bytes.AsSpan(0, DateTimeText.WriteDate((int)days, bytes))) + "T" + TimeOfDay(micros - (days * DateTimeText.MicrosPerDay));
    }

    static string TimeOfDay(long micros) => string.Create(CultureInfo.InvariantCulture,
        $"{micros / 3_600_000_000:00}:{micros / 60_000_000 % 60:00}:{micros / 1_000_000 % 60:00}.{micros % 1_000_000:000000}");
}
