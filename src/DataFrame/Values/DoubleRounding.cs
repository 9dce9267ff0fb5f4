using System.Globalization;

namespace Frames.Values;

/// <summary>round and bround of doubles, which count on the shortest decimal text, so that round(2.675, 2) is 2.68.</summary>
internal static class DoubleRounding
{
    /// <summary>The double rounded to a number of digits after the point, before it where negative; NaN, the infinities and large numbers stay.</summary>
    public static double Round(double value, int scale, DecimalRounding rounding)
    {
        if (!double.IsFinite(value)) return value;
        var shortest = new ShortestDigits(stackalloc byte[DoubleText.MaxLength]);
        DoubleText.ReadDigits(value, ref shortest);
        var kept = shortest.Exponent + 1L + scale;
        if (kept >= shortest.Count) return value + 0d;
        // All digits lie more than one place below the last kept one.
        if (kept < 0)
        {
            var sign = Int128.Sign(Decimals.DivideByPower(shortest.Negative ? -1 : 1, 2, rounding));
            return sign == 0 ? 0 : sign * Math.Pow(10, -(double)scale);
        }
        Int128 digits = 0;
        foreach (var digit in shortest.Digits) digits = digits * 10 + (digit - '0');
        if (shortest.Negative) digits = -digits;
        var rounded = Decimals.DivideByPower(digits, (int)(shortest.Count - kept), rounding);
        Span<byte> text = stackalloc byte[DecimalText.MaxLength * 2];
        var length = DecimalText.Write(rounded, 0, text);
        text[length++] = (byte)'E';
        length += NumberText.Write(-(long)scale, text[length..]);
        return double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture) + 0d;
    }
}
