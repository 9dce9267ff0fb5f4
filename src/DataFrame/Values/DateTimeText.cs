namespace Frames.Values;

/// <summary>Dates, timestamps and times from and to text as Spark's CAST reads and prints them.</summary>
internal static class DateTimeText
{
    /// <summary>Bytes that the longest date, timestamp or time takes.</summary>
    public const int MaxLength = 40;

    public const long MicrosPerSecond = 1_000_000;
    public const long NanosPerMicro = 1_000;
    public const long MicrosPerDay = 86_400 * MicrosPerSecond;

    /// <summary>Reads a date in days since 1970-01-01; what follows a full date after a blank or T is ignored, as Spark does.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out int days)
    {
        days = 0;
        text = AsciiText.TrimControls(text);
        if (text.IsEmpty) return false;
        var negative = text[0] == (byte)'-';
        if (text[0] is (byte)'-' or (byte)'+') text = text[1..];
        Span<int> segments = [1, 1, 1];
        int i = 0, value = 0, digits = 0, position = 0;
        for (; position < text.Length && text[position] is not ((byte)' ' or (byte)'T'); position++)
        {
            var b = text[position];
            if (i < 2 && b == (byte)'-')
            {
                if (!IsDateSegment(i, digits)) return false;
                segments[i++] = value;
                (value, digits) = (0, 0);
                continue;
            }
            if (!AsciiText.IsDigit(b) || ++digits > 7) return false;
            value = value * 10 + (b - '0');
        }
        if (!IsDateSegment(i, digits) || (i < 2 && position < text.Length)) return false;
        segments[i] = value;
        return CivilDate.TryToDays(negative ? -segments[0] : segments[0], segments[1], segments[2], out days);
    }

    /// <summary>
    /// Reads an instant in microseconds since the epoch; a text without a zone is local in <paramref name="zone"/>, a time without a date is
    /// of the day that <paramref name="nowMicros"/> falls on.
    /// </summary>
    public static bool TryParseTimestamp(ReadOnlySpan<byte> text, SparkZone zone, long nowMicros, out long micros)
    {
        micros = 0;
        if (!DateTimeFields.TryScan(text, out var fields)) return false;
        var own = zone;
        if (fields.HasZone && !SparkZone.TryGet(fields.ZoneId, out own)) return false;
        int days;
        if (fields.TimeOnly) days = (int)FloorDays(own.ToLocal(nowMicros));
        else if (!CivilDate.TryToDays(fields.Year, fields.Month, fields.Day, out days)) return false;
        return TryTimeOfDay(fields, out var time) && TryInstant(days, time, own, out micros);
    }

    /// <summary>As the overload with an instant, with the present one.</summary>
    public static bool TryParseTimestamp(ReadOnlySpan<byte> text, SparkZone zone, out long micros) =>
        TryParseTimestamp(text, zone, (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, out micros);

    /// <summary>
    /// Reads a local timestamp in microseconds. A zone must be a known one and is then ignored if <paramref name="allowZone"/>, refused
    /// otherwise; a time alone is refused.
    /// </summary>
    public static bool TryParseTimestampNtz(ReadOnlySpan<byte> text, out long micros, bool allowZone = true)
    {
        micros = 0;
        if (!DateTimeFields.TryScan(text, out var fields) || fields.TimeOnly) return false;
        if (fields.HasZone && (!allowZone || !SparkZone.TryGet(fields.ZoneId, out _))) return false;
        return CivilDate.TryToDays(fields.Year, fields.Month, fields.Day, out var days)
            && TryTimeOfDay(fields, out var time) && TryInstant(days, time, SparkZone.Utc, out micros);
    }

    /// <summary>Reads a time of day in nanoseconds since midnight, cut off at microseconds; AM and PM may follow.</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> text, out long nanos)
    {
        nanos = 0;
        text = text.TrimEnd((byte)' ');
        var suffix = text.Length > 2 && AsciiText.ToLower(text[^1]) == (byte)'m' ? AsciiText.ToLower(text[^2]) : (byte)0;
        var halfDay = suffix is (byte)'a' or (byte)'p';
        if (!DateTimeFields.TryScan(halfDay ? text[..^2] : text, out var fields) || !fields.TimeOnly || fields.HasZone) return false;
        if (halfDay)
        {
            if (fields.Hour is < 1 or > 12) return false;
            fields.Hour = fields.Hour % 12 + (suffix == (byte)'p' ? 12 : 0);
        }
        var valid = TryTimeOfDay(fields, out var micros);
        nanos = micros * 1000;
        return valid;
    }

    /// <summary>Writes <c>yyyy-MM-dd</c> and returns the number of bytes; years above 9999 have a plus sign, those below 0 a minus sign.</summary>
    public static int WriteDate(int days, Span<byte> destination)
    {
        CivilDate.FromDays(days, out var year, out var month, out var day);
        return WriteDate(year, month, day, destination);
    }

    /// <summary>Writes <c>yyyy-MM-dd HH:mm:ss</c> of a local time in microseconds, and a fraction without trailing zeros.</summary>
    public static int WriteTimestampNtz(long micros, Span<byte> destination)
    {
        var days = FloorDays(micros);
        CivilDate.FromDays(days, out var year, out var month, out var day);
        var n = WriteDate(year, month, day, destination);
        destination[n++] = (byte)' ';
        return n + WriteTimeOfDay(micros - days * MicrosPerDay, destination[n..]);
    }

    /// <summary>Writes an instant as local time of the zone.</summary>
    public static int WriteTimestamp(long micros, SparkZone zone, Span<byte> destination) => WriteTimestampNtz(zone.ToLocal(micros), destination);

    /// <summary>Writes <c>HH:mm:ss</c> of nanoseconds since midnight, and a fraction without trailing zeros.</summary>
    public static int WriteTime(long nanos, Span<byte> destination) => WriteTimeOfDay(nanos / 1000, destination);

    /// <summary>Days since 1970-01-01 of microseconds.</summary>
    public static long FloorDays(long micros)
    {
        var days = micros / MicrosPerDay;
        return micros < days * MicrosPerDay ? days - 1 : days;
    }

    /// <summary>The instant of a local day and time; false outside the range of long microseconds.</summary>
    internal static bool TryInstant(int days, long timeMicros, SparkZone zone, out long micros)
    {
        var local = (Int128)days * MicrosPerDay + timeMicros;
        // The offset of a time just outside the range is that of the range's end.
        var near = (long)Int128.Clamp(local, long.MinValue, long.MaxValue);
        var instant = local - zone.OffsetAtLocal(near) * MicrosPerSecond;
        micros = unchecked((long)instant);
        return micros == instant;
    }

    static bool TryTimeOfDay(in DateTimeFields fields, out long micros)
    {
        micros = ((fields.Hour * 60L + fields.Minute) * 60 + fields.Second) * MicrosPerSecond + fields.Micros;
        return fields is { Hour: <= 23, Minute: <= 59, Second: <= 59 };
    }

    static int WriteDate(int year, int month, int day, Span<byte> destination)
    {
        var n = 0;
        if (year is < 0 or > 9999) destination[n++] = year < 0 ? (byte)'-' : (byte)'+';
        n += NumberText.WritePadded(Math.Abs(year), 4, destination[n..]);
        destination[n++] = (byte)'-';
        n += WriteTwo(month, destination[n..]);
        destination[n++] = (byte)'-';
        return n + WriteTwo(day, destination[n..]);
    }

    static int WriteTimeOfDay(long micros, Span<byte> destination)
    {
        var seconds = (int)(micros / MicrosPerSecond);
        WriteTwo(seconds / 3600, destination);
        destination[2] = (byte)':';
        WriteTwo(seconds / 60 % 60, destination[3..]);
        destination[5] = (byte)':';
        WriteTwo(seconds % 60, destination[6..]);
        return 8 + WriteFraction((int)(micros % MicrosPerSecond), destination[8..]);
    }

    /// <summary>Writes <c>.f</c> up to six digits without trailing zeros, or nothing for 0.</summary>
    internal static int WriteFraction(int micros, Span<byte> destination)
    {
        if (micros == 0) return 0;
        destination[0] = (byte)'.';
        NumberText.WritePadded(micros, 6, destination[1..]);
        var n = 7;
        while (destination[n - 1] == (byte)'0') n--;
        return n;
    }

    /// <summary>Writes two digits of a number below 100.</summary>
    internal static int WriteTwo(int value, Span<byte> destination)
    {
        destination[0] = (byte)('0' + value / 10);
        destination[1] = (byte)('0' + value % 10);
        return 2;
    }

    static bool IsDateSegment(int segment, int digits) => segment == 0 ? digits is >= 4 and <= 7 : digits is 1 or 2;
}
