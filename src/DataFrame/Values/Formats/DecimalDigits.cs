using System.Globalization;
using System.Numerics;

namespace Frames.Values.Formats;

/// <summary>A number as decimal digits with a point, rounded HALF_EVEN where it must lose some, as Java's DecimalFormat rounds.</summary>
internal readonly struct DecimalDigits
{
    readonly BigInteger unscaled;
    readonly int scale;

    /// <summary>The double that <see cref="unscaled"/> is the shortest text of; it breaks ties that are none in binary.</summary>
    readonly double? exact;

    DecimalDigits(BigInteger unscaled, int scale, bool negative, double? exact) =>
        (this.unscaled, this.scale, Negative, this.exact) = (BigInteger.Abs(unscaled), scale, negative, exact);

    /// <summary>Whether a minus sign belongs to it, which a negative zero has too.</summary>
    public bool Negative { get; }

    public static DecimalDigits Of(Int128 unscaled, int scale) => new(unscaled, scale, unscaled < 0, null);

    /// <summary>The shortest digits of a finite double.</summary>
    public static DecimalDigits Of(double value)
    {
        var shortest = new ShortestDigits(stackalloc byte[DoubleText.MaxLength]);
        DoubleText.ReadDigits(value, ref shortest);
        var digits = BigInteger.Zero;
        foreach (var digit in shortest.Digits) digits = digits * 10 + (digit - '0');
        var scale = shortest.Count - 1 - shortest.Exponent;
        return scale >= 0
            ? new DecimalDigits(digits, scale, shortest.Negative, Math.Abs(value))
            : new DecimalDigits(digits * BigInteger.Pow(10, -scale), 0, shortest.Negative, Math.Abs(value));
    }

    /// <summary>The number times a power of ten.</summary>
    public DecimalDigits Shifted(int power)
    {
        var moved = scale - power;
        return moved >= 0 ? new DecimalDigits(unscaled, moved, Negative, null) : new DecimalDigits(unscaled * BigInteger.Pow(10, -moved), 0, Negative, null);
    }

    /// <summary>The first digits, without zeros at their end, and the place of the point relative to them; no digits for zero.</summary>
    public (string Digits, int Point) Significant(int count)
    {
        if (unscaled.IsZero) return ("", 0);
        var text = unscaled.ToString(CultureInfo.InvariantCulture);
        var point = text.Length - scale;
        if (text.Length > count)
        {
            var rounded = Rounded(text.Length - count).ToString(CultureInfo.InvariantCulture);
            point += rounded.Length - count;
            text = rounded;
        }
        return (text.TrimEnd('0'), point);
    }

    /// <summary>The digits before and after the point, the latter at most that many.</summary>
    public (string Integral, string Fraction) Split(int fractionDigits)
    {
        var kept = scale <= fractionDigits ? unscaled : Rounded(scale - fractionDigits);
        var left = Math.Min(scale, fractionDigits);
        var text = kept.ToString(CultureInfo.InvariantCulture).PadLeft(left + 1, '0');
        return (text[..^left].TrimStart('0'), text[^left..]);
    }

    BigInteger Rounded(int dropped)
    {
        var divisor = BigInteger.Pow(10, dropped);
        var quotient = BigInteger.DivRem(unscaled, divisor, out var rest);
        var side = (rest * 2).CompareTo(divisor);
        if (side == 0 && exact is { } value) side = CompareExact(value);
        return side > 0 || (side == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    /// <summary>The order of the double's exact value and its shortest text.</summary>
    int CompareExact(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var power = (int)(bits >> 52) & 0x7FF;
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (power == 0 ? 0 : 1L << 52);
        var shift = Math.Max(power, 1) - 1075;
        var left = mantissa * BigInteger.Pow(10, scale) * (shift > 0 ? BigInteger.One << shift : 1);
        return left.CompareTo(unscaled * (shift < 0 ? BigInteger.One << -shift : 1));
    }
}
