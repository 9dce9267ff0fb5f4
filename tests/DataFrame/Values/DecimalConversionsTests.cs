using System.Data.SqlTypes;
using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class DecimalConversionsTests
{
    [Theory]
    [InlineData(2.675, 10, 2, 268L)]
    [InlineData(-0.005, 10, 2, -1L)]
    [InlineData(1e-7, 10, 2, 0L)]
    [InlineData(123456789.125, 12, 2, 12345678913L)]
    public void A_double_goes_through_its_shortest_text(double value, int precision, int scale, long expected)
    {
        Assert.Equal(ParseStatus.Success, DecimalConversions.TryFromDouble(value, precision, scale, out var unscaled));
        Assert.Equal(expected, unscaled);
    }

    [Fact]
    public void Doubles_that_are_no_decimals()
    {
        Assert.Equal(ParseStatus.Invalid, DecimalConversions.TryFromDouble(double.NaN, 38, 0, out _));
        Assert.Equal(ParseStatus.Unsupported, DecimalConversions.TryFromDouble(1e39, 38, 0, out _));
        Assert.Equal(ParseStatus.OutOfRange, DecimalConversions.TryFromDouble(1000, 5, 2, out _));
    }

    [Fact]
    public void A_float_is_widened_first()
    {
        Assert.Equal(ParseStatus.Success, DecimalConversions.TryFromFloat(0.1f, 20, 18, out var unscaled));
        Assert.Equal(100000001490116120, unscaled);
    }

    [Property]
    public bool A_decimal_becomes_the_nearest_double(long unscaled, byte scale) =>
        DecimalConversions.ToDouble(unscaled, scale % 39).Equals(double.Parse($"{unscaled}E-{scale % 39}"));

    [Property]
    public void Decimal_and_SqlDecimal_round_trip(decimal value)
    {
        var unscaled = DecimalConversions.FromDecimal(value, out var scale);
        Assert.True(DecimalConversions.TryToDecimal(unscaled, scale, out var back));
        Assert.Equal(value, back);
        Assert.Equal(new SqlDecimal(value), DecimalConversions.ToSqlDecimal(unscaled, 38, scale));
        Assert.Equal(unscaled, DecimalConversions.FromSqlDecimal(DecimalConversions.ToSqlDecimal(unscaled, 38, scale), out var sqlScale));
        Assert.Equal(scale, sqlScale);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.False(DecimalConversions.TryToDecimal(Decimals.PowerOfTen(29), 0, out _));
        Assert.False(DecimalConversions.TryToLong(Decimals.PowerOfTen(20), 0, out _));
        Assert.True(DecimalConversions.TryToLong(-199, 2, out var cut) && cut == -1);
    }
}
