using System.Text;
using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class DateTimeTextTests
{
    [Theory]
    [InlineData("2020-1-1", "2020-01-01")]
    [InlineData("2020", "2020-01-01")]
    [InlineData("2020-02", "2020-02-01")]
    [InlineData("  2020-01-01  ", "2020-01-01")]
    [InlineData("+2020-01-01", "2020-01-01")]
    [InlineData("-0001-01-01", "-0001-01-01")]
    [InlineData("+10000-01-01", "+10000-01-01")]
    [InlineData("2020-01-01T10", "2020-01-01")]
    [InlineData("2020-01-01T", "2020-01-01")]
    [InlineData("2020-01-01 anything", "2020-01-01")]
    [InlineData("294247-01-10T04:00:54.775807Z", "+294247-01-10")]
    [InlineData("12345678-01-01", null)]
    [InlineData("020-01-01", null)]
    [InlineData("2020-13-01", null)]
    [InlineData("2023-02-29", null)]
    [InlineData("2020-01-01x", null)]
    [InlineData("2020 ", "2020-01-01")]
    [InlineData("2020 x", null)]
    [InlineData("20200101", null)]
    [InlineData("2020/01/01", null)]
    [InlineData("2020-01-01\t10:00:00", null)]
    [InlineData("10:11", null)]
    [InlineData("epoch", null)]
    [InlineData("0", null)]
    [InlineData("", null)]
    public void Date(string text, string? expected) =>
        Assert.Equal(expected, DateTimeText.TryParseDate(Encoding.UTF8.GetBytes(text), out var days) ? Written(b => DateTimeText.WriteDate(days, b)) : null);

    [Theory]
    [InlineData("2020-01-01", "2020-01-01 00:00:00")]
    [InlineData("2020-01-01 1:2:3", "2020-01-01 01:02:03")]
    [InlineData("2020-01-01T10", "2020-01-01 10:00:00")]
    [InlineData("2020-01-01 10:11:12.", "2020-01-01 10:11:12")]
    [InlineData("2020-01-01 10:11:12.1234567", "2020-01-01 10:11:12.123456")]
    [InlineData("2020-01-01 10:11:12.100", "2020-01-01 10:11:12.1")]
    [InlineData("2020-01-01T10:11:12Z", "2020-01-01 10:11:12")]
    [InlineData("2020-01-01 10:11:12+1", "2020-01-01 09:11:12")]
    [InlineData("2020-01-01 10:11:12 +01:30", "2020-01-01 08:41:12")]
    [InlineData("2020-01-01 10:11:12-0130", "2020-01-01 11:41:12")]
    [InlineData("2020-01-01 10:11:12.5Europe/Paris", "2020-01-01 09:11:12.5")]
    [InlineData("2020-01-01 10:11:12 GMT+3", "2020-01-01 07:11:12")]
    [InlineData("2020-01-01 10:11:12 PST", "2020-01-01 18:11:12")]
    [InlineData("2020-3-8 2:30:00 America/Los_Angeles", "2020-03-08 10:30:00")]
    [InlineData("2020-11-01 01:30:00 America/Los_Angeles", "2020-11-01 08:30:00")]
    [InlineData("2020-01-01 10:11:12+01:02:03", "2020-01-01 09:09:09")]
    [InlineData("294247-01-10T04:00:54.775807Z", "+294247-01-10 04:00:54.775807")]
    [InlineData("294247-01-10T04:00:54.775808Z", null)]
    [InlineData("10:11", "2024-05-06 10:11:00")]
    [InlineData("T10", "2024-05-06 10:00:00")]
    [InlineData("2020-01-01T", null)]
    [InlineData("2020-01-01 10:11Z", null)]
    [InlineData("2020-01-01 24:00:00", null)]
    [InlineData("2020-01-01 23:59:60", null)]
    [InlineData("2020-01-01 10:11:12 +18:01", null)]
    [InlineData("2020-01-01 10:11:12 Nowhere/Land", null)]
    [InlineData("2020-01-01x", null)]
    [InlineData("epoch", null)]
    [InlineData("   ", null)]
    public void Timestamp(string text, string? expected)
    {
        var now = Micros("2024-05-06 07:08:09");
        var valid = DateTimeText.TryParseTimestamp(Encoding.UTF8.GetBytes(text), SparkZone.Utc, now, out var micros);
        Assert.Equal(expected, valid ? Written(b => DateTimeText.WriteTimestamp(micros, SparkZone.Utc, b)) : null);
    }

    [Theory]
    [InlineData("2020-01-01T10:11:12+01:00", "2020-01-01 10:11:12")]
    [InlineData("2020-01-01 10:11:12 Nowhere/Land", null)]
    [InlineData("10:11:12", null)]
    public void Timestamp_without_zone(string text, string? expected)
    {
        var valid = DateTimeText.TryParseTimestampNtz(Encoding.UTF8.GetBytes(text), out var micros);
        Assert.Equal(expected, valid ? Written(b => DateTimeText.WriteTimestampNtz(micros, b)) : null);
        Assert.False(DateTimeText.TryParseTimestampNtz("2020-01-01T10:11:12Z"u8, out _, allowZone: false));
    }

    [Theory]
    [InlineData("00:00:00", "00:00:00")]
    [InlineData("1:2:3", "01:02:03")]
    [InlineData("10:11", "10:11:00")]
    [InlineData("T10:11:12", "10:11:12")]
    [InlineData(" 10:11:12.1234567 ", "10:11:12.123456")]
    [InlineData("10:11:12 AM", "10:11:12")]
    [InlineData("1:02 pm", "13:02:00")]
    [InlineData("12:00:00 AM", "00:00:00")]
    [InlineData("13:00:00 PM", null)]
    [InlineData("24:00:00", null)]
    [InlineData("10:11:12Z", null)]
    [InlineData("2020-01-01 10:11:12", null)]
    [InlineData("10", null)]
    [InlineData("noon", null)]
    public void Time(string text, string? expected) =>
        Assert.Equal(expected, DateTimeText.TryParseTime(Encoding.UTF8.GetBytes(text), out var nanos) ? Written(b => DateTimeText.WriteTime(nanos, b)) : null);

    [Property(MaxTest = 1000)]
    public void Every_timestamp_of_six_year_digits_reads_back(long micros)
    {
        micros *= 7919;
        Span<byte> text = stackalloc byte[DateTimeText.MaxLength];
        var length = DateTimeText.WriteTimestampNtz(micros, text);
        Assert.True(DateTimeText.TryParseTimestampNtz(text[..length], out var back));
        Assert.Equal(micros, back);
    }

    [Fact]
    public void Ends_of_the_range_are_written()
    {
        Assert.Equal("-290308-12-21 19:59:05.224192", Written(b => DateTimeText.WriteTimestampNtz(long.MinValue, b)));
        Assert.Equal("+294247-01-10 04:00:54.775807", Written(b => DateTimeText.WriteTimestampNtz(long.MaxValue, b)));
        Assert.Equal("-5877641-06-23", Written(b => DateTimeText.WriteDate(int.MinValue, b)));
    }

    [Theory]
    [InlineData("epoch", "1970-01-01 00:00:00", "1970-01-01 00:00:00")]
    [InlineData(" NOW ", "2024-05-06 07:08:09", "2024-05-06 09:08:09")]
    [InlineData("today", "2024-05-05 22:00:00", "2024-05-06 00:00:00")]
    [InlineData("Tomorrow UTC", "2024-05-06 22:00:00", "2024-05-07 00:00:00")]
    [InlineData("yesterday", "2024-05-04 22:00:00", "2024-05-05 00:00:00")]
    [InlineData("now UTC", null, null)]
    [InlineData("today Nowhere", null, null)]
    [InlineData("2020", null, null)]
    public void Special_words(string text, string? instant, string? local)
    {
        var (zone, now) = (SparkZone.Get("Europe/Paris"), Micros("2024-05-06 07:08:09"));
        Assert.Equal(instant, SpecialDateTimes.TryTimestamp(Encoding.UTF8.GetBytes(text), zone, now, out var micros)
            ? Written(b => DateTimeText.WriteTimestampNtz(micros, b)) : null);
        Assert.Equal(local, SpecialDateTimes.TryTimestampNtz(Encoding.UTF8.GetBytes(text), zone, now, out micros)
            ? Written(b => DateTimeText.WriteTimestampNtz(micros, b)) : null);
        Assert.Equal(local?[..10], SpecialDateTimes.TryDate(Encoding.UTF8.GetBytes(text), zone, now, out var days)
            ? Written(b => DateTimeText.WriteDate(days, b)) : null);
    }

    static long Micros(string text) =>
        DateTimeText.TryParseTimestampNtz(Encoding.UTF8.GetBytes(text), out var micros) ? micros : throw new FormatException(text);

    static string Written(Func<byte[], int> write)
    {
        var buffer = new byte[DateTimeText.MaxLength];
        return Encoding.UTF8.GetString(buffer, 0, write(buffer));
    }
}
