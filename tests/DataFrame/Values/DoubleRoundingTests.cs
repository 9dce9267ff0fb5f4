using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class DoubleRoundingTests
{
    [Theory]
    [InlineData(2.675, 2, 2.68, 2.68)]
    [InlineData(2.5, 0, 3.0, 2.0)]
    [InlineData(-2.5, 0, -3.0, -2.0)]
    [InlineData(25.0, -1, 30.0, 20.0)]
    [InlineData(0.4, 0, 0.0, 0.0)]
    [InlineData(-0.4, 0, 0.0, 0.0)]
    [InlineData(9.99, 1, 10.0, 10.0)]
    [InlineData(5.0, -1, 10.0, 0.0)]
    [InlineData(4.0, -2, 0.0, 0.0)]
    [InlineData(1e300, 2, 1e300, 1e300)]
    [InlineData(1.5e-10, 10, 2e-10, 2e-10)]
    [InlineData(123.456, -5, 0.0, 0.0)]
    [InlineData(5.0, -400, 0.0, 0.0)]
    [InlineData(123.456, 400, 123.456, 123.456)]
    [InlineData(double.NaN, 2, double.NaN, double.NaN)]
    public void Rounded(double value, int scale, double up, double even)
    {
        Assert.Equal(up, DoubleRounding.Round(value, scale, DecimalRounding.HalfUp));
        Assert.Equal(even, DoubleRounding.Round(value, scale, DecimalRounding.HalfEven));
        Assert.False(double.IsNegative(DoubleRounding.Round(-0.0, scale, DecimalRounding.HalfUp)));
    }

    [Property]
    public bool A_rounded_double_stays(double value, byte scale)
    {
        var once = DoubleRounding.Round(value, scale % 20, DecimalRounding.HalfUp);
        return once.Equals(DoubleRounding.Round(once, scale % 20, DecimalRounding.HalfUp));
    }

    [Fact]
    public void Random_numbers_are_Sparks()
    {
        Assert.Equal(0.7604953758285915, SparkRandom.ForPartition(0, 0).NextDouble());
        Assert.Equal(1.6034991609278433, SparkRandom.ForPartition(0, 0).NextGaussian(), 15);
        var random = new SparkRandom(7);
        for (var i = 0; i < 1000; i++) Assert.InRange(random.NextInt(i + 1), 0, i);
    }
}
