using System.Text;
using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class DateArithmeticTests
{
    [Theory]
    [InlineData("2024-01-31", 1, "2024-02-29")]
    [InlineData("2023-01-31", 1, "2023-02-28")]
    [InlineData("2024-02-29", -12, "2023-02-28")]
    [InlineData("2024-03-15", -27, "2021-12-15")]
    [InlineData("0001-01-01", -13, "-0001-12-01")]
    public void Months_are_added(string date, int months, string expected)
    {
        Assert.True(DateArithmetic.TryAddMonths(Days(date), months, out var result));
        Assert.Equal(expected, Date(result));
        Assert.False(DateArithmetic.TryAddMonths(int.MaxValue, 1, out _));
    }

    [Theory]
    [InlineData("2024-02-10", "2024-02-29", "2024-02-05", "2024-02-01", "2024-01-01")]
    [InlineData("2023-11-12", "2023-11-30", "2023-11-06", "2023-11-01", "2023-10-01")]
    public void Parts_of_the_year(string date, string lastDay, string week, string month, string quarter)
    {
        Assert.Equal(lastDay, Date(DateArithmetic.LastDay(Days(date))));
        Assert.Equal(week, Date(DateArithmetic.Truncate(Days(date), DateTimeUnit.Week)));
        Assert.Equal(month, Date(DateArithmetic.Truncate(Days(date), DateTimeUnit.Month)));
        Assert.Equal(quarter, Date(DateArithmetic.Truncate(Days(date), DateTimeUnit.Quarter)));
        Assert.Equal(date[..4] + "-01-01", Date(DateArithmetic.Truncate(Days(date), DateTimeUnit.Year)));
        Assert.Equal(date, Date(DateArithmetic.Truncate(Days(date), DateTimeUnit.Day)));
    }

    [Theory]
    [InlineData("MO", 1)]
    [InlineData("tue", 2)]
    [InlineData("Wednesday", 3)]
    [InlineData("th", 4)]
    [InlineData("wednes", null)]
    [InlineData("xx", null)]
    [InlineData("", null)]
    public void Weekdays(string text, int? expected) => Assert.Equal(expected, DateArithmetic.ParseDayOfWeek(Encoding.UTF8.GetBytes(text)));

    [Property]
    public void The_next_weekday_is_one_to_seven_days_on(int days, byte weekday)
    {
        var wanted = weekday % 7 + 1;
        var next = DateArithmetic.NextDay(days, wanted);
        Assert.Equal(wanted, CivilDate.IsoDayOfWeek(next));
        Assert.InRange(next - days, 1, 7);
    }

    [Theory]
    [InlineData("2024-03-09 02:30:00", 0, 1, 0, "2024-03-10 03:30:00")]
    [InlineData("2024-03-09 02:30:00", 0, 0, 86400, "2024-03-10 03:30:00")]
    [InlineData("2024-11-02 01:30:00", 0, 1, 0, "2024-11-03 01:30:00")]
    [InlineData("2024-11-02 01:30:00", 0, 1, 3600, "2024-11-03 01:30:00")]
    [InlineData("2024-01-31 00:00:00", 1, 1, 1, "2024-03-01 00:00:01")]
    public void Intervals_count_in_local_time(string local, int months, int days, long seconds, string expected)
    {
        var zone = SparkZone.Get("America/Los_Angeles");
        Assert.True(TimestampArithmetic.TryAdd(zone.ToUtc(Micros(local)), months, days, seconds * 1_000_000, zone, out var result));
        Assert.Equal(expected, Timestamp(zone.ToLocal(result)));
    }

    [Fact]
    public void A_second_hour_stays_the_second()
    {
        var zone = SparkZone.Get("America/Los_Angeles");
        var second = zone.ToUtc(Micros("2024-11-03 01:30:00")) + 3_600_000_000;
        Assert.True(TimestampArithmetic.TryTruncate(second, DateTimeUnit.Hour, zone, out var hour));
        Assert.Equal(second - 1_800_000_000, hour);
        Assert.True(TimestampArithmetic.TryAdd(second, DateTimeUnit.Day, 0, zone, out var same));
        Assert.Equal(second, same);
    }

    [Theory]
    [InlineData("2024-01-31 12:00:00", "2024-02-29 11:59:59", "28 4 0 0 0")]
    [InlineData("2024-01-31 12:00:00", "2025-01-31 12:00:00", "366 52 12 4 1")]
    [InlineData("2024-03-31 00:00:00", "2024-02-29 00:00:00", "-31 -4 -1 0 0")]
    [InlineData("2024-03-31 00:00:00", "2024-03-01 00:00:01", "-29 -4 0 0 0")]
    public void Whole_units_between(string start, string end, string expected)
    {
        var units = (DateTimeUnit[])[DateTimeUnit.Day, DateTimeUnit.Week, DateTimeUnit.Month, DateTimeUnit.Quarter, DateTimeUnit.Year];
        Assert.Equal(expected, string.Join(' ', units.Select(u => TimestampArithmetic.Difference(u, Micros(start), Micros(end), SparkZone.Utc))));
    }

    [Theory]
    [InlineData("1997-02-28 10:30:00", "1996-10-30 00:00:00", 3.94959677)]
    [InlineData("2024-02-29 00:00:00", "2024-01-31 12:00:00", 1.0)]
    [InlineData("2024-03-15 00:00:00", "2024-01-15 12:00:00", 2.0)]
    [InlineData("2024-01-01 00:00:00", "2024-01-02 00:00:00", -0.03225806)]
    public void Months_between(string first, string second, double expected) =>
        Assert.Equal(expected, TimestampArithmetic.MonthsBetween(Micros(first), Micros(second), round: true, SparkZone.Utc));

    [Fact]
    public void Overflow_is_seen()
    {
        Assert.False(TimestampArithmetic.TryAdd(long.MaxValue, DateTimeUnit.Microsecond, 1, SparkZone.Utc, out _));
        Assert.False(TimestampArithmetic.TryAdd(0, DateTimeUnit.Hour, long.MaxValue, SparkZone.Utc, out _));
        Assert.False(TimestampArithmetic.TryAdd(0, DateTimeUnit.Year, int.MaxValue, SparkZone.Utc, out _));
        Assert.False(TimestampArithmetic.TrySubtract(long.MaxValue, long.MinValue, SparkZone.Utc, out _));
        Assert.False(TimestampArithmetic.TryTruncate(long.MinValue, DateTimeUnit.Year, SparkZone.Utc, out _));
    }

    [Fact]
    public void Times_move_between_zones()
    {
        var moved = TimestampArithmetic.Convert(Micros("2024-07-01 00:00:00"), SparkZone.Get("Asia/Seoul"), SparkZone.Utc);
        Assert.Equal("2024-06-30 15:00:00", Timestamp(moved));
        Assert.Equal(DateTimeUnit.Month, DateTimeUnits.ParseTruncation("mon"));
        Assert.Null(DateTimeUnits.ParseTruncation("decade"));
        Assert.Null(DateTimeUnits.ParseArithmetic("mm"));
    }

    static int Days(string text) => DateTimeText.TryParseDate(Encoding.UTF8.GetBytes(text), out var days) ? days : throw new FormatException(text);

    static long Micros(string text) =>
        DateTimeText.TryParseTimestampNtz(Encoding.UTF8.GetBytes(text), out var micros) ? micros : throw new FormatException(text);

    static string Date(int days)
    {
        var buffer = new byte[DateTimeText.MaxLength];
        return Encoding.UTF8.GetString(buffer, 0, DateTimeText.WriteDate(days, buffer));
    }

    static string Timestamp(long micros)
    {
        var buffer = new byte[DateTimeText.MaxLength];
        return Encoding.UTF8.GetString(buffer, 0, DateTimeText.WriteTimestampNtz(micros, buffer));
    }
}
