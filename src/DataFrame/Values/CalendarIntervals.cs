namespace Frames.Values;

/// <summary>Calendar intervals, months with days with microseconds, from and to text such as <c>1 year 2 days -3.5 seconds</c>.</summary>
internal static class CalendarIntervals
{
    /// <summary>Bytes that the longest text takes.</summary>
    public const int MaxLength = 144;

    const int fractionDigits = 9;
    const int noFraction = -1;
    const long microsPerHour = 3600 * DateTimeText.MicrosPerSecond;
    const long microsPerMinute = 60 * DateTimeText.MicrosPerSecond;

    /// <summary>Reads numbers with units, a sign before each number, in any order and case, the word interval before them allowed.</summary>
    public static IntervalStatus TryParse(ReadOnlySpan<byte> text, out int months, out int days, out long micros)
    {
        (months, days, micros) = (0, 0, 0);
        text = AsciiText.TrimControls(text);
        if (text.IsEmpty) return IntervalStatus.InputIsEmpty;
        if (AsciiText.StartsWithIgnoreCase(text, "interval"u8))
        {
            text = text["interval"u8.Length..];
            if (text.IsEmpty) return IntervalStatus.InputIsEmpty;
            if (!IsBlank(text[0])) return IntervalStatus.InvalidPrefix;
        }
        var sum = default(Sum);
        while (!SkipBlanks(ref text).IsEmpty)
        {
            var status = TryNumber(ref text, out var negative, out var value, out var fraction);
            if (status == IntervalStatus.Success) status = TryUnit(ref text, ref sum, value, fraction, negative);
            if (status != IntervalStatus.Success) return status;
        }
        (months, days, micros) = (sum.Months, sum.Days, sum.Micros);
        return IntervalStatus.Success;
    }

    /// <summary>Writes the parts that are not zero, or <c>0 seconds</c>, and returns the number of bytes.</summary>
    public static int Write(int months, int days, long micros, Span<byte> destination)
    {
        var n = WritePart(months / 12, "years "u8, destination, 0);
        n = WritePart(months % 12, "months "u8, destination, n);
        n = WritePart(days, "days "u8, destination, n);
        n = WritePart(micros / microsPerHour, "hours "u8, destination, n);
        n = WritePart(micros % microsPerHour / microsPerMinute, "minutes "u8, destination, n);
        var seconds = micros % microsPerMinute;
        if (seconds != 0 || n == 0)
        {
            if (seconds < 0) destination[n++] = (byte)'-';
            seconds = Math.Abs(seconds);
            n += NumberText.Write(seconds / DateTimeText.MicrosPerSecond, destination[n..]);
            n += DateTimeText.WriteFraction((int)(seconds % DateTimeText.MicrosPerSecond), destination[n..]);
            n = IntervalLiterals.Append(" seconds "u8, destination, n);
        }
        return n - 1;
    }

    static int WritePart(long value, ReadOnlySpan<byte> unit, Span<byte> destination, int at)
    {
        if (value == 0) return at;
        at += NumberText.Write(value, destination[at..]);
        destination[at++] = (byte)' ';
        return IntervalLiterals.Append(unit, destination, at);
    }

    /// <summary>Reads a sign, digits and a fraction in nanoseconds; -1 where there is no point.</summary>
    static IntervalStatus TryNumber(ref ReadOnlySpan<byte> text, out bool negative, out long value, out int fraction)
    {
        (negative, value, fraction) = (text[0] == (byte)'-', 0, noFraction);
        if (text[0] is (byte)'-' or (byte)'+')
        {
            text = text[1..];
            if (SkipBlanks(ref text).IsEmpty) return IntervalStatus.MissingNumber;
            if (!AsciiText.IsDigit(text[0]) && text[0] != (byte)'.') return IntervalStatus.InvalidValue;
        }
        if (!AsciiText.IsDigit(text[0]) && text[0] != (byte)'.') return IntervalStatus.UnrecognizedNumber;
        var digits = 0;
        for (; digits < text.Length && AsciiText.IsDigit(text[digits]); digits++)
        {
            if (value > (long.MaxValue - (text[digits] - '0')) / 10) return IntervalStatus.ArithmeticException;
            value = value * 10 + (text[digits] - '0');
        }
        text = text[digits..];
        if (!text.IsEmpty && text[0] == (byte)'.')
        {
            var status = TryFraction(ref text, digits == 0, out fraction);
            if (status != IntervalStatus.Success) return status;
        }
        if (text.IsEmpty) return IntervalStatus.MissingUnit;
        if (!IsBlank(text[0])) return IntervalStatus.InvalidValue;
        return SkipBlanks(ref text).IsEmpty ? IntervalStatus.MissingUnit : IntervalStatus.Success;
    }

    static IntervalStatus TryFraction(ref ReadOnlySpan<byte> text, bool needsDigits, out int nanos)
    {
        nanos = 0;
        text = text[1..];
        var count = 0;
        for (; count < text.Length && AsciiText.IsDigit(text[count]); count++)
        {
            if (count == fractionDigits) return IntervalStatus.InvalidPrecision;
            nanos = nanos * 10 + (text[count] - '0');
        }
        if (needsDigits && count == 0) return IntervalStatus.InvalidValue;
        for (var i = count; i < fractionDigits; i++) nanos *= 10;
        text = text[count..];
        return IntervalStatus.Success;
    }

    static IntervalStatus TryUnit(ref ReadOnlySpan<byte> text, ref Sum sum, long value, int fraction, bool negative)
    {
        var length = 0;
        while (length < text.Length && !IsBlank(text[length])) length++;
        var name = text[..length];
        text = text[length..];
        // Spark looks at the first letter before it looks at the word.
        if (fraction != noFraction && AsciiText.ToLower(name[0]) != (byte)'s') return IntervalStatus.InvalidFraction;
        if (name.Length > 1 && AsciiText.ToLower(name[^1]) == (byte)'s') name = name[..^1];
        var micros = Math.Max(fraction, 0) / 1000;
        var unit = UnitOf(name);
        if (unit == Unit.None) return IntervalStatus.InvalidUnit;
        return sum.TryAdd(unit, negative ? -value : value, negative ? -micros : micros) ? IntervalStatus.Success : IntervalStatus.ArithmeticException;
    }

    static Unit UnitOf(ReadOnlySpan<byte> name) =>
        AsciiText.EqualsIgnoreCase(name, "second"u8) ? Unit.Second
        : AsciiText.EqualsIgnoreCase(name, "minute"u8) ? Unit.Minute
        : AsciiText.EqualsIgnoreCase(name, "hour"u8) ? Unit.Hour
        : AsciiText.EqualsIgnoreCase(name, "day"u8) ? Unit.Day
        : AsciiText.EqualsIgnoreCase(name, "week"u8) ? Unit.Week
        : AsciiText.EqualsIgnoreCase(name, "month"u8) ? Unit.Month
        : AsciiText.EqualsIgnoreCase(name, "year"u8) ? Unit.Year
        : AsciiText.EqualsIgnoreCase(name, "millisecond"u8) ? Unit.Millisecond
        : AsciiText.EqualsIgnoreCase(name, "microsecond"u8) ? Unit.Microsecond
        : Unit.None;

    static ref ReadOnlySpan<byte> SkipBlanks(ref ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && IsBlank(text[0])) text = text[1..];
        return ref text;
    }

    static bool IsBlank(byte value) => value is (byte)' ' or (>= 9 and <= 13) or (>= 0x1C and <= 0x1F);

    enum Unit : byte
    {
        None,
        Year,
        Month,
        Week,
        Day,
        Hour,
        Minute,
        Second,
        Millisecond,
        Microsecond,
    }

    struct Sum
    {
        public int Months;
        public int Days;
        public long Micros;

        public bool TryAdd(Unit unit, long value, int fractionMicros)
        {
            switch (unit)
            {
                case Unit.Year: return TryAddInt(ref Months, value, 12);
                case Unit.Month: return TryAddInt(ref Months, value, 1);
                case Unit.Week: return TryAddInt(ref Days, value, 7);
                case Unit.Day: return TryAddInt(ref Days, value, 1);
                default: return TryAddMicros((Int128)value * MicrosOf(unit) + fractionMicros);
            }
        }

        bool TryAddMicros(Int128 added)
        {
            var total = Micros + added;
            Micros = unchecked((long)total);
            return Micros == total;
        }

        static bool TryAddInt(ref int sum, long value, int factor)
        {
            var total = sum + (Int128)value * factor;
            sum = unchecked((int)total);
            return sum == total;
        }

        static long MicrosOf(Unit unit) => unit switch
        {
            Unit.Hour => microsPerHour,
            Unit.Minute => microsPerMinute,
            Unit.Second => DateTimeText.MicrosPerSecond,
            Unit.Millisecond => 1000,
            _ => 1,
        };
    }
}
