using System.Globalization;

namespace Frames.Values;

/// <summary>Doubles and floats from and to text in Java's forms, which are Spark's.</summary>
internal static class DoubleText
{
    /// <summary>Bytes that the longest double takes.</summary>
    public const int MaxLength = 32;

    /// <summary>Reads Java's decimal forms, an optional suffix d or f, and inf, infinity, nan in any case; hexadecimal forms are refused.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        text = AsciiText.TrimLow(text);
        if (text.IsEmpty) return Fail(out value);
        if (!TryNumber(text, out var number)) return TryParseSpecial(text, out value);
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>As <see cref="TryParse(ReadOnlySpan{byte}, out double)"/>, rounded once to a float.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out float value)
    {
        text = AsciiText.TrimLow(text);
        if (TryNumber(text, out var number)) return float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        var valid = TryParseSpecial(text, out var special);
        value = (float)special;
        return valid;
    }

    /// <summary>
    /// Writes the shortest digits that read back: plain from 1E-3 to below 1E7, otherwise with an exponent, always with a fraction digit.
    /// Returns the number of bytes; <paramref name="destination"/> needs <see cref="MaxLength"/> bytes.
    /// </summary>
    public static int Write(double value, Span<byte> destination) =>
        double.IsFinite(value) ? WriteFinite(value, destination) : WriteSpecial(value, destination);

    /// <summary>As <see cref="Write(double, Span{byte})"/> with the shortest digits that read back to the same float.</summary>
    public static int Write(float value, Span<byte> destination) =>
        float.IsFinite(value) ? WriteFinite(value, destination) : WriteSpecial(value, destination);

    /// <summary>Takes a finite double or float apart into the digits that Java prints.</summary>
    internal static void ReadDigits<T>(T value, ref ShortestDigits shortest) where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[MaxLength];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        shortest.Read(text[..length]);
        if (shortest.Count != 1) return;
        // Java prints two digits at least, and then the nearest two: 4.9E-324 where one digit, 5E-324, would do.
        value.TryFormat(text, out length, "E1", CultureInfo.InvariantCulture);
        shortest.Read(text[..length]);
    }

    static int WriteFinite<T>(T value, Span<byte> destination) where T : IUtf8SpanFormattable
    {
        var shortest = new ShortestDigits(stackalloc byte[MaxLength]);
        ReadDigits(value, ref shortest);
        return shortest.WriteTo(destination);
    }

    static bool TryNumber(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> number)
    {
        number = default;
        var i = 0;
        if (i < text.Length && text[i] is (byte)'+' or (byte)'-') i++;
        var digits = SkipDigits(text, ref i);
        if (i < text.Length && text[i] == (byte)'.')
        {
            i++;
            digits += SkipDigits(text, ref i);
        }
        if (digits == 0) return false;
        if (i < text.Length && text[i] is (byte)'e' or (byte)'E')
        {
            i++;
            if (i < text.Length && text[i] is (byte)'+' or (byte)'-') i++;
            if (SkipDigits(text, ref i) == 0) return false;
        }
        number = text[..i];
        return i == text.Length || (i == text.Length - 1 && text[i] is (byte)'d' or (byte)'D' or (byte)'f' or (byte)'F');
    }

    static int SkipDigits(ReadOnlySpan<byte> text, ref int position)
    {
        var start = position;
        while (position < text.Length && AsciiText.IsDigit(text[position])) position++;
        return position - start;
    }

    static bool TryParseSpecial(ReadOnlySpan<byte> text, out double value)
    {
        value = double.NaN;
        if (text.IsEmpty) return false;
        var signed = text[0] is (byte)'+' or (byte)'-';
        var negative = text[0] == (byte)'-';
        var word = signed ? text[1..] : text;
        // Java itself reads a signed NaN, but only in this spelling.
        if (AsciiText.EqualsIgnoreCase(word, "nan"u8)) return !signed || word.SequenceEqual("NaN"u8);
        if (!AsciiText.EqualsIgnoreCase(word, "inf"u8) && !AsciiText.EqualsIgnoreCase(word, "infinity"u8)) return Fail(out value);
        value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return true;
    }

    static bool Fail(out double value)
    {
        value = 0;
        return false;
    }

    static int WriteSpecial(double value, Span<byte> destination)
    {
        var text = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8;
        text.CopyTo(destination);
        return text.Length;
    }
}
