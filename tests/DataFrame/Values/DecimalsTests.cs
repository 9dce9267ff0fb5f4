using System.Numerics;
using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class DecimalsTests
{
    static readonly BigInteger bound = BigInteger.Pow(10, 38);

    [Property(MaxTest = 500)]
    public void Digits_are_counted(ulong high, ulong low, byte shift)
    {
        var value = Decimal38(high, low, shift);
        var expected = BigInteger.Abs((BigInteger)value).ToString().Length;
        Assert.Equal(expected, Decimals.CountDigits(value));
        Assert.Equal(expected, Decimals.CountDigits(-value));
    }

    [Property(MaxTest = 1000)]
    public void Sums_are_exact_then_rounded(
        ulong a1, ulong a0, byte aShift, bool negative, ulong b1, ulong b0, byte bShift, byte scaleA, byte scaleB, byte scale)
    {
        Int128 a = Decimal38(a1, a0, aShift), b = Decimal38(b1, b0, bShift);
        if (negative) a = -a;
        int sa = scaleA % 39, sb = scaleB % 39, common = Math.Max(sa, sb), s = scale % (common + 1);
        var exact = (BigInteger)a * Power(common - sa) + (BigInteger)b * Power(common - sb);
        Check(HalfUp(exact, Power(common - s)), Decimals.TryAdd(a, sa, b, sb, 38, s, out var result), result);
    }

    [Property(MaxTest = 1000)]
    public void Products_are_rounded_at_39_digits_and_at_the_scale(
        ulong a1, ulong a0, byte aShift, bool negative, ulong b1, ulong b0, byte bShift, byte scaleA, byte scaleB, byte scale)
    {
        Int128 a = Decimal38(a1, a0, aShift), b = Decimal38(b1, b0, bShift);
        if (negative) b = -b;
        int sa = scaleA % 39, sb = scaleB % 39, s = scale % 39;
        var product = (BigInteger)a * (BigInteger)b;
        var excess = Math.Max(0, BigInteger.Abs(product).ToString().Length - 39);
        var rounded = HalfUp(product, Power(excess));
        var drop = sa + sb - excess - s;
        Check(drop >= 0 ? HalfUp(rounded, Power(drop)) : rounded * Power(-drop), Decimals.TryMultiply(a, sa, b, sb, 38, s, out var result), result);
    }

    [Property(MaxTest = 2000)]
    public void Quotients_are_rounded_at_scale_39_and_at_the_scale(
        ulong a1, ulong a0, byte aShift, bool negative, ulong b1, ulong b0, byte bShift, byte scaleA, byte scaleB, byte scale)
    {
        Int128 a = Decimal38(a1, a0, aShift), b = Decimal38(b1, b0, bShift);
        if (b == 0) return;
        if (negative) b = -b;
        int sa = scaleA % 39, sb = scaleB % 39, s = scale % 39;
        var at39 = HalfUp((BigInteger)a * Power(39 + sb), (BigInteger)b * Power(sa));
        Check(HalfUp(at39, Power(39 - s)), Decimals.TryDivide(a, sa, b, sb, 38, s, out var result), result);
    }

    [Fact]
    public void A_quotient_just_below_a_half_rounds_twice()
    {
        // The exact quotient lies 0.5E-39 below 0.005: it is 0.005 at 39 digits after the point, and that is 0.01 at two.
        Assert.True(Decimals.TryDivide(Decimals.PowerOfTen(37) - 1, 2, Decimals.PowerOfTen(37) * 2, 0, 38, 2, out var twice));
        Assert.Equal(1, twice);
        Assert.True(Decimals.TryDivide(Decimals.PowerOfTen(36) - 1, 2, Decimals.PowerOfTen(36) * 2, 0, 38, 2, out var once));
        Assert.Equal(0, once);
    }

    [Property(MaxTest = 1000)]
    public void Remainders_keep_the_dividends_sign(ulong a1, ulong a0, byte aShift, bool negative, ulong b1, ulong b0, byte bShift, byte scaleA, byte scaleB)
    {
        Int128 a = Decimal38(a1, a0, aShift), b = Decimal38(b1, b0, bShift);
        if (b == 0) return;
        if (negative) a = -a;
        int sa = scaleA % 39, sb = scaleB % 39, common = Math.Max(sa, sb);
        var exact = BigInteger.Remainder((BigInteger)a * Power(common - sa), (BigInteger)b * Power(common - sb));
        Check(exact, Decimals.TryRemainder(a, sa, b, sb, 38, common, out var result), result);
    }

    [Property(MaxTest = 1000)]
    public void Integral_quotients_are_cut_off(ulong a1, ulong a0, byte aShift, ulong b1, ulong b0, byte bShift, byte scaleA, byte scaleB)
    {
        Int128 a = Decimal38(a1, a0, aShift), b = Decimal38(b1, b0, bShift);
        if (b == 0) return;
        int sa = scaleA % 39, sb = scaleB % 39;
        var exact = (BigInteger)a * Power(sb) / ((BigInteger)b * Power(sa));
        var fits = Decimals.TryIntegralDivide(a, sa, b, sb, out var result);
        Assert.Equal(exact <= long.MaxValue, fits);
        if (fits) Assert.Equal(exact, result);
    }

    [Property(MaxTest = 500)]
    public void Order_is_the_numbers(ulong a1, ulong a0, byte aShift, bool negative, ulong b0, byte bShift, byte scaleA, byte scaleB)
    {
        Int128 a = Decimal38(a1, a0, aShift), b = Decimal38(0, b0, bShift);
        if (negative) (a, b) = (-a, -b);
        int sa = scaleA % 39, sb = scaleB % 39;
        Assert.Equal(((BigInteger)a * Power(sb)).CompareTo((BigInteger)b * Power(sa)), Decimals.Compare(a, sa, b, sb));
    }

    [Theory]
    [InlineData(25, 1, 0, "3 2 2 3 2")]
    [InlineData(35, 1, 0, "4 4 3 4 3")]
    [InlineData(-25, 1, 0, "-3 -2 -3 -2 -2")]
    [InlineData(-21, 1, 0, "-2 -2 -3 -2 -2")]
    [InlineData(1250, 0, -2, "1300 1200 1200 1300 1200")]
    [InlineData(5, 0, -1, "10 0 0 10 0")]
    public void Rounded(long value, int scale, int toScale, string expected) =>
        Assert.Equal(expected, string.Join(' ', Enum.GetValues<DecimalRounding>().Select(r => Decimals.Round(value, scale, toScale, r))));

    [Theory]
    [InlineData(38, 18, 38, 18, "38,17 38,6 38,6 38,18")]
    [InlineData(10, 2, 5, 3, "12,3 16,5 19,8 5,3")]
    [InlineData(38, 0, 38, 0, "38,0 38,0 38,6 38,0")]
    public void Result_types(int p1, int s1, int p2, int s2, string expected)
    {
        (int Precision, int Scale)[] types =
        [
            DecimalTypes.Add(p1, s1, p2, s2), DecimalTypes.Multiply(p1, s1, p2, s2),
            DecimalTypes.Divide(p1, s1, p2, s2), DecimalTypes.Remainder(p1, s1, p2, s2),
        ];
        Assert.Equal(expected, string.Join(' ', types.Select(t => $"{t.Precision},{t.Scale}")));
    }

    static Int128 Decimal38(ulong high, ulong low, byte shift) =>
        (Int128)((new UInt128(high * 0x9E3779B97F4A7C15, low * 0xBF58476D1CE4E5B9) >> (shift % 128)) % (UInt128)Decimals.PowerOfTen(38));

    static BigInteger Power(int exponent) => BigInteger.Pow(10, exponent);

    static BigInteger HalfUp(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(dividend), BigInteger.Abs(divisor), out var remainder);
        if (remainder * 2 >= BigInteger.Abs(divisor)) quotient++;
        return dividend.Sign * divisor.Sign < 0 ? -quotient : quotient;
    }

    static void Check(BigInteger exact, bool fits, Int128 result)
    {
        Assert.Equal(BigInteger.Abs(exact) < bound, fits);
        if (fits) Assert.Equal(exact, (BigInteger)result);
    }
}
