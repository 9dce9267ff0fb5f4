namespace Frames.Values;

/// <summary>Units of trunc, date_trunc, timestampadd and timestampdiff, from small to large.</summary>
internal enum DateTimeUnit : byte
{
    Microsecond,
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Spark's names of <see cref="DateTimeUnit"/>.</summary>
internal static class DateTimeUnits
{
    /// <summary>The unit that trunc and date_trunc take, in any case; null where there is none, for which they give NULL.</summary>
    public static DateTimeUnit? ParseTruncation(string text) => text.ToUpperInvariant() switch
    {
        "MICROSECOND" => DateTimeUnit.Microsecond,
        "MILLISECOND" => DateTimeUnit.Millisecond,
        "SECOND" => DateTimeUnit.Second,
        "MINUTE" => DateTimeUnit.Minute,
        "HOUR" => DateTimeUnit.Hour,
        "DAY" or "DD" => DateTimeUnit.Day,
        "WEEK" => DateTimeUnit.Week,
        "MON" or "MONTH" or "MM" => DateTimeUnit.Month,
        "QUARTER" => DateTimeUnit.Quarter,
        "YEAR" or "YYYY" or "YY" => DateTimeUnit.Year,
        _ => null,
    };

    /// <summary>The unit that timestampadd and timestampdiff take, in any case; null where there is none.</summary>
    public static DateTimeUnit? ParseArithmetic(string text) => text.ToUpperInvariant() switch
    {
        "DAYOFYEAR" => DateTimeUnit.Day,
        "DD" or "MON" or "MM" or "YYYY" or "YY" => null,
        _ => ParseTruncation(text),
    };
}
