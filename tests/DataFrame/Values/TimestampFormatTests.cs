using System.Text;
using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class TimestampFormatTests
{
    [Theory]
    [InlineData("y yy yyy yyyy yyyyy", "2024 24 2024 2024 02024")]
    [InlineData("M MM MMM MMMM LLL", "2 02 Feb February Feb")]
    [InlineData("d dd D DD DDD F", "9 09 40 40 040 2")]
    [InlineData("E EEE EEEE a", "Fri Fri Friday PM")]
    [InlineData("h hh H HH KK k kk", "1 01 13 13 01 13 13")]
    [InlineData("S SSS SSSSSS SSSSSSSSS", "0 006 006007 006007000")]
    [InlineData("Q QQ QQQ QQQQ q", "1 01 Q1 1st quarter 1")]
    [InlineData("G GGGG", "AD Anno Domini")]
    [InlineData("yyyy'T'HH ''''", "2024T13 '")]
    [InlineData("yyyy[-MM] é 年", "2024-02 é 年")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX]", "2024-02-09T13:04:05.006-08:00")]
    [InlineData("X XX XXX XXXX XXXXX", "-08 -0800 -08:00 -0800 -08:00")]
    [InlineData("x Z ZZZZ ZZZZZ", "-08 -0800 GMT-08:00 -08:00")]
    [InlineData("O OOOO VV", "GMT-8 GMT-08:00 America/Los_Angeles")]
    [InlineData("z zzzz", "PST Pacific Standard Time")]
    public void Printed(string pattern, string expected)
    {
        var output = new Utf8Buffer();
        Assert.True(Compile(pattern, parsing: false).TryFormat(1707512645006007, SparkZone.Get("America/Los_Angeles"), output));
        Assert.Equal(expected, output.ToString());
    }

    [Theory]
    [InlineData("yyyy-MM-dd", "+12024-01-01 00:00:00", "+12024-01-01")]
    [InlineData("yyyy G", "-0043-03-15 00:00:00", "0044 BC")]
    [InlineData("yyyy", "-0043-03-15 00:00:00", "-0043")]
    [InlineData("yy", "1582-10-10 00:00:00", "82")]
    [InlineData("kk:mm K a", "2024-01-01 00:30:00", "24:30 0 AM")]
    public void Printed_without_a_zone(string pattern, string local, string expected)
    {
        Assert.True(DateTimeText.TryParseTimestampNtz(Encoding.UTF8.GetBytes(local), out var micros));
        var output = new Utf8Buffer();
        Assert.True(Compile(pattern, parsing: false).TryFormatNtz(micros, output));
        Assert.Equal(expected, output.ToString());
    }

    [Fact]
    public void A_zone_is_not_there_without_one() => Assert.False(Compile("VV", parsing: false).TryFormatNtz(0, new Utf8Buffer()));

    [Theory]
    [InlineData("yyyy-MM-dd", "2024-02-29", "2024-02-29 00:00:00")]
    [InlineData("yyyyMMdd", "20240229", "2024-02-29 00:00:00")]
    [InlineData("yyMMdd", "700229", "Text '700229' could not be parsed: Invalid date 'February 29' as '2070' is not a leap year")]
    [InlineData("yyyyMMddHHmmssSSS", "20240229131415678", "Text '20240229131415678' could not be parsed at index 0")]
    [InlineData("yyyy-M-d H:m:s", "2024-2-9 1:2:3", "2024-02-09 01:02:03")]
    [InlineData("MMM d yyyy", "FEB 9 2024", "2024-02-09 00:00:00")]
    [InlineData("dd-MMMM-yyyy", "29-February-2024", "2024-02-29 00:00:00")]
    [InlineData("hh:mm a", "12:30 am", "1970-01-01 00:30:00")]
    [InlineData("h", "5", "1970-01-01 05:00:00")]
    [InlineData("a", "PM", "1970-01-01 12:00:00")]
    [InlineData("kk:mm", "24:00", "1970-01-01 00:00:00")]
    [InlineData("HH:mm:ss.SSSSSSSSS", "13:05:09.123456789", "1970-01-01 13:05:09.123456")]
    [InlineData("HH:mm:ss.SSS", "13:05:09.5", "1970-01-01 13:05:09.5")]
    [InlineData("D yyyy", "60 2024", "2024-02-29 00:00:00")]
    [InlineData("D", "60", "1970-03-01 00:00:00")]
    [InlineData("G yyyy-MM-dd", "BC 0044-03-15", "-0043-03-15 00:00:00")]
    [InlineData("yyyy-MM-dd", "-0001-01-01", "-0001-01-01 00:00:00")]
    [InlineData("yyyy-MM-dd", "+12345-01-01", "+12345-01-01 00:00:00")]
    [InlineData("yyyy-MM-dd[ HH:mm]", "2024-02-29", "2024-02-29 00:00:00")]
    [InlineData("[yyyy-MM-dd][dd/MM/yyyy]", "29/02/2024", "2024-02-29 00:00:00")]
    [InlineData("yyyy-MM-dd XXX", "2024-02-29 +01:00", "2024-02-28 23:00:00")]
    [InlineData("yyyy-MM-dd XX", "2024-02-29 +0100", "2024-02-28 23:00:00")]
    [InlineData("yyyy-MM-dd O", "2024-02-29 GMT+1", "2024-02-28 23:00:00")]
    [InlineData("yyyy-MM-dd VV", "2024-02-29 Europe/Paris", "2024-02-28 23:00:00")]
    [InlineData("yyyy-MM-dd VV", "2024-02-29 UTC+01:00", "2024-02-28 23:00:00")]
    [InlineData("yyyy-MM-dd z", "2024-02-29 EST", "2024-02-29 05:00:00")]
    [InlineData("yyyy年MM月", "2024年02月", "2024-02-01 00:00:00")]
    [InlineData("yyyy-MM-dd", "2024-2-9", "Text '2024-2-9' could not be parsed at index 5")]
    [InlineData("yyyy-MM-dd", "2024-02-29x", "Text '2024-02-29x' could not be parsed, unparsed text found at index 10")]
    [InlineData("yyyy-MM-dd", "12345-01-01", "Text '12345-01-01' could not be parsed at index 0")]
    [InlineData("yyyyy-MM-dd", "+12345-01-01", "Text '+12345-01-01' could not be parsed at index 0")]
    [InlineData("yyyy-MM-dd", "2024-02-30", "Text '2024-02-30' could not be parsed: Invalid date 'FEBRUARY 30'")]
    [InlineData("yyyy-MM-dd", "2024-13-01", "Text '2024-13-01' could not be parsed: Invalid value for MonthOfYear (valid values 1 - 12): 13")]
    [InlineData("HH:mm", "25:00", "Text '25:00' could not be parsed: Invalid value for HourOfDay (valid values 0 - 23): 25")]
    [InlineData("hh a", "00 AM", "Text '00 AM' could not be parsed: Invalid value for ClockHourOfAmPm (valid values 1 - 12): 0")]
    [InlineData("D yyyy", "366 2023", "Text '366 2023' could not be parsed: Invalid date 'DayOfYear 366' as '2023' is not a leap year")]
    [InlineData("MM-dd", "02-29", "Invalid date 'February 29' as '1970' is not a leap year")]
    [InlineData("yyyy", "", "Text '' could not be parsed at index 0")]
    public void Read(string pattern, string text, string expected)
    {
        var valid = Compile(pattern, parsing: true).TryParse(Encoding.UTF8.GetBytes(text), SparkZone.Utc, out var micros, out var error);
        var written = new byte[DateTimeText.MaxLength];
        Assert.Equal(expected, valid ? Encoding.UTF8.GetString(written, 0, DateTimeText.WriteTimestampNtz(micros, written)) : error);
    }

    [Theory]
    [InlineData("YYYY", false, PatternStatus.Unrecognized, 'Y')]
    [InlineData("nope", true, PatternStatus.WeekBased, 'e')]
    [InlineData("uuuu-MM-dd", true, PatternStatus.Unrecognized, 'u')]
    [InlineData("EEE dd MMM yyyy", true, PatternStatus.Unrecognized, 'E')]
    [InlineData("EEE dd MMM yyyy", false, PatternStatus.Valid, '\0')]
    [InlineData("QQQ yyyy", true, PatternStatus.IllegalCharacter, 'Q')]
    [InlineData("INTERVAL '2' MONTH", false, PatternStatus.IllegalCharacter, 'N')]
    [InlineData("n", false, PatternStatus.IllegalCharacter, 'n')]
    [InlineData("MMMMM", false, PatternStatus.Unrecognized, '\0')]
    [InlineData("QQQQQ", false, PatternStatus.Length, '\0')]
    [InlineData("yyyyyyy", false, PatternStatus.Unrecognized, '\0')]
    [InlineData("{", false, PatternStatus.Unrecognized, '\0')]
    [InlineData("V", false, PatternStatus.Invalid, '\0')]
    [InlineData("yyyy'", false, PatternStatus.Invalid, '\0')]
    public void Patterns_are_checked(string pattern, bool parsing, object status, char letter)
    {
        Assert.Equal(status, (object)TimestampFormat.TryCompile(pattern, parsing, out _, out var atFault));
        Assert.Equal(letter, atFault);
    }

    [Fact]
    public void Zone_names_follow_the_season()
    {
        var format = Compile("z", parsing: false);
        string[] zones = ["America/New_York", "Europe/Paris", "Europe/Dublin", "Asia/Kolkata", "Asia/Kathmandu", "America/Sao_Paulo", "+05:30"];
        string Name(string zone, long micros)
        {
            var output = new Utf8Buffer();
            Assert.True(format.TryFormat(micros, SparkZone.Get(zone), output));
            return output.ToString();
        }
        Assert.Equal(["EDT", "CEST", "IST", "IST", "NPT", "BRT", "+05:30"], zones.Select(z => Name(z, 1720098309000000)));
        Assert.Equal(["EST", "CET", "GMT", "IST", "NPT", "BRT", "+05:30"], zones.Select(z => Name(z, 1704373509000000)));
    }

    [Property]
    public void What_is_written_reads_back(long seconds)
    {
        seconds = seconds * 104729 % 100_000_000_000;
        foreach (var pattern in (string[])["yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXXXX", "yyyyMMddHHmmssX", "G yyyy D hh:mm:ss a OOOO"])
        {
            var output = new Utf8Buffer();
            var micros = seconds * 1_000_000;
            Assert.True(Compile(pattern, parsing: false).TryFormat(micros, SparkZone.Get("Asia/Tokyo"), output));
            var valid = Compile(pattern, parsing: true).TryParse(output.Written, SparkZone.Utc, out var back, out var error);
            // Before 1887 Tokyo's offset has seconds, which XX and X leave out.
            if (seconds < -2_600_000_000 && pattern.EndsWith('X') && !pattern.EndsWith("XXX")) continue;
            Assert.True(valid, $"{output}: {error}");
            Assert.Equal(micros, back);
        }
    }

    static TimestampFormat Compile(string pattern, bool parsing)
    {
        Assert.Equal(PatternStatus.Valid, TimestampFormat.TryCompile(pattern, parsing, out var format, out _));
        return format;
    }
}
