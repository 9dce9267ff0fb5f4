namespace Frames.Values;

/// <summary>Day-time intervals, a number of microseconds, from and to text. Fields are Spark's: 0 day, 1 hour, 2 minute, 3 second.</summary>
internal static class DayTimeIntervals
{
    /// <summary>Bytes that the longest text takes.</summary>
    public const int MaxLength = 80;

    static readonly long[] unit =
        [DateTimeText.MicrosPerDay, 3600 * DateTimeText.MicrosPerSecond, 60 * DateTimeText.MicrosPerSecond, DateTimeText.MicrosPerSecond];

    static ReadOnlySpan<byte> FieldName(int field) => field switch { 0 => "DAY"u8, 1 => "HOUR"u8, 2 => "MINUTE"u8, _ => "SECOND"u8 };

    /// <summary>
    /// Reads <c>[+-]d h:m:s.f</c> with exactly the fields asked for, plain or as <c>INTERVAL [+-]'...' DAY TO SECOND</c>. The first field is as
    /// large as fits, the others below 24 or 60; digits below a microsecond are cut off.
    /// </summary>
    public static IntervalStatus TryParse(ReadOnlySpan<byte> text, int from, int to, out long micros)
    {
        micros = 0;
        text = AsciiText.TrimControls(text);
        var last = from == to ? default : FieldName(to);
        if (!IntervalLiterals.TryUnquote(ref text, FieldName(from), last, out var negative)) return IntervalStatus.UnmatchedFormat;
        if (IntervalLiterals.SkipSign(ref text)) negative = !negative;
        Int128 total = 0;
        var inRange = true;
        for (var field = from; field <= to; field++)
        {
            var length = field == to ? text.Length : text.IndexOf(field == 0 ? (byte)' ' : (byte)':');
            if (length < 0) return IntervalStatus.UnmatchedFormat;
            var status = TryField(text[..length], field, field > from, ref total, ref inRange);
            if (status != IntervalStatus.Success) return status;
            text = text[Math.Min(length + 1, text.Length)..];
        }
        if (!inRange) return IntervalStatus.FieldOutOfRange;
        if (negative) total = -total;
        micros = unchecked((long)total);
        return micros == total ? IntervalStatus.Success : IntervalStatus.ArithmeticException;
    }

    /// <summary>Writes <c>INTERVAL '1 02:03:04.5' DAY TO SECOND</c> and returns the number of bytes: CAST to string, literals, printing.</summary>
    public static int Write(long micros, int from, int to, Span<byte> destination)
    {
        var n = IntervalLiterals.Append("INTERVAL '"u8, destination, 0);
        if (micros < 0) destination[n++] = (byte)'-';
        var rest = (ulong)(micros < 0 ? unchecked(-micros) : micros);
        for (var field = from; field <= to; field++)
        {
            var (value, below) = Math.DivRem(rest, (ulong)unit[field]);
            if (field > from) destination[n++] = field == 1 ? (byte)' ' : (byte)':';
            n += NumberText.WritePadded((long)value, field == 0 ? 1 : 2, destination[n..]);
            rest = below;
        }
        if (to == 3) n += DateTimeText.WriteFraction((int)rest, destination[n..]);
        return IntervalLiterals.AppendFields(FieldName(from), from == to ? default : FieldName(to), destination, n);
    }

    /// <summary>Writes <c>-1 02:03:04.500000000</c>: the form of Hive's results.</summary>
    public static int WriteHive(long micros, Span<byte> destination)
    {
        var n = 0;
        if (micros < 0) destination[n++] = (byte)'-';
        var rest = (ulong)(micros < 0 ? unchecked(-micros) : micros);
        for (var field = 0; field <= 3; field++)
        {
            var (value, below) = Math.DivRem(rest, (ulong)unit[field]);
            if (field > 0) destination[n++] = field == 1 ? (byte)' ' : (byte)':';
            n += NumberText.WritePadded((long)value, field == 0 ? 1 : 2, destination[n..]);
            rest = below;
        }
        destination[n++] = (byte)'.';
        return n + NumberText.WritePadded((long)rest * 1000, 9, destination[n..]);
    }

    static IntervalStatus TryField(ReadOnlySpan<byte> text, int field, bool follows, ref Int128 total, ref bool inRange)
    {
        var point = field == 3 ? text.IndexOf((byte)'.') : -1;
        var digits = point < 0 ? text : text[..point];
        if (!IntervalLiterals.IsDigits(digits) || (follows && digits.Length > 2)) return IntervalStatus.UnmatchedFormat;
        var known = NumberText.TryParseLong(digits, out var value);
        if (!known || value > (follows ? field == 1 ? 23 : 59 : long.MaxValue / unit[field])) inRange = false;
        else total += (Int128)value * unit[field];
        if (point < 0) return IntervalStatus.Success;
        var fraction = text[(point + 1)..];
        if (!IntervalLiterals.IsDigits(fraction) || fraction.Length > 9) return IntervalStatus.UnmatchedFormat;
        var micros = 0;
        for (var i = 0; i < 6; i++) micros = micros * 10 + (i < fraction.Length ? fraction[i] - '0' : 0);
        total += micros;
        return IntervalStatus.Success;
    }
}
