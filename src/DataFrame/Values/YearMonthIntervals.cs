namespace Frames.Values;

/// <summary>Year-month intervals, a number of months, from and to text. Fields are Spark's: 0 year, 1 month.</summary>
internal static class YearMonthIntervals
{
    /// <summary>Bytes that the longest text takes.</summary>
    public const int MaxLength = 48;

    static ReadOnlySpan<byte> FieldName(int field) => field == 0 ? "YEAR"u8 : "MONTH"u8;

    /// <summary>Reads <c>[+-]y-m</c> (or a single field), plain or as <c>INTERVAL [+-]'...' YEAR TO MONTH</c>.</summary>
    public static IntervalStatus TryParse(ReadOnlySpan<byte> text, int from, int to, out int months)
    {
        months = 0;
        text = AsciiText.TrimControls(text);
        var last = from == to ? default : FieldName(to);
        if (!IntervalLiterals.TryUnquote(ref text, FieldName(from), last, out var negative)) return IntervalStatus.UnmatchedFormat;
        if (IntervalLiterals.SkipSign(ref text)) negative = !negative;
        var dash = text.IndexOf((byte)'-');
        if (from == to ? dash >= 0 : dash < 0) return IntervalStatus.UnmatchedFormat;
        var first = from == to ? text : text[..dash];
        var second = from == to ? "0"u8 : text[(dash + 1)..];
        if (!IntervalLiterals.IsDigits(first) || !IntervalLiterals.IsDigits(second)) return IntervalStatus.UnmatchedFormat;
        if (!NumberText.TryParseLong(first, out var large) || large > int.MaxValue + 1L) return IntervalStatus.IntervalParsing;
        if (!NumberText.TryParseLong(second, out var small) || small > 11) return IntervalStatus.IntervalParsing;
        var total = (from == 0 ? large * 12 : large) + small;
        if (negative) total = -total;
        months = unchecked((int)total);
        return months == total ? IntervalStatus.Success : IntervalStatus.IntervalParsing;
    }

    /// <summary>Writes <c>INTERVAL '1-2' YEAR TO MONTH</c> and returns the number of bytes: CAST to string, literals, printing.</summary>
    public static int Write(int months, int from, int to, Span<byte> destination)
    {
        var n = IntervalLiterals.Append("INTERVAL '"u8, destination, 0);
        n += from == to ? WriteSingle(months, from, destination[n..]) : WriteHive(months, destination[n..]);
        return IntervalLiterals.AppendFields(FieldName(from), from == to ? default : FieldName(to), destination, n);
    }

    /// <summary>Writes <c>-1-2</c>: the form of Hive's results.</summary>
    public static int WriteHive(int months, Span<byte> destination)
    {
        var magnitude = Math.Abs((long)months);
        var n = 0;
        if (months < 0) destination[n++] = (byte)'-';
        n += NumberText.Write(magnitude / 12, destination[n..]);
        destination[n++] = (byte)'-';
        return n + NumberText.Write(magnitude % 12, destination[n..]);
    }

    static int WriteSingle(int months, int field, Span<byte> destination) => NumberText.Write(field == 0 ? months / 12 : months, destination);
}
