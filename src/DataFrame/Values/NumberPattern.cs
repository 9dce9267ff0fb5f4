using System.Globalization;
using System.Text;
using Frames.Values.Formats;

namespace Frames.Values;

/// <summary>A pattern of java.text.DecimalFormat with English symbols, compiled once: what format_number prints with, rounding HALF_EVEN.</summary>
internal sealed class NumberPattern
{
    /// <summary>Digits after the point that Java prints of a double at most.</summary>
    const int mostFractionDigits = 340;

    string prefix = "";
    string suffix = "";
    string? negativePrefix;
    string negativeSuffix = "";
    int minIntegral;
    int minFraction;
    int maxFraction;
    int grouping;
    int shift;
    int maxIntegral;
    int exponentDigits = -1;
    bool alwaysPoint;

    NumberPattern()
    {
    }

    /// <summary>Groups of three and that many digits after the point: format_number with a number.</summary>
    public static NumberPattern Grouped(int fractionDigits) =>
        new() { grouping = 3, minIntegral = 1, minFraction = fractionDigits, maxFraction = fractionDigits };

    /// <summary>Compiles a pattern such as <c>#,##0.00;(#)</c>; false where Java refuses it.</summary>
    public static bool TryCompile(string text, out NumberPattern pattern)
    {
        pattern = new NumberPattern();
        var reader = new NumberPatternReader(text);
        if (!reader.TryRead(out var positive)) return false;
        (pattern.prefix, pattern.suffix) = (positive.Prefix, positive.Suffix);
        pattern.shift = positive.Shift;
        pattern.grouping = positive.Grouping;
        pattern.alwaysPoint = positive.AlwaysPoint && positive.Digits > 0;
        pattern.exponentDigits = positive.ExponentDigits;
        pattern.minIntegral = positive.Zeros == 0 && positive.Hashes > 0 && positive.Point < 0 ? 1 : positive.MinIntegral;
        pattern.maxIntegral = positive.Integral;
        (pattern.minFraction, pattern.maxFraction) = (positive.MinFraction, positive.Fraction);
        if (text.Length == 0) (pattern.minIntegral, pattern.maxFraction, pattern.grouping) = (0, mostFractionDigits, 3);
        if (reader.AtEnd) return true;
        if (!reader.TryRead(out var negative) || !reader.AtEnd) return false;
        if (negative.Prefix != positive.Prefix || negative.Suffix != positive.Suffix)
            (pattern.negativePrefix, pattern.negativeSuffix) = (negative.Prefix, negative.Suffix);
        return true;
    }

    /// <summary>Appends a double.</summary>
    public void Format(double value, Utf8Buffer output)
    {
        // Java multiplies in binary.
        if (shift != 0) value *= shift == 2 ? 100 : 1000;
        if (double.IsNaN(value)) output.Append("NaN"u8);
        else if (double.IsInfinity(value)) Append(value < 0, "∞", output);
        else Print(DecimalDigits.Of(value), Math.Min(maxFraction, mostFractionDigits), output);
    }

    /// <summary>Appends a decimal, or an integer as one of scale 0.</summary>
    public void Format(Int128 unscaled, int scale, Utf8Buffer output) => Print(DecimalDigits.Of(unscaled, scale).Shifted(shift), maxFraction, output);

    void Print(DecimalDigits value, int fractionDigits, Utf8Buffer output)
    {
        if (exponentDigits >= 0)
        {
            FormatScientific(value, output);
            return;
        }
        var (integral, fraction) = value.Split(fractionDigits);
        Append(value.Negative, Digits(integral, fraction), output);
    }

    string Digits(string integral, string fraction)
    {
        var text = new StringBuilder();
        integral = integral.PadLeft(minIntegral, '0');
        fraction = fraction.TrimEnd('0').PadRight(minFraction, '0');
        if (integral.Length == 0 && fraction.Length == 0) integral = "0";
        for (var i = 0; i < integral.Length; i++)
        {
            text.Append(integral[i]);
            var left = integral.Length - 1 - i;
            if (grouping > 0 && left > 0 && left % grouping == 0) text.Append(',');
        }
        if (fraction.Length > 0 || alwaysPoint) text.Append('.').Append(fraction);
        return text.ToString();
    }

    /// <summary>Prints digits and an exponent, which is a multiple of the integral digits where there are more of them than are needed.</summary>
    void FormatScientific(DecimalDigits value, Utf8Buffer output)
    {
        var (digits, point) = value.Significant(maxIntegral + maxFraction);
        var repeats = maxIntegral > 1 && maxIntegral > minIntegral;
        var least = repeats ? 1 : minIntegral;
        var exponent = repeats
            ? (point >= 1 ? (point - 1) / maxIntegral : (point - maxIntegral) / maxIntegral) * maxIntegral
            : point - (minIntegral > 0 || minFraction > 0 ? minIntegral : 1);
        var integral = digits.Length == 0 ? least : point - exponent;
        if (digits.Length == 0) exponent = 0;
        digits = digits.PadRight(Math.Max(least + minFraction, integral), '0');
        var power = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(exponentDigits, '0');
        var fraction = digits.Length > integral ? "." + digits[integral..] : "";
        Append(value.Negative, $"{digits[..integral]}{fraction}E{(exponent < 0 ? "-" : "")}{power}", output);
    }

    void Append(bool negative, string digits, Utf8Buffer output)
    {
        var own = negative && negativePrefix is not null;
        if (negative && !own) output.Append((byte)'-');
        output.Append(own ? negativePrefix : prefix);
        output.Append(digits);
        output.Append(own ? negativeSuffix : suffix);
    }
}
