using System.Runtime.CompilerServices;

namespace Frames.Values;

/// <summary>
/// Arithmetic on decimals of up to 38 digits, held as an unscaled 128-bit integer beside a scale that the type knows. Results are rounded
/// HALF_UP to the asked scale; false means that the result does not fit the asked precision.
/// </summary>
internal static class Decimals
{
    /// <summary>The most digits that a decimal has.</summary>
    public const int MaxPrecision = 38;

    /// <summary>Digits of Scala's decimals.</summary>
    public const int ContextDigits = 34;

    /// <summary>Digits that Spark keeps of an exact product before it rounds to the result's scale.</summary>
    const int productDigits = MaxPrecision + 1;

    static readonly Int128[] powers = Powers();

    /// <summary>10 to the power of 0..38.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Int128 PowerOfTen(int exponent) => powers[exponent];

    /// <summary>Whether the value has at most <paramref name="precision"/> digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fits(Int128 unscaled, int precision)
    {
        var bound = powers[precision];
        return unscaled < bound && unscaled > -bound;
    }

    /// <summary>Decimal digits of the value; 0 has one.</summary>
    public static int CountDigits(Int128 unscaled)
    {
        var magnitude = Magnitude(unscaled);
        // 1233/4096 is log10(2) from above at this width: the guess is right or one too large.
        var bits = 128 - (int)UInt128.LeadingZeroCount(magnitude | 1);
        var guess = (bits * 1233) >> 12;
        return guess <= MaxPrecision && magnitude >= (UInt128)powers[guess] ? guess + 1 : Math.Max(guess, 1);
    }

    /// <summary>The absolute value, which for Int128.MinValue fits only unsigned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt128 Magnitude(Int128 value) => value < 0 ? (UInt128)(-value) : (UInt128)value;

    /// <summary>The same number at another scale.</summary>
    public static bool TryRescale(Int128 value, int fromScale, int toScale, int precision, out Int128 result, DecimalRounding rounding = DecimalRounding.HalfUp)
    {
        if (toScale <= fromScale) result = DivideByPower(value, fromScale - toScale, rounding);
        else if (!TryScaleUp(value, toScale - fromScale, out result)) return false;
        return Fits(result, precision);
    }

    /// <summary>The number rounded to <paramref name="toScale"/>, which may be negative and then keeps zeros: the result has scale max(0, toScale).</summary>
    public static Int128 Round(Int128 value, int scale, int toScale, DecimalRounding rounding)
    {
        if (toScale >= scale) return value;
        var rounded = DivideByPower(value, scale - toScale, rounding);
        return toScale >= 0 || rounded == 0 ? rounded : rounded * powers[Math.Min(-toScale, MaxPrecision)];
    }

    /// <summary>The number in at most <see cref="ContextDigits"/> digits, half to even: what Scala keeps where it computes with decimals itself.</summary>
    public static Int128 RoundToContext(Int128 value)
    {
        var excess = CountDigits(value) - ContextDigits;
        return excess <= 0 ? value : DivideByPower(value, excess, DecimalRounding.HalfEven) * powers[excess];
    }

    /// <summary>-1, 0 or 1 by the numbers' order, whatever their scales.</summary>
    public static int Compare(Int128 a, int scaleA, Int128 b, int scaleB)
    {
        if (scaleA == scaleB) return a.CompareTo(b);
        if (scaleA > scaleB) return -Compare(b, scaleB, a, scaleA);
        if (TryScaleUp(a, scaleB - scaleA, out var scaled)) return scaled.CompareTo(b);
        return a < 0 ? -1 : 1;
    }

    public static bool TryAdd(Int128 a, int scaleA, Int128 b, int scaleB, int precision, int scale, out Int128 result)
    {
        var common = Math.Max(scaleA, scaleB);
        if (TryScaleUp(a, common - scaleA, out var x) && TryScaleUp(b, common - scaleB, out var y))
            return TryRescale(x + y, common, scale, precision, out result);
        return WideDecimals.TryAdd(a, common - scaleA, b, common - scaleB, common - scale, precision, out result);
    }

    public static bool TrySubtract(Int128 a, int scaleA, Int128 b, int scaleB, int precision, int scale, out Int128 result) =>
        TryAdd(a, scaleA, -b, scaleB, precision, scale, out result);

    public static bool TryMultiply(Int128 a, int scaleA, Int128 b, int scaleB, int precision, int scale, out Int128 result)
    {
        if (a >= long.MinValue && a <= long.MaxValue && b >= long.MinValue && b <= long.MaxValue)
        {
            var product = Math.BigMul((long)a, (long)b);
            return TryRescale(product, scaleA + scaleB, scale, precision, out result);
        }
        return WideDecimals.TryMultiply(a, b, scaleA + scaleB, precision, scale, productDigits, out result);
    }

    /// <summary>The quotient; <paramref name="b"/> must not be 0.</summary>
    public static bool TryDivide(Int128 a, int scaleA, Int128 b, int scaleB, int precision, int scale, out Int128 result) =>
        WideDecimals.TryDivide(a, b, scale - scaleA + scaleB, precision, scale, out result);

    /// <summary>The remainder with the dividend's sign; <paramref name="b"/> must not be 0.</summary>
    public static bool TryRemainder(Int128 a, int scaleA, Int128 b, int scaleB, int precision, int scale, out Int128 result)
    {
        var common = Math.Max(scaleA, scaleB);
        // A divisor that outgrows 128 bits at the common scale is above every dividend there.
        var remainder = !TryScaleUp(b, common - scaleB, out var y) ? a
            : TryScaleUp(a, common - scaleA, out var x) ? x % y
            : WideDecimals.Remainder(a, common - scaleA, y);
        return TryRescale(remainder, common, scale, precision, out result);
    }

    /// <summary>The quotient cut off to an integer (<c>div</c>); false when it does not fit a long. <paramref name="b"/> must not be 0.</summary>
    public static bool TryIntegralDivide(Int128 a, int scaleA, Int128 b, int scaleB, out long result)
    {
        result = 0;
        if (!WideDecimals.TryTruncatedQuotient(a, b, scaleB - scaleA, out var quotient) || quotient < long.MinValue || quotient > long.MaxValue) return false;
        result = (long)quotient;
        return true;
    }

    /// <summary>value * 10^power when that fits 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryScaleUp(Int128 value, int power, out Int128 result)
    {
        result = value;
        if (power == 0 || value == 0) return true;
        if (power > MaxPrecision) return false;
        var factor = powers[power];
        // 10^38 bounds what decimals hold; a wider product is of no use here.
        if (Magnitude(value) > (UInt128)(powers[MaxPrecision] / factor)) return false;
        result = value * factor;
        return true;
    }

    /// <summary>value / 10^power, rounded.</summary>
    internal static Int128 DivideByPower(Int128 value, int power, DecimalRounding rounding)
    {
        if (power == 0 || value == 0) return value;
        if (power > MaxPrecision) return AwayFromZero(value, rounding) ? Int128.Sign(value) : 0;
        var divisor = powers[power];
        var (quotient, remainder) = value >= long.MinValue && value <= long.MaxValue && power <= 18
            ? DivRemLong((long)value, (long)divisor)
            : Int128.DivRem(value, divisor);
        return remainder != 0 && Increments(quotient, remainder, divisor, rounding) ? quotient + (value < 0 ? -1 : 1) : quotient;
    }

    static bool Increments(Int128 quotient, Int128 remainder, Int128 divisor, DecimalRounding rounding)
    {
        if (rounding > DecimalRounding.HalfEven) return AwayFromZero(remainder, rounding);
        var twice = Int128.Abs(remainder) * 2;
        if (twice != divisor) return twice > divisor;
        return rounding == DecimalRounding.HalfUp || !Int128.IsEvenInteger(quotient);
    }

    static bool AwayFromZero(Int128 value, DecimalRounding rounding) => rounding switch
    {
        DecimalRounding.Floor => value < 0,
        DecimalRounding.Ceiling => value > 0,
        _ => false,
    };

    static (Int128 Quotient, Int128 Remainder) DivRemLong(long value, long divisor)
    {
        var (quotient, remainder) = Math.DivRem(value, divisor);
        return (quotient, remainder);
    }

    static Int128[] Powers()
    {
        var powers = new Int128[MaxPrecision + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
