namespace Frames.Values;

/// <summary>Arithmetic on dates, which are days since 1970-01-01.</summary>
internal static class DateArithmetic
{
    /// <summary>The date some months on; the day stays within the month. False beyond the range of dates.</summary>
    public static bool TryAddMonths(int days, long months, out int result)
    {
        CivilDate.FromDays(days, out var year, out var month, out var day);
        var total = year * 12L + month - 1 + months;
        var newYear = Math.DivRem(total, 12, out var rest);
        if (rest < 0) (newYear, rest) = (newYear - 1, rest + 12);
        var newMonth = (int)rest + 1;
        return CivilDate.TryToDays(newYear, newMonth, Math.Min(day, CivilDate.DaysInMonth(newYear, newMonth)), out result);
    }

    /// <summary>The last day of the date's month.</summary>
    public static int LastDay(int days)
    {
        CivilDate.FromDays(days, out var year, out var month, out var day);
        return days + CivilDate.DaysInMonth(year, month) - day;
    }

    /// <summary>The first date after the given one that falls on a weekday, 1 for Monday to 7 for Sunday.</summary>
    public static int NextDay(int days, int isoDayOfWeek) => days + 1 + (isoDayOfWeek - CivilDate.IsoDayOfWeek(days) + 6) % 7;

    /// <summary>The weekday that two or three letters or a full English name stand for, in any case; null for others.</summary>
    public static int? ParseDayOfWeek(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        ReadOnlySpan<string> names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        for (var i = 0; i < names.Length; i++)
        {
            if (text.Length is not (2 or 3) && text.Length != names[i].Length) continue;
            var matches = true;
            for (var c = 0; c < text.Length && matches; c++) matches = AsciiText.ToLower(text[c]) == names[i][c];
            if (matches) return i + 1;
        }
        return null;
    }

    /// <summary>The first day of the unit that the date falls into; units below a week leave it as it is.</summary>
    public static int Truncate(int days, DateTimeUnit unit)
    {
        if (unit < DateTimeUnit.Week) return days;
        if (unit == DateTimeUnit.Week) return days - CivilDate.IsoDayOfWeek(days) + 1;
        CivilDate.FromDays(days, out var year, out var month, out _);
        var first = unit == DateTimeUnit.Year ? 1 : unit == DateTimeUnit.Quarter ? (month - 1) / 3 * 3 + 1 : month;
        return (int)CivilDate.ToDays(year, first, 1);
    }
}
