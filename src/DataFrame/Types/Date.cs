using System.Globalization;

namespace Frames.Sql.Types;

/// <summary>
/// A calendar day, as programs written for .NET for Apache Spark name it; <see cref="DateOnly"/> is its C# form, and both convert into each other.
/// </summary>
public sealed class Date : IEquatable<Date>
{
    readonly DateOnly day;

    /// <summary>The day of a date and time.</summary>
    public Date(DateTime dateTime) => day = DateOnly.FromDateTime(dateTime);

    /// <summary>A day by year, month 1-12 and day 1-31.</summary>
    public Date(int year, int month, int day) => this.day = new DateOnly(year, month, day);

    /// <summary>1 to 9999.</summary>
    public int Year => day.Year;

    /// <summary>1 to 12.</summary>
    public int Month => day.Month;

    /// <summary>1 to 31.</summary>
    public int Day => day.Day;

    /// <summary>Midnight of the day.</summary>
    public DateTime ToDateTime() => day.ToDateTime(TimeOnly.MinValue);

    /// <summary>The day as C# has it.</summary>
    public DateOnly ToDateOnly() => day;

    /// <summary>The day as C# has it.</summary>
    public static implicit operator DateOnly(Date date) => date.day;

    /// <summary>The day as ported programs have it.</summary>
    public static implicit operator Date(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary><c>yyyy-MM-dd</c></summary>
    public override string ToString() => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(Date? other) => other is not null && day == other.day;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Date);

    /// <inheritdoc/>
    public override int GetHashCode() => day.GetHashCode();
}
