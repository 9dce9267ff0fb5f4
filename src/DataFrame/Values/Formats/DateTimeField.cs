namespace Frames.Values.Formats;

/// <summary>The fields that patterns name, with Java's names in messages and their ranges.</summary>
internal enum DateTimeField : byte
{
    Era,
    Year,
    YearOfEra,
    MonthOfYear,
    DayOfMonth,
    DayOfYear,
    DayOfWeek,
    QuarterOfYear,
    AlignedDayOfWeekInMonth,
    ModifiedJulianDay,
    AmPmOfDay,
    HourOfAmPm,
    ClockHourOfAmPm,
    HourOfDay,
    ClockHourOfDay,
    MinuteOfHour,
    SecondOfMinute,
    NanoOfSecond,
    OffsetSeconds,
}

/// <summary>Ranges and names of <see cref="DateTimeField"/>.</summary>
internal static class DateTimeFieldRanges
{
    public const int Count = (int)DateTimeField.OffsetSeconds + 1;

    /// <summary>Least and greatest value, and how Java writes the range.</summary>
    public static (long Least, long Greatest, string Text) Range(this DateTimeField field) => field switch
    {
        DateTimeField.Era => (0, 1, "0 - 1"),
        DateTimeField.Year => (-999999999, 999999999, "-999999999 - 999999999"),
        DateTimeField.YearOfEra => (1, 1000000000, "1 - 999999999/1000000000"),
        DateTimeField.MonthOfYear => (1, 12, "1 - 12"),
        DateTimeField.DayOfMonth => (1, 31, "1 - 28/31"),
        DateTimeField.DayOfYear => (1, 366, "1 - 365/366"),
        DateTimeField.AmPmOfDay => (0, 1, "0 - 1"),
        DateTimeField.HourOfAmPm => (0, 11, "0 - 11"),
        DateTimeField.ClockHourOfAmPm => (1, 12, "1 - 12"),
        DateTimeField.HourOfDay => (0, 23, "0 - 23"),
        DateTimeField.ClockHourOfDay => (1, 24, "1 - 24"),
        DateTimeField.MinuteOfHour or DateTimeField.SecondOfMinute => (0, 59, "0 - 59"),
        DateTimeField.NanoOfSecond => (0, 999_999_999, "0 - 999999999"),
        DateTimeField.OffsetSeconds => (-64800, 64800, "-64800 - 64800"),
        _ => (long.MinValue, long.MaxValue, ""),
    };

    /// <summary>Whether the field belongs to the time of day.</summary>
    public static bool IsTime(this DateTimeField field) => field is >= DateTimeField.AmPmOfDay and <= DateTimeField.NanoOfSecond;
}
