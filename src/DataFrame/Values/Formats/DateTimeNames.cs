namespace Frames.Values.Formats;

/// <summary>The English names of months, weekdays, quarters, eras and halves of the day.</summary>
internal static class DateTimeNames
{
    static readonly string[] months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    static readonly string[] days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    static readonly string[] quarters = ["1st quarter", "2nd quarter", "3rd quarter", "4th quarter"];
    static readonly string[] shortMonths = [.. months.Select(m => m[..3])];
    static readonly string[] shortDays = [.. days.Select(d => d[..3])];
    static readonly string[] shortQuarters = ["Q1", "Q2", "Q3", "Q4"];
    static readonly string[] eras = ["Before Christ", "Anno Domini"];
    static readonly string[] shortEras = ["BC", "AD"];
    static readonly string[] halves = ["AM", "PM"];

    /// <summary>The names of a field's values from <see cref="First"/> on.</summary>
    public static string[] Of(DateTimeField field, bool full) => field switch
    {
        DateTimeField.MonthOfYear => full ? months : shortMonths,
        DateTimeField.DayOfWeek => full ? days : shortDays,
        DateTimeField.QuarterOfYear => full ? quarters : shortQuarters,
        DateTimeField.Era => full ? eras : shortEras,
        _ => halves,
    };

    /// <summary>The value that the first name stands for.</summary>
    public static int First(DateTimeField field) => field is DateTimeField.Era or DateTimeField.AmPmOfDay ? 0 : 1;

    /// <summary>The month's name in capitals, as Java's messages have it.</summary>
    public static string UpperMonth(int month) => months[month - 1].ToUpperInvariant();
}
