using System.Globalization;

namespace Frames.Sql.Types;

/// <summary>
/// An instant, in UTC, as programs written for .NET for Apache Spark name it; <see cref="DateTime"/> of kind UTC is its C# form, and both convert into each
/// other.
/// </summary>
public sealed class Timestamp : IEquatable<Timestamp>
{
    readonly DateTime instant;

    /// <summary>The instant of a date and time; local times are turned into UTC, those without a zone are taken as UTC.</summary>
    public Timestamp(DateTime dateTime)
        => instant = dateTime.Kind == DateTimeKind.Local ? dateTime.ToUniversalTime() : DateTime.SpecifyKind(dateTime, DateTimeKind.Utc);

    /// <summary>An instant by its parts in UTC.</summary>
    public Timestamp(int year, int month, int day, int hour, int minute, int second, int microsecond)
        => instant = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddMicroseconds(microsecond);

    /// <summary>1 to 9999.</summary>
    public int Year => instant.Year;

    /// <summary>1 to 12.</summary>
    public int Month => instant.Month;

    /// <summary>1 to 31.</summary>
    public int Day => instant.Day;

    /// <summary>0 to 23.</summary>
    public int Hour => instant.Hour;

    /// <summary>0 to 59.</summary>
    public int Minute => instant.Minute;

    /// <summary>0 to 59.</summary>
    public int Second => instant.Second;

    /// <summary>0 to 999,999.</summary>
    public int Microsecond => instant.Millisecond * 1000 + instant.Microsecond;

    /// <summary>The instant as C# has it, of kind UTC.</summary>
    public DateTime ToDateTime() => instant;

    /// <summary>The instant as C# has it, of kind UTC.</summary>
    public static implicit operator DateTime(Timestamp timestamp) => timestamp.instant;

    /// <summary>The instant as ported programs have it.</summary>
    public static implicit operator Timestamp(DateTime dateTime) => new(dateTime);

    /// <summary><c>yyyy-MM-dd HH:mm:ss.ffffff</c></summary>
    public override string ToString() => instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(Timestamp? other) => other is not null && instant == other.instant;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Timestamp);

    /// <inheritdoc/>
    public override int GetHashCode() => instant.GetHashCode();
}
