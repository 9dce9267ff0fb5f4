using System.Text;
using Frames.Values;
using FsCheck.Xunit;
using NodaTime;

namespace Frames.Tests.DataFrame.Values;

public class SparkZoneTests
{
    [Theory]
    [InlineData("UTC", "UTC", 0)]
    [InlineData("Z", "Z", 0)]
    [InlineData("+1", "+01:00", 3600)]
    [InlineData("+01:30", "+01:30", 5400)]
    [InlineData("-1:30", "-01:30", -5400)]
    [InlineData("-0130", "-01:30", -5400)]
    [InlineData("+010203", "+01:02:03", 3723)]
    [InlineData("+18:00", "+18:00", 64800)]
    [InlineData("+18:01", null, null)]
    [InlineData("UTC+1", "UTC+01:00", 3600)]
    [InlineData("GMT-8", "GMT-08:00", -28800)]
    [InlineData("GMT0", "GMT0", 0)]
    [InlineData("EST", "-05:00", -18000)]
    [InlineData("PST", "America/Los_Angeles", -28800)]
    [InlineData("Europe/Paris", "Europe/Paris", 3600)]
    [InlineData("europe/paris", null, null)]
    [InlineData("Nowhere/Land", null, null)]
    [InlineData("Pacific Standard Time", null, null)]
    [InlineData("+99", null, null)]
    [InlineData("UTC+", null, null)]
    [InlineData("", null, null)]
    public void Ids(string id, string? normal, int? offsetOf1970)
    {
        Assert.Equal(normal, SparkZone.TryGet(id, out var zone) ? zone.Id : null);
        Assert.Equal(offsetOf1970, zone?.OffsetAt(0));
        Assert.Equal(normal, SparkZone.TryGet(Encoding.UTF8.GetBytes(id), out zone) ? zone.Id : null);
    }

    [Fact]
    public void A_one_digit_minute_is_read_after_a_two_digit_hour() => Assert.Equal("+05:03", SparkZone.Get("+05:3").Id);

    [Theory]
    [InlineData("America/Los_Angeles", "2024-03-10 02:30:00", "2024-03-10 10:30:00")]
    [InlineData("America/Los_Angeles", "2024-11-03 01:30:00", "2024-11-03 08:30:00")]
    [InlineData("America/Los_Angeles", "1500-01-01 00:00:00", "1500-01-01 07:52:58")]
    [InlineData("Asia/Kathmandu", "1500-01-01 00:00:00", "1499-12-31 18:18:44")]
    [InlineData("Europe/London", "1500-01-01 00:00:00", "1500-01-01 00:01:15")]
    [InlineData("America/Los_Angeles", "9999-07-01 00:00:00", "9999-07-01 07:00:00")]
    [InlineData("America/Los_Angeles", "250000-01-15 00:00:00", "+250000-01-15 08:00:00")]
    [InlineData("+05:30", "2024-03-10 02:30:00", "2024-03-09 21:00:00")]
    public void Local_to_UTC(string id, string local, string utc)
    {
        Assert.True(DateTimeText.TryParseTimestampNtz(Encoding.UTF8.GetBytes(local), out var micros));
        var text = new byte[DateTimeText.MaxLength];
        Assert.Equal(utc, Encoding.UTF8.GetString(text, 0, DateTimeText.WriteTimestampNtz(SparkZone.Get(id).ToUtc(micros), text)));
    }

    [Theory]
    [InlineData("America/Los_Angeles")]
    [InlineData("Europe/Dublin")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Sao_Paulo")]
    public void Offsets_are_the_time_zone_databases(string id)
    {
        var (zone, reference) = (SparkZone.Get(id), DateTimeZoneProviders.Tzdb[id]);
        for (var day = CivilDate.ToDays(1700, 1, 1); day < CivilDate.ToDays(3300, 1, 1); day += 5)
        {
            var seconds = day * 86400 + day * 7919 % 86400;
            Assert.Equal(reference.GetUtcOffset(Instant.FromUnixTimeSeconds(seconds)).Seconds, zone.OffsetAt(seconds * 1_000_000));
        }
    }

    [Property(MaxTest = 1000)]
    public void A_local_time_comes_back_unless_it_falls_into_a_gap(long seconds)
    {
        var (zone, micros) = (SparkZone.Get("America/Los_Angeles"), seconds * 104729 % 20_000_000_000 * 1_000_000);
        var local = zone.ToLocal(micros);
        var back = zone.ToUtc(local);
        Assert.True(back == micros || back == micros - 3600L * 1_000_000);
        Assert.Equal(local, zone.ToLocal(back));
    }
}
