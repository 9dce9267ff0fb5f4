namespace Frames.Values;

/// <summary>The paths of <see cref="Decimals"/> that need intermediate results beyond 128 bits.</summary>
internal static class WideDecimals
{
    /// <summary>Digits after the point that Spark keeps of a quotient before it rounds to the result's scale.</summary>
    const int quotientScale = Decimals.MaxPrecision + 1;

    /// <summary>(a * 10^powerA + b * 10^powerB) / 10^drop, rounded HALF_UP.</summary>
    public static bool TryAdd(Int128 a, int powerA, Int128 b, int powerB, int drop, int precision, out Int128 result)
    {
        UInt256 x = Scaled(a, powerA), y = Scaled(b, powerB);
        bool sameSign = a < 0 == b < 0, negative = sameSign || x >= y ? a < 0 : b < 0;
        var magnitude = sameSign ? x + y : x >= y ? x - y : y - x;
        return TryFinish(magnitude, drop, negative, precision, out result);
    }

    /// <summary>a * b at <paramref name="productScale"/>, first rounded to <paramref name="keptDigits"/> digits as Spark does, then to the scale.</summary>
    public static bool TryMultiply(Int128 a, Int128 b, int productScale, int precision, int scale, int keptDigits, out Int128 result)
    {
        var product = UInt256.Multiply(Decimals.Magnitude(a), Decimals.Magnitude(b));
        var excess = Math.Max(0, CountDigits(product) - keptDigits);
        var rounded = excess > 0 ? RoundHalfUp(product, excess) : product;
        return TryFinish(rounded, productScale - excess - scale, a < 0 != b < 0, precision, out result);
    }

    /// <summary>a * 10^power / b, rounded as Spark does: HALF_UP at 39 digits after the point, then HALF_UP at <paramref name="scale"/>.</summary>
    public static bool TryDivide(Int128 a, Int128 b, int power, int precision, int scale, out Int128 result)
    {
        result = 0;
        if (!TryDivideMagnitudes(a, b, power, out var quotient, out var remainder, out var divisor)) return false;
        if (remainder != 0 && RoundsUp(remainder, divisor, quotientScale - scale)) quotient += 1;
        if (quotient > (UInt128)Int128.MaxValue) return false;
        result = a < 0 != b < 0 ? -(Int128)quotient : (Int128)quotient;
        return Decimals.Fits(result, precision);
    }

    /// <summary>a * 10^power / b without its fraction; false when it outgrows 38 digits.</summary>
    public static bool TryTruncatedQuotient(Int128 a, Int128 b, int power, out Int128 result)
    {
        result = 0;
        if (!TryDivideMagnitudes(a, b, power, out var quotient, out _, out _) || quotient > (UInt128)Int128.MaxValue) return false;
        result = a < 0 != b < 0 ? -(Int128)quotient : (Int128)quotient;
        return true;
    }

    /// <summary>a * 10^power modulo b, with the sign of a.</summary>
    public static Int128 Remainder(Int128 a, int power, Int128 b)
    {
        var remainder = (Int128)Scaled(a, power).DivRem(Decimals.Magnitude(b)).Remainder;
        return a < 0 ? -remainder : remainder;
    }

    /// <summary>The quotient of magnitudes; false when it has more than 38 digits. A negative power scales the divisor.</summary>
    static bool TryDivideMagnitudes(Int128 a, Int128 b, int power, out UInt128 quotient, out UInt128 remainder, out UInt128 divisor)
    {
        (quotient, remainder, divisor) = (0, Decimals.Magnitude(a), Decimals.Magnitude(b));
        if (a == 0) return true;
        if (power < 0)
        {
            if (!Decimals.TryScaleUp(b, -power, out var scaled))
            {
                // Such a divisor is above every dividend: all that matters is on which side of a half the quotient lies.
                var half = Scaled(b, -power) <= UInt256.Multiply(remainder, 2);
                (remainder, divisor) = (half ? 2u : 0u, 3);
                return true;
            }
            divisor = Decimals.Magnitude(scaled);
            (quotient, remainder) = UInt128.DivRem(remainder, divisor);
            return true;
        }
        if (Decimals.TryScaleUp(a, power, out var dividend))
        {
            (quotient, remainder) = UInt128.DivRem(Decimals.Magnitude(dividend), divisor);
            return true;
        }
        // Beyond 10^76 the quotient has more than 38 digits, whatever the divisor.
        if (Decimals.CountDigits(a) + power > 77) return false;
        var (wide, rest) = Scaled(a, power).DivRem(divisor);
        (quotient, remainder) = (wide.Low, rest);
        return wide.High == 0;
    }

    /// <summary>Whether remainder / divisor, first rounded HALF_UP to <paramref name="digits"/> digits, is at least a half.</summary>
    static bool RoundsUp(UInt128 remainder, UInt128 divisor, int digits)
    {
        var twice = remainder * 2;
        if (twice >= divisor) return true;
        // 0.4999...95 becomes 0.5 in the first rounding: 1/2 - r/d <= 1/2 * 10^-digits.
        var gap = divisor - twice;
        return digits <= Decimals.MaxPrecision && UInt256.Multiply(gap, (UInt128)Decimals.PowerOfTen(digits)) <= new UInt256(0, divisor);
    }

    static int CountDigits(UInt256 value)
    {
        var (high, low) = value.DivRem((UInt128)Decimals.PowerOfTen(Decimals.MaxPrecision));
        return high.Low == 0 ? Decimals.CountDigits((Int128)low) : Decimals.MaxPrecision + Decimals.CountDigits((Int128)high.Low);
    }

    static UInt256 Scaled(Int128 value, int power)
    {
        var magnitude = Decimals.Magnitude(value);
        var first = Math.Min(power, Decimals.MaxPrecision);
        var product = UInt256.Multiply(magnitude, (UInt128)Decimals.PowerOfTen(first));
        for (; first < power; first++) product = Times10(product);
        return product;
    }

    static UInt256 Times10(UInt256 value)
    {
        var low = UInt256.Multiply(value.Low, 10);
        return new UInt256(value.High * 10 + low.High, low.Low);
    }

    static bool TryFinish(UInt256 magnitude, int drop, bool negative, int precision, out Int128 result)
    {
        result = 0;
        if (drop > 0) magnitude = RoundHalfUp(magnitude, drop);
        if (magnitude.High != 0 || magnitude.Low >= (UInt128)Decimals.PowerOfTen(Decimals.MaxPrecision)) return false;
        result = negative ? -(Int128)magnitude.Low : (Int128)magnitude.Low;
        return drop >= 0 ? Decimals.Fits(result, precision) : Decimals.TryRescale(result, 0, -drop, precision, out result);
    }

    static UInt256 RoundHalfUp(UInt256 value, int power)
    {
        for (; power > Decimals.MaxPrecision; power--) value = value.DivRem(10).Quotient;
        var divisor = (UInt128)Decimals.PowerOfTen(power);
        var (quotient, remainder) = value.DivRem(divisor);
        return remainder * 2 >= divisor ? quotient + new UInt256(0, 1) : quotient;
    }
}
