using System.Text;
using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class IntervalTests
{
    [Theory]
    [InlineData("1 year", "1 years")]
    [InlineData("interval 1 week", "7 days")]
    [InlineData("- 1 day", "-1 days")]
    [InlineData("1 DAYS 1 day", "2 days")]
    [InlineData("1 hour -30 minutes", "30 minutes")]
    [InlineData("1. second", "1 seconds")]
    [InlineData("-.5 seconds", "-0.5 seconds")]
    [InlineData("1 millisecond 5 microseconds", "0.001005 seconds")]
    [InlineData("1 second 1 month", "1 months 1 seconds")]
    [InlineData("-1 day\t-2.000001999 seconds", "-1 days -2.000001 seconds")]
    [InlineData("99999999999 minutes", "1666666666 hours 39 minutes")]
    [InlineData("14 months -1 hours", "1 years 2 months -1 hours")]
    [InlineData("0 days", "0 seconds")]
    [InlineData("", IntervalStatus.InputIsEmpty)]
    [InlineData("interval", IntervalStatus.InputIsEmpty)]
    [InlineData("interval1 day", IntervalStatus.InvalidPrefix)]
    [InlineData("1day", IntervalStatus.InvalidValue)]
    [InlineData("--1 day", IntervalStatus.InvalidValue)]
    [InlineData("1e3 days", IntervalStatus.InvalidValue)]
    [InlineData(". second", IntervalStatus.InvalidValue)]
    [InlineData("day", IntervalStatus.UnrecognizedNumber)]
    [InlineData("1 fortnight", IntervalStatus.InvalidUnit)]
    [InlineData("1 day1 hour", IntervalStatus.InvalidUnit)]
    [InlineData("1 Microsecondss", IntervalStatus.InvalidUnit)]
    [InlineData("-1 -1", IntervalStatus.InvalidUnit)]
    [InlineData("1.5 days", IntervalStatus.InvalidFraction)]
    [InlineData("1.1234567891 seconds", IntervalStatus.InvalidPrecision)]
    [InlineData("1 days 2", IntervalStatus.MissingUnit)]
    [InlineData("200000000 years", IntervalStatus.ArithmeticException)]
    [InlineData("9223372036854775808 microseconds", IntervalStatus.ArithmeticException)]
    [InlineData("10000000000000 seconds", IntervalStatus.ArithmeticException)]
    public void Calendar(string text, object expected)
    {
        var status = CalendarIntervals.TryParse(Encoding.UTF8.GetBytes(text), out var months, out var days, out var micros);
        var buffer = new byte[CalendarIntervals.MaxLength];
        object read = status == IntervalStatus.Success ? Encoding.UTF8.GetString(buffer, 0, CalendarIntervals.Write(months, days, micros, buffer)) : status;
        Assert.Equal(expected, read);
    }

    [Theory]
    [InlineData("1-2", 0, 1, 14)]
    [InlineData(" -1-2 ", 0, 1, -14)]
    [InlineData("0001-011", 0, 1, 23)]
    [InlineData("INTERVAL -'-1-2' YEAR TO MONTH", 0, 1, 14)]
    [InlineData("interval  '1-2'  year  to  month", 0, 1, 14)]
    [InlineData("-178956970-8", 0, 1, int.MinValue)]
    [InlineData("-1", 0, 0, -12)]
    [InlineData("5", 1, 1, 5)]
    [InlineData("INTERVAL '5' MONTH", 1, 1, 5)]
    [InlineData("178956970-8", 0, 1, IntervalStatus.IntervalParsing)]
    [InlineData("1-12", 0, 1, IntervalStatus.IntervalParsing)]
    [InlineData("12345678901-2", 0, 1, IntervalStatus.IntervalParsing)]
    [InlineData("INTERVAL '5' MONTH", 0, 0, IntervalStatus.UnmatchedFormat)]
    [InlineData("INTERVAL '5' MONTHS", 1, 1, IntervalStatus.UnmatchedFormat)]
    [InlineData("1", 0, 1, IntervalStatus.UnmatchedFormat)]
    [InlineData("1 - 2", 0, 1, IntervalStatus.UnmatchedFormat)]
    [InlineData("", 0, 1, IntervalStatus.UnmatchedFormat)]
    public void Year_month(string text, int from, int to, object expected)
    {
        var status = YearMonthIntervals.TryParse(Encoding.UTF8.GetBytes(text), from, to, out var months);
        Assert.Equal(expected, status == IntervalStatus.Success ? months : status);
    }

    [Theory]
    [InlineData("1 02:03:04", 0, 3, 93784000000L)]
    [InlineData("-1 2:3:4.123456789", 0, 3, -93784123456L)]
    [InlineData("-106751991 04:00:54.775808", 0, 3, long.MinValue)]
    [InlineData("INTERVAL -'-1 02:03:04' DAY TO SECOND", 0, 3, 93784000000L)]
    [InlineData("1 2", 0, 1, 93600000000L)]
    [InlineData("100:2", 1, 2, 360120000000L)]
    [InlineData("100:2.5", 2, 3, 6002500000L)]
    [InlineData("-100.000001", 3, 3, -100000001L)]
    [InlineData("INTERVAL '5.5' SECOND", 3, 3, 5500000L)]
    [InlineData("1 24:00:00", 0, 3, IntervalStatus.FieldOutOfRange)]
    [InlineData("106751992 00:00:00", 0, 3, IntervalStatus.FieldOutOfRange)]
    [InlineData("1:60", 1, 2, IntervalStatus.FieldOutOfRange)]
    [InlineData("106751991 04:00:54.775808", 0, 3, IntervalStatus.ArithmeticException)]
    [InlineData("1  02:03:04", 0, 3, IntervalStatus.UnmatchedFormat)]
    [InlineData("1 02:03", 0, 3, IntervalStatus.UnmatchedFormat)]
    [InlineData("1 2:3:4.", 0, 3, IntervalStatus.UnmatchedFormat)]
    [InlineData("1 2:3:4.1234567891", 0, 3, IntervalStatus.UnmatchedFormat)]
    [InlineData(".5", 3, 3, IntervalStatus.UnmatchedFormat)]
    [InlineData("1 day", 0, 3, IntervalStatus.UnmatchedFormat)]
    [InlineData("INTERVAL '3' DAY", 0, 3, IntervalStatus.UnmatchedFormat)]
    public void Day_time(string text, int from, int to, object expected)
    {
        var status = DayTimeIntervals.TryParse(Encoding.UTF8.GetBytes(text), from, to, out var micros);
        Assert.Equal(expected, status == IntervalStatus.Success ? micros : status);
    }

    [Theory]
    [InlineData(0, 0, 0, "INTERVAL '0' YEAR", "0-0")]
    [InlineData(-14, 0, 1, "INTERVAL '-1-2' YEAR TO MONTH", "-1-2")]
    [InlineData(-14, 0, 0, "INTERVAL '-1' YEAR", "-1-2")]
    [InlineData(int.MinValue, 0, 1, "INTERVAL '-178956970-8' YEAR TO MONTH", "-178956970-8")]
    [InlineData(14, 1, 1, "INTERVAL '14' MONTH", "1-2")]
    public void Year_month_written(int months, int from, int to, string ansi, string hive)
    {
        var buffer = new byte[YearMonthIntervals.MaxLength];
        Assert.Equal(ansi, Encoding.UTF8.GetString(buffer, 0, YearMonthIntervals.Write(months, from, to, buffer)));
        Assert.Equal(hive, Encoding.UTF8.GetString(buffer, 0, YearMonthIntervals.WriteHive(months, buffer)));
    }

    [Theory]
    [InlineData(93784567000, 0, 3, "INTERVAL '1 02:03:04.567' DAY TO SECOND", "1 02:03:04.567000000")]
    [InlineData(93784567000, 1, 1, "INTERVAL '26' HOUR", "1 02:03:04.567000000")]
    [InlineData(93784567000, 2, 3, "INTERVAL '1563:04.567' MINUTE TO SECOND", "1 02:03:04.567000000")]
    [InlineData(3600000000, 1, 1, "INTERVAL '01' HOUR", "0 01:00:00.000000000")]
    [InlineData(-1, 0, 0, "INTERVAL '-0' DAY", "-0 00:00:00.000001000")]
    [InlineData(5500000, 3, 3, "INTERVAL '05.5' SECOND", "0 00:00:05.500000000")]
    [InlineData(long.MinValue, 0, 3, "INTERVAL '-106751991 04:00:54.775808' DAY TO SECOND", "-106751991 04:00:54.775808000")]
    public void Day_time_written(long micros, int from, int to, string ansi, string hive)
    {
        var buffer = new byte[DayTimeIntervals.MaxLength];
        Assert.Equal(ansi, Encoding.UTF8.GetString(buffer, 0, DayTimeIntervals.Write(micros, from, to, buffer)));
        Assert.Equal(hive, Encoding.UTF8.GetString(buffer, 0, DayTimeIntervals.WriteHive(micros, buffer)));
    }

    [Property]
    public void What_is_written_reads_back(long micros, int months, int days)
    {
        Span<byte> buffer = stackalloc byte[CalendarIntervals.MaxLength];
        micros *= 1_000_003;
        for (var from = 0; from <= 3; from++)
        {
            Assert.Equal(IntervalStatus.Success, DayTimeIntervals.TryParse(buffer[..DayTimeIntervals.Write(micros, from, 3, buffer)], from, 3, out var back));
            Assert.Equal(micros, back);
        }
        Assert.Equal(IntervalStatus.Success, YearMonthIntervals.TryParse(buffer[..YearMonthIntervals.Write(months, 0, 1, buffer)], 0, 1, out var sameMonths));
        Assert.Equal(months, sameMonths);
        var length = CalendarIntervals.Write(months, days, micros, buffer);
        Assert.Equal(IntervalStatus.Success, CalendarIntervals.TryParse(buffer[..length], out var m, out var d, out var u));
        Assert.Equal((months, days, micros), (m, d, u));
    }
}
