using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class CivilDateTests
{
    [Property(MaxTest = 1000)]
    public void Agrees_with_DateOnly(uint number)
    {
        var date = DateOnly.FromDayNumber((int)(number * 2654435761u % 3652059));
        var days = date.DayNumber - 719162;
        CivilDate.FromDays(days, out var year, out var month, out var day);
        Assert.Equal((date.Year, date.Month, date.Day), (year, month, day));
        Assert.Equal(days, CivilDate.ToDays(year, month, day));
        Assert.Equal(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, CivilDate.IsoDayOfWeek(days));
        Assert.Equal(date.DayOfYear, CivilDate.DayOfYear(days));
        Assert.Equal(DateTime.DaysInMonth(date.Year, date.Month), CivilDate.DaysInMonth(year, month));
        var week = CivilDate.IsoWeek(days, out var weekYear);
        Assert.Equal(System.Globalization.ISOWeek.GetWeekOfYear(date.ToDateTime(default)), week);
        Assert.Equal(System.Globalization.ISOWeek.GetYear(date.ToDateTime(default)), weekYear);
    }

    [Property(MaxTest = 1000)]
    public void Every_int_day_is_a_date_and_back(int days)
    {
        CivilDate.FromDays(days, out var year, out var month, out var day);
        Assert.True(CivilDate.TryToDays(year, month, day, out var back));
        Assert.Equal(days, back);
        CivilDate.FromDays(days - (long)CivilDate.DaysPerCycle, out var earlier, out var sameMonth, out var sameDay);
        Assert.Equal((year - 400, month, day), (earlier, sameMonth, sameDay));
    }

    [Theory]
    [InlineData(int.MinValue, -5877641, 6, 23)]
    [InlineData(int.MaxValue, 5881580, 7, 11)]
    [InlineData(-719528, 0, 1, 1)]
    [InlineData(-719893, -1, 1, 1)]
    [InlineData(0, 1970, 1, 1)]
    public void Ends_of_the_range(int days, int year, int month, int day)
    {
        CivilDate.FromDays(days, out var y, out var m, out var d);
        Assert.Equal((year, month, day), (y, m, d));
    }

    [Fact]
    public void Dates_that_do_not_exist_are_refused()
    {
        Assert.False(CivilDate.TryToDays(2023, 2, 29, out _));
        Assert.False(CivilDate.TryToDays(2024, 13, 1, out _));
        Assert.False(CivilDate.TryToDays(2024, 4, 31, out _));
        Assert.False(CivilDate.TryToDays(9999999, 1, 1, out _));
        Assert.True(CivilDate.TryToDays(2000, 2, 29, out _));
        Assert.False(CivilDate.TryToDays(1900, 2, 29, out _));
    }
}
