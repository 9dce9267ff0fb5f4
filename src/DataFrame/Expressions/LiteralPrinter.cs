using System.Globalization;
using System.Text;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Expressions;

/// <summary>Literals as text: as Spark's column names write them (strings bare), and as SQL that reads back to the same value.</summary>
internal static class LiteralPrinter
{
    [ThreadStatic]
    static string? zone;

    /// <summary>The time zone in which this thread's queries show timestamps; UTC unless set.</summary>
    public static string TimeZone
    {
        get => zone ?? "UTC";
        set => zone = value;
    }

    /// <summary>The text in column names.</summary>
    public static string Print(Literal literal) => literal is { Value: string text, Type: not StringType { Collation: not null } } ? text : Text(literal.Value, literal.Type, TimeZone, suffixes: false);

    /// <summary>The text as SQL, with quotes and type suffixes.</summary>
    public static string Sql(Literal literal, string timeZone) => Text(literal.Value, literal.Type, timeZone, suffixes: true);

    static string Text(object? value, DataType type, string timeZone, bool suffixes) => (value, type) switch
    {
        (null, _) => suffixes && type is not NullType ? $"CAST(NULL AS {type.Sql})" : "NULL",
        (bool b, _) => b ? "true" : "false",
        (string s, StringType { Collation: { } collation }) => $"{Text(s, DataTypes.String, timeZone, suffixes)} collate {collation}",
        (string s, _) => "'" + s.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'",
        (byte[] bytes, _) => "X'" + Convert.ToHexString(bytes) + "'",
        (sbyte n, _) => Number(n) + (suffixes ? "Y" : ""),
        (short n, _) => Number(n) + (suffixes ? "S" : ""),
        (int days, DateType) => $"DATE '{Write(48, to => DateTimeText.WriteDate(days, to))}'",
        (int months, YearMonthIntervalType t) => Write(YearMonthIntervals.MaxLength, to => YearMonthIntervals.Write(months, (int)t.Start, (int)t.End, to)),
        (int n, _) => Number(n),
        (long micros, TimestampType) => $"TIMESTAMP '{Write(DateTimeText.MaxLength, to => DateTimeText.WriteTimestamp(micros, Zone(timeZone), to))}'",
        (long micros, TimestampNtzType) => $"TIMESTAMP_NTZ '{Write(DateTimeText.MaxLength, to => DateTimeText.WriteTimestampNtz(micros, to))}'",
        (long nanos, TimeType) => $"TIME '{Write(DateTimeText.MaxLength, to => DateTimeText.WriteTime(nanos, to))}'",
        (long micros, DayTimeIntervalType t) => Write(DayTimeIntervals.MaxLength, to => DayTimeIntervals.Write(micros, t.Start - IntervalField.Day, t.End - IntervalField.Day, to)),
        (long n, LongType) => Number(n) + (suffixes ? "L" : ""),
        (float f, _) => Fractional(f, Write(DoubleText.MaxLength, to => DoubleText.Write(f, to)), "FLOAT", suffixes ? "F" : ""),
        (double d, _) => Fractional(d, Write(DoubleText.MaxLength, to => DoubleText.Write(d, to)), "DOUBLE", suffixes ? "D" : ""),
        (Int128 unscaled, DecimalType t) => Write(DecimalText.MaxLength, to => DecimalText.WriteJava(unscaled, t.Scale, to)) + (suffixes ? "BD" : ""),
        (CalendarInterval i, _) => $"INTERVAL '{Write(CalendarIntervals.MaxLength, to => CalendarIntervals.Write(i.Months, i.Days, i.Microseconds, to))}'",
        (object?[] items, ArrayType t) => $"ARRAY({string.Join(", ", items.Select(item => Text(item, t.ElementType, timeZone, suffixes)))})",
        (object?[] items, StructType t) => $"NAMED_STRUCT({string.Join(", ", items.Select((item, i) => $"'{t[i].Name}', {Text(item, t[i].DataType, timeZone, suffixes)}"))})",
        (KeyValuePair<object, object?>[] pairs, MapType t) => $"MAP({string.Join(", ", pairs.Select(pair => $"{Text(pair.Key, t.KeyType, timeZone, suffixes)}, {Text(pair.Value, t.ValueType, timeZone, suffixes)}"))})",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    delegate int TextWriter(Span<byte> destination);

    static string Write(int maxLength, TextWriter write)
    {
        Span<byte> text = stackalloc byte[Math.Max(maxLength, 64)];
        return Encoding.UTF8.GetString(text[..write(text)]);
    }

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    static SparkZone Zone(string id) => SparkZone.TryGet(id, out var zone) ? zone : SparkZone.Utc;

    static string Fractional(double value, string text, string type, string suffix)
        => suffix.Length == 0 ? text : double.IsFinite(value) ? text + suffix : $"CAST('{text}' AS {type})";
}
