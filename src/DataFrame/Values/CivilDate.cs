namespace Frames.Values;

/// <summary>Days since 1970-01-01 to and from years, months and days of the proleptic Gregorian calendar, far beyond the years 1 to 9999.</summary>
internal static class CivilDate
{
    /// <summary>Days of 400 years, after which the calendar and the weekdays repeat.</summary>
    public const int DaysPerCycle = 146097;

    const long daysFromYearZeroMarch = 719468;

    /// <summary>The day number; month and day must be valid.</summary>
    public static long ToDays(long year, int month, int day)
    {
        // Years begin in March here, so that a leap day is the last of its year.
        if (month <= 2) year--;
        var cycle = Math.DivRem(year, 400, out var yearOfCycle);
        if (yearOfCycle < 0) (cycle, yearOfCycle) = (cycle - 1, yearOfCycle + 400);
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return cycle * DaysPerCycle + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - daysFromYearZeroMarch;
    }

    /// <summary>The day number of a date that may not exist; false when month or day are out of range or the days do not fit an int.</summary>
    public static bool TryToDays(long year, int month, int day, out int days)
    {
        days = 0;
        if (month is < 1 or > 12 || day < 1 || day > DaysInMonth(year, month)) return false;
        var wide = ToDays(year, month, day);
        days = (int)wide;
        return days == wide;
    }

    /// <summary>Year, month 1-12 and day 1-31 of a day number.</summary>
    public static void FromDays(long days, out int year, out int month, out int day)
    {
        days += daysFromYearZeroMarch;
        var cycle = Math.DivRem(days, DaysPerCycle, out var rest);
        if (rest < 0) (cycle, rest) = (cycle - 1, rest + DaysPerCycle);
        var dayOfCycle = (int)rest;
        var yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36524 - dayOfCycle / 146096) / 365;
        var dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
        var marchMonth = (5 * dayOfYear + 2) / 153;
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        year = (int)(cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0));
    }

    public static bool IsLeapYear(long year) => (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysInMonth(long year, int month) => month == 2 ? (IsLeapYear(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int IsoDayOfWeek(long days)
    {
        var fromThursday = (int)((days + 3) % 7);
        return (fromThursday < 0 ? fromThursday + 7 : fromThursday) + 1;
    }

    /// <summary>1 for January 1st.</summary>
    public static int DayOfYear(long days)
    {
        FromDays(days, out var year, out _, out _);
        return (int)(days - ToDays(year, 1, 1)) + 1;
    }

    /// <summary>The ISO week, 1-53, and the year that it belongs to.</summary>
    public static int IsoWeek(long days, out int weekYear)
    {
        // A week belongs to the year of its Thursday.
        var thursday = days - IsoDayOfWeek(days) + 4;
        FromDays(thursday, out weekYear, out _, out _);
        return (int)(thursday - ToDays(weekYear, 1, 1)) / 7 + 1;
    }
}
