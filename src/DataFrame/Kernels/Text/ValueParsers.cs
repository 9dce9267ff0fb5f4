using System.Globalization;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Text;

/// <summary>Reads one field of a text file as a value; a struct, so that each type's loop is compiled for it.</summary>
internal interface IValueParser<T> where T : unmanaged
{
    bool TryParse(ReadOnlySpan<byte> text, out T value);
}

/// <summary>Whole numbers as Java's parse methods read them: no blanks around, no fraction.</summary>
internal readonly struct IntegerParser<T> : IValueParser<T> where T : unmanaged, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
{
    static readonly long minimum = long.CreateChecked(T.MinValue);
    static readonly long maximum = long.CreateChecked(T.MaxValue);

    public bool TryParse(ReadOnlySpan<byte> text, out T value)
    {
        value = default;
        // Bytes that casts trim are no digits here.
        if (text.IsEmpty || text[0] <= ' ' || text[^1] is <= (byte)' ' or 0x7F || !NumberText.TryParseLong(text, out var wide) || wide < minimum || wide > maximum) return false;
        value = T.CreateTruncating(wide);
        return true;
    }
}

/// <summary>The texts of doubles that are no numbers, by options.</summary>
internal sealed record SpecialDoubles(byte[] Nan, byte[] PositiveInfinity, byte[] NegativeInfinity)
{
    public bool TryFind(ReadOnlySpan<byte> text, out double value)
    {
        value = text.SequenceEqual(Nan) ? double.NaN : text.SequenceEqual(PositiveInfinity) ? double.PositiveInfinity : double.NegativeInfinity;
        return !double.IsNegativeInfinity(value) || text.SequenceEqual(NegativeInfinity);
    }
}

internal readonly struct DoubleParser(SpecialDoubles special) : IValueParser<double>
{
    public bool TryParse(ReadOnlySpan<byte> text, out double value)
        => TryPlain(text, out value) || special.TryFind(text, out value) || JavaDoubles.TryParse(text, out value);

    /// <summary>The usual form, digits and a point, of which 15 digits are exact in one division.</summary>
    static bool TryPlain(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var negative = !text.IsEmpty && text[0] == (byte)'-';
        var position = negative ? 1 : 0;
        if (text.Length - position is 0 or > 16) return false;
        long digits = 0;
        int count = 0, fraction = -1;
        for (; position < text.Length; position++)
        {
            var digit = (uint)(text[position] - '0');
            if (digit <= 9)
            {
                digits = digits * 10 + digit;
                count++;
                if (fraction >= 0) fraction++;
            }
            else if (text[position] == (byte)'.' && fraction < 0) fraction = 0;
            else return false;
        }
        if (count is 0 or > 15) return false;
        value = fraction > 0 ? digits / powers[fraction] : digits;
        if (negative) value = -value;
        return true;
    }

    static readonly double[] powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
}

internal readonly struct FloatParser(SpecialDoubles special) : IValueParser<float>
{
    public bool TryParse(ReadOnlySpan<byte> text, out float value)
    {
        if (special.TryFind(text, out var found))
        {
            value = (float)found;
            return true;
        }
        if (DoubleText.TryParse(text, out value) && JavaDoubles.IsNumber(text)) return true;
        var hexadecimal = JavaDoubles.TryParse(text, out var wide);
        value = (float)wide;
        return hexadecimal;
    }
}

internal readonly struct DecimalParser(int precision, int scale) : IValueParser<Int128>
{
    public bool TryParse(ReadOnlySpan<byte> text, out Int128 value)
    {
        value = default;
        return !text.IsEmpty && text[0] > ' ' && text[^1] > ' ' && DecimalText.TryParse(text, precision, scale, out value) == ParseStatus.Success;
    }
}

/// <summary>Decimals whose unscaled values fit 64 bits.</summary>
internal readonly struct SmallDecimalParser(int precision, int scale) : IValueParser<long>
{
    public bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        var valid = new DecimalParser(precision, scale).TryParse(text, out var wide);
        value = (long)wide;
        return valid;
    }
}

internal readonly struct BooleanParser : IValueParser<bool>
{
    public bool TryParse(ReadOnlySpan<byte> text, out bool value)
    {
        value = AsciiText.EqualsIgnoreCase(text, "true"u8);
        return value || AsciiText.EqualsIgnoreCase(text, "false"u8);
    }
}

internal readonly struct DateParser(DateTimeFormats formats) : IValueParser<int>
{
    public bool TryParse(ReadOnlySpan<byte> text, out int value) => formats.TryParseDate(text, out value);
}

internal readonly struct TimestampParser(DateTimeFormats formats) : IValueParser<long>
{
    public bool TryParse(ReadOnlySpan<byte> text, out long value) => formats.TryParseTimestamp(text, out value);
}

internal readonly struct TimestampNtzParser(DateTimeFormats formats) : IValueParser<long>
{
    public bool TryParse(ReadOnlySpan<byte> text, out long value) => formats.TryParseTimestampNtz(text, out value);
}

internal readonly struct TimeParser : IValueParser<long>
{
    public bool TryParse(ReadOnlySpan<byte> text, out long value) => DateTimeText.TryParseTime(text, out value);
}

/// <summary>Doubles as Java's <c>parseDouble</c> reads them: hexadecimal forms too, and NaN and Infinity only in its own spelling.</summary>
internal static class JavaDoubles
{
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        if (IsNumber(text)) return DoubleText.TryParse(text, out value);
        var trimmed = AsciiText.TrimLow(text);
        var negative = !trimmed.IsEmpty && trimmed[0] == (byte)'-';
        if (!trimmed.IsEmpty && trimmed[0] is (byte)'+' or (byte)'-') trimmed = trimmed[1..];
        if (!TryUnsigned(trimmed, out value)) return false;
        if (negative) value = -value;
        return true;
    }

    /// <summary>Whether the text does not begin with a word or a hexadecimal mark.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text)
    {
        text = AsciiText.TrimLow(text);
        if (!text.IsEmpty && text[0] is (byte)'+' or (byte)'-') text = text[1..];
        return !text.IsEmpty && !AsciiText.IsLetter(text[0]) && DoubleText.TryParse(text, out double _);
    }

    static bool TryUnsigned(ReadOnlySpan<byte> text, out double value)
    {
        value = text.SequenceEqual("NaN"u8) ? double.NaN : double.PositiveInfinity;
        if (double.IsNaN(value) || text.SequenceEqual("Infinity"u8)) return true;
        return TryHexadecimal(text, out value);
    }

    static bool TryHexadecimal(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        if (!AsciiText.StartsWithIgnoreCase(text, "0x"u8)) return false;
        var mark = text.IndexOfAny((byte)'p', (byte)'P');
        if (mark < 0) return false;
        var mantissa = text[2..mark];
        var exponentText = System.Text.Encoding.ASCII.GetString(text[(mark + 1)..].TrimEnd("dDfF"u8));
        if (!int.TryParse(exponentText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)) return false;
        var point = mantissa.IndexOf((byte)'.');
        var digits = System.Text.Encoding.ASCII.GetString(mantissa).Replace(".", "", StringComparison.Ordinal);
        if (digits.Length is 0 or > 16 || !ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)) return false;
        if (point >= 0) exponent -= 4 * (mantissa.Length - point - 1);
        value = Math.ScaleB((double)bits, exponent);
        return true;
    }
}
