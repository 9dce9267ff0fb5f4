namespace Frames.Values;

/// <summary>The parts that Spark finds in a date-time text before it checks and combines them.</summary>
internal ref struct DateTimeFields
{
    public int Year;
    public int Month;
    public int Day;
    public int Hour;
    public int Minute;
    public int Second;
    public int Micros;

    /// <summary>The text began with the time, without a date.</summary>
    public bool TimeOnly;

    /// <summary>What follows the seconds, blanks around it cut off; meaningful if <see cref="HasZone"/>.</summary>
    public ReadOnlySpan<byte> ZoneId;

    /// <summary>Something follows the seconds.</summary>
    public bool HasZone;

    const int maxYearDigits = 6;

    /// <summary>
    /// Takes a text apart by Spark's forms: <c>[+-]yyyy*[-[m]m[-[d]d[( |T)[h]h[:[m]m[:[s]s[.[f]*][zone]]]]]]</c> and the same time without a
    /// date. Values are not checked here.
    /// </summary>
    public static bool TryScan(ReadOnlySpan<byte> text, out DateTimeFields fields)
    {
        fields = new DateTimeFields { Month = 1, Day = 1 };
        text = AsciiText.TrimControls(text);
        if (text.IsEmpty) return false;
        Span<int> segments = [1, 1, 1, 0, 0, 0, 0];
        int i = 0, value = 0, digits = 0, position = 0, fractionDigits = 0;
        var sign = text[0] == (byte)'-' ? -1 : text[0] == (byte)'+' ? 1 : 0;
        if (sign != 0) position++;
        for (; position < text.Length; position++)
        {
            var b = text[position];
            if (AsciiText.IsDigit(b))
            {
                if (i == 6) fractionDigits++;
                // Digits below a microsecond are cut off; the count of the others is checked where the segment ends.
                if (i == 6 ? digits < 6 : digits < 8) value = value * 10 + (b - '0');
                digits++;
                continue;
            }
            if (position == 0 && b == (byte)'T')
            {
                (fields.TimeOnly, i) = (true, 3);
                continue;
            }
            var colon = i == 0 && b == (byte)':' && sign == 0;
            if (colon) (fields.TimeOnly, i) = (true, 3);
            if (!IsValid(i, digits) || !EndsSegment(i, b)) return false;
            segments[i] = value;
            (value, digits) = (0, 0);
            if (i < 5 || (i == 5 && b == (byte)'.'))
            {
                i++;
                continue;
            }
            fields.HasZone = true;
            fields.ZoneId = AsciiText.TrimLow(text[position..]);
            i = 7;
            break;
        }
        if (i < 7)
        {
            if (!IsValid(i, digits)) return false;
            segments[i] = value;
        }
        for (; fractionDigits < 6; fractionDigits++) segments[6] *= 10;
        fields.Take(segments, sign);
        return true;
    }

    void Take(scoped ReadOnlySpan<int> segments, int sign)
    {
        (Year, Month, Day) = (sign < 0 ? -segments[0] : segments[0], segments[1], segments[2]);
        (Hour, Minute, Second, Micros) = (segments[3], segments[4], segments[5], segments[6]);
    }

    static bool EndsSegment(int segment, byte b) => segment switch
    {
        0 or 1 => b == (byte)'-',
        2 => b is (byte)' ' or (byte)'T',
        3 or 4 => b == (byte)':',
        _ => true,
    };

    static bool IsValid(int segment, int digits) => segment switch
    {
        0 => digits is >= 4 and <= maxYearDigits,
        6 => true,
        _ => digits is 1 or 2,
    };
}
