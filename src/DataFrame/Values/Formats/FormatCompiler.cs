namespace Frames.Values.Formats;

/// <summary>Turns the letters of a checked pattern into parts, as Java's DateTimeFormatterBuilder does.</summary>
internal sealed class FormatCompiler
{
    const int anyWidth = 19;

    readonly Stack<List<FormatPart>> sections = new([[]]);
    readonly bool parsing;
    readonly bool hasEra;

    /// <summary>The number that leaves digits to those after it; -1 where something else stands between.</summary>
    int adjacent = -1;

    FormatCompiler(bool parsing, bool hasEra) => (this.parsing, this.hasEra) = (parsing, hasEra);

    List<FormatPart> Parts => sections.Peek();

    /// <summary>Compiles the pattern; false where Java would refuse it.</summary>
    public static bool TryCompile(string pattern, bool parsing, out FormatPart[] parts)
    {
        parts = [];
        // Without an era a year may be negative or 0: the proleptic year stands for the year of the era.
        var hasEra = pattern.Split('\'').Where((_, i) => i % 2 == 0).Any(p => p.Contains('G', StringComparison.Ordinal));
        var compiler = new FormatCompiler(parsing, hasEra);
        if (!(parsing && pattern.Contains('S', StringComparison.Ordinal) ? compiler.TrySplit(pattern) : compiler.TryPattern(pattern))) return false;
        while (compiler.sections.Count > 1) compiler.EndSection();
        parts = [.. compiler.Parts];
        return true;
    }

    bool TryPattern(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (char.IsAsciiLetter(c))
            {
                var count = 1;
                while (i + 1 < pattern.Length && pattern[i + 1] == c) (i, count) = (i + 1, count + 1);
                if (!TryLetter(c, count)) return false;
            }
            else if (c == '\'')
            {
                if (!TryQuoted(pattern, ref i)) return false;
            }
            else if (!TryOther(c)) return false;
        }
        return true;
    }

    /// <summary>To read fractions Spark splits the pattern at its quotes itself: an open quote is closed, and an empty text at the end is dropped.</summary>
    bool TrySplit(string pattern)
    {
        var texts = pattern.TrimEnd('\'').Split('\'');
        for (var i = 0; i < texts.Length; i++)
        {
            if (i % 2 == 0 && (i == 0 || texts[i].Length > 0))
            {
                if (!TryPattern(texts[i])) return false;
            }
            else Add(new FormatPart(FormatKind.Literal) { Text = texts[i].Length == 0 ? "'" : texts[i] });
        }
        return true;
    }

    bool TryQuoted(string pattern, ref int position)
    {
        var start = ++position;
        for (; position < pattern.Length; position++)
        {
            if (pattern[position] != '\'') continue;
            if (position + 1 == pattern.Length || pattern[position + 1] != '\'') break;
            position++;
        }
        if (position >= pattern.Length) return false;
        var text = pattern[start..position].Replace("''", "'", StringComparison.Ordinal);
        Add(new FormatPart(FormatKind.Literal) { Text = text.Length == 0 ? "'" : text });
        return true;
    }

    bool TryOther(char c)
    {
        if (c is '{' or '}' or '#') return false;
        if (c == '[')
        {
            adjacent = -1;
            sections.Push([]);
        }
        else if (c == ']')
        {
            if (sections.Count == 1) return false;
            EndSection();
        }
        else Add(new FormatPart(FormatKind.Literal) { Text = c.ToString() });
        return true;
    }

    void EndSection()
    {
        var section = sections.Pop();
        if (section.Count > 0) Add(new FormatPart(FormatKind.Optional) { Parts = [.. section] });
        else adjacent = -1;
    }

    bool TryLetter(char letter, int count) => letter switch
    {
        'y' => TryYear(count),
        'G' => count <= 4 && AddText(DateTimeField.Era, count),
        'M' or 'L' => count <= 2 ? TryNumber(DateTimeField.MonthOfYear, count) : count <= 4 && AddText(DateTimeField.MonthOfYear, count),
        'Q' or 'q' => count <= 2 ? TryNumber(DateTimeField.QuarterOfYear, count) : count <= 4 && AddText(DateTimeField.QuarterOfYear, count),
        'E' => count <= 4 && AddText(DateTimeField.DayOfWeek, count),
        'a' => count == 1 && AddText(DateTimeField.AmPmOfDay, count),
        'd' => TryNumber(DateTimeField.DayOfMonth, count),
        'D' => count == 1 ? TryNumber(DateTimeField.DayOfYear, 1) : count <= 3 && AddNumber(DateTimeField.DayOfYear, count, 3, FormatSign.NotNegative),
        'F' => count == 1 && TryNumber(DateTimeField.AlignedDayOfWeekInMonth, 1),
        'g' => AddNumber(DateTimeField.ModifiedJulianDay, count, anyWidth, FormatSign.Normal),
        'H' => TryNumber(DateTimeField.HourOfDay, count),
        'k' => TryNumber(DateTimeField.ClockHourOfDay, count),
        'K' => TryNumber(DateTimeField.HourOfAmPm, count),
        'h' => TryNumber(DateTimeField.ClockHourOfAmPm, count),
        'm' => TryNumber(DateTimeField.MinuteOfHour, count),
        's' => TryNumber(DateTimeField.SecondOfMinute, count),
        'S' => count <= 9 && AddFraction(count),
        _ => TryZone(letter, count),
    };

    bool TryZone(char letter, int count) => letter switch
    {
        'V' => count == 2 && Add(new FormatPart(FormatKind.ZoneId)),
        'z' => count <= 4 && Add(new FormatPart(FormatKind.ZoneName) { Full = count == 4 }),
        'v' => count is 1 or 4 && Add(new FormatPart(FormatKind.ZoneName) { Full = count == 4, Text = "generic" }),
        'O' => count is 1 or 4 && Add(new FormatPart(FormatKind.LocalizedOffset) { Full = count == 4 }),
        'X' => count <= 5 && AddOffset(OffsetText.Forms[count - 1], "Z"),
        'x' => count <= 5 && AddOffset(OffsetText.Forms[count - 1], count == 1 ? "+00" : count % 2 == 0 ? "+0000" : "+00:00"),
        'Z' when count <= 3 => AddOffset("+HHMM", "+0000"),
        'Z' when count == 4 => Add(new FormatPart(FormatKind.LocalizedOffset) { Full = true }),
        'Z' when count == 5 => AddOffset("+HH:MM:ss", "Z"),
        _ => false,
    };

    bool TryYear(int count)
    {
        var field = hasEra ? DateTimeField.YearOfEra : DateTimeField.Year;
        if (count != 2) return AddNumber(field, count, anyWidth, count < 4 ? FormatSign.Normal : FormatSign.ExceedsPad);
        return AddNumber(new FormatPart(FormatKind.ReducedYear) { Field = field, MinWidth = 2, MaxWidth = 2, Sign = FormatSign.NotNegative });
    }

    bool TryNumber(DateTimeField field, int count) => count switch
    {
        1 => AddNumber(field, 1, anyWidth, FormatSign.Normal),
        2 => AddNumber(field, 2, 2, FormatSign.NotNegative),
        _ => false,
    };

    bool AddNumber(DateTimeField field, int least, int most, FormatSign sign) =>
        AddNumber(new FormatPart(FormatKind.Number) { Field = field, MinWidth = least, MaxWidth = most, Sign = sign });

    /// <summary>Adds a number. After a number it is adjacent: fixed widths are kept free by the first, another width fixes the first.</summary>
    bool AddNumber(FormatPart part)
    {
        if (adjacent < 0)
        {
            Parts.Add(part);
            adjacent = Parts.Count - 1;
            return true;
        }
        var first = Parts[adjacent];
        Parts[adjacent] = part.IsFixedNumber
            ? first with { SubsequentWidth = Math.Max(first.SubsequentWidth, 0) + part.MaxWidth }
            : first with { SubsequentWidth = -1 };
        Parts.Add(part.IsFixedNumber ? part with { SubsequentWidth = -1 } : part);
        if (!part.IsFixedNumber) adjacent = Parts.Count - 1;
        return true;
    }

    /// <summary>Spark reads one digit to as many as there are letters; printing has them all.</summary>
    bool AddFraction(int count)
    {
        var least = parsing ? 1 : count;
        var part = new FormatPart(FormatKind.Fraction)
        {
            Field = DateTimeField.NanoOfSecond,
            MinWidth = least,
            MaxWidth = count,
            Sign = FormatSign.NotNegative,
        };
        return least == count ? AddNumber(part) : Add(part);
    }

    bool AddText(DateTimeField field, int count) => Add(new FormatPart(FormatKind.Text) { Field = field, Full = count == 4 });

    bool AddOffset(string form, string zero) => Add(new FormatPart(FormatKind.Offset) { OffsetForm = form, Text = zero });

    bool Add(FormatPart part)
    {
        Parts.Add(part);
        adjacent = -1;
        return true;
    }
}
