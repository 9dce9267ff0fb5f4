using System.Buffers;
using System.Globalization;
using System.Text;

namespace Frames.Values;

/// <summary>Decimals from and to text: unscaled 128-bit integers with a scale, read as Java's BigDecimal reads them.</summary>
internal static class DecimalText
{
    /// <summary>Bytes that the longest decimal(38, 38) takes in either form.</summary>
    public const int MaxLength = 48;

    /// <summary>Reads a decimal, rounded HALF_UP to <paramref name="scale"/> and checked against <paramref name="precision"/>.</summary>
    public static ParseStatus TryParse(ReadOnlySpan<byte> text, int precision, int scale, out Int128 unscaled)
    {
        unscaled = 0;
        if (!TryScan(AsciiText.TrimLow(text), out var parts)) return ParseStatus.Invalid;
        if (parts.Digits.IsEmpty) return ParseStatus.Success;
        if (parts.Exponent > Decimals.MaxPrecision) return ParseStatus.Unsupported;
        var kept = parts.Exponent + scale;
        if (kept > Decimals.MaxPrecision) return ParseStatus.OutOfRange;
        if (kept >= 0) unscaled = Accumulate(parts, (int)kept);
        if (parts.Negative) unscaled = -unscaled;
        return Decimals.Fits(unscaled, precision) ? ParseStatus.Success : ParseStatus.OutOfRange;
    }

    /// <summary>Reads a decimal with the precision and scale that its text has, as a decimal literal does: <c>1.50</c> is decimal(3,2).</summary>
    public static ParseStatus TryParseLiteral(ReadOnlySpan<byte> text, out Int128 unscaled, out int precision, out int scale)
    {
        (unscaled, precision, scale) = (0, 1, 0);
        if (!TryScan(AsciiText.TrimLow(text), out var parts)) return ParseStatus.Invalid;
        var written = Math.Max(0, parts.WrittenScale);
        if (written > Decimals.MaxPrecision) return ParseStatus.Unsupported;
        scale = (int)written;
        var status = TryParse(text, Decimals.MaxPrecision, scale, out unscaled);
        precision = Math.Max(Math.Max(Decimals.CountDigits(unscaled), scale), 1);
        return status;
    }

    /// <summary>Writes all digits with the point at <paramref name="scale"/> and returns the number of bytes (CAST under ANSI, Spark's printing).</summary>
    public static int Write(Int128 unscaled, int scale, Span<byte> destination)
    {
        Span<byte> digits = stackalloc byte[MaxLength];
        var count = WriteDigits(unscaled, digits);
        var n = 0;
        if (unscaled < 0) destination[n++] = (byte)'-';
        var integral = count - scale;
        if (integral > 0) digits[..integral].CopyTo(destination[n..]);
        else destination[n] = (byte)'0';
        n += Math.Max(1, integral);
        if (scale == 0) return n;
        destination[n++] = (byte)'.';
        for (; integral < 0; integral++) destination[n++] = (byte)'0';
        digits[integral..count].CopyTo(destination[n..]);
        return n + count - integral;
    }

    /// <summary>
    /// Writes as Java's <c>BigDecimal.toString</c> and returns the number of bytes (CAST without ANSI, JSON): an exponent as in <c>1E-7</c>
    /// where the number is below 1E-6.
    /// </summary>
    public static int WriteJava(Int128 unscaled, int scale, Span<byte> destination)
    {
        Span<byte> digits = stackalloc byte[MaxLength];
        var count = WriteDigits(unscaled, digits);
        var exponent = count - 1 - scale;
        if (exponent >= -6) return Write(unscaled, scale, destination);
        var n = 0;
        if (unscaled < 0) destination[n++] = (byte)'-';
        destination[n++] = digits[0];
        if (count > 1)
        {
            destination[n++] = (byte)'.';
            digits[1..count].CopyTo(destination[n..]);
            n += count - 1;
        }
        destination[n++] = (byte)'E';
        return n + NumberText.Write(exponent, destination[n..]);
    }

    static int WriteDigits(Int128 unscaled, Span<byte> digits)
    {
        var magnitude = Decimals.Magnitude(unscaled);
        magnitude.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        return count;
    }

    static Int128 Accumulate(in Parts parts, int kept)
    {
        UInt128 value = 0;
        int taken = 0, next = 0;
        foreach (var rune in new DigitEnumerator(parts.Digits))
        {
            if (taken == kept)
            {
                next = rune;
                break;
            }
            value = value * 10 + (uint)rune;
            taken++;
        }
        value *= (UInt128)Decimals.PowerOfTen(Math.Min(kept - taken, Decimals.MaxPrecision));
        return (Int128)(value + (next >= 5 ? 1u : 0u));
    }

    /// <summary>Checks the form: sign, digits with at most one point, exponent. Java takes every Unicode digit of the basic plane.</summary>
    static bool TryScan(ReadOnlySpan<byte> text, out Parts parts)
    {
        parts = default;
        var mark = text.IndexOfAny((byte)'e', (byte)'E');
        var exponent = 0L;
        if (mark >= 0 && !TryExponent(text[(mark + 1)..], out exponent)) return false;
        var mantissa = mark >= 0 ? text[..mark] : text;
        var negative = !mantissa.IsEmpty && mantissa[0] == (byte)'-';
        if (!mantissa.IsEmpty && mantissa[0] is (byte)'-' or (byte)'+') mantissa = mantissa[1..];
        return TryMantissa(mantissa, negative, exponent, out parts);
    }

    static bool TryMantissa(ReadOnlySpan<byte> text, bool negative, long exponent, out Parts parts)
    {
        parts = default;
        int position = 0, first = -1;
        long integral = 0, fraction = 0, leadingZeros = 0;
        var pointSeen = false;
        while (position < text.Length)
        {
            if (text[position] == (byte)'.')
            {
                if (pointSeen) return false;
                pointSeen = true;
                position++;
                continue;
            }
            var digit = DigitAt(text[position..], out var length);
            if (digit < 0) return false;
            if (digit != 0 && first < 0) first = position;
            if (first < 0) leadingZeros++;
            if (pointSeen) fraction++;
            else integral++;
            position += length;
        }
        if (integral + fraction == 0) return false;
        parts = new Parts(first < 0 ? default : text[first..], negative, integral - leadingZeros + exponent, fraction - exponent);
        return true;
    }

    static bool TryExponent(ReadOnlySpan<byte> text, out long exponent)
    {
        exponent = 0;
        var negative = !text.IsEmpty && text[0] == (byte)'-';
        if (!text.IsEmpty && text[0] is (byte)'-' or (byte)'+') text = text[1..];
        if (text.IsEmpty) return false;
        while (!text.IsEmpty)
        {
            var digit = DigitAt(text, out var length);
            if (digit < 0) return false;
            exponent = exponent * 10 + digit;
            if (exponent > int.MaxValue) return false;
            text = text[length..];
        }
        if (negative) exponent = -exponent;
        return true;
    }

    static int DigitAt(ReadOnlySpan<byte> text, out int length)
    {
        length = 1;
        if (text[0] < 0x80) return AsciiText.IsDigit(text[0]) ? text[0] - '0' : -1;
        if (Rune.DecodeFromUtf8(text, out var rune, out length) != OperationStatus.Done || !rune.IsBmp) return -1;
        return CharUnicodeInfo.GetDecimalDigitValue((char)rune.Value);
    }

    /// <summary>A scanned decimal: its digits from the first that is not zero, the point's place relative to them, and the fraction digits written.</summary>
    readonly ref struct Parts(ReadOnlySpan<byte> digits, bool negative, long exponent, long writtenScale)
    {
        public readonly ReadOnlySpan<byte> Digits = digits;
        public readonly bool Negative = negative;
        public readonly long Exponent = exponent;
        public readonly long WrittenScale = writtenScale;
    }

    ref struct DigitEnumerator(ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> rest = rest;

        public int Current { get; private set; }

        public readonly DigitEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (!rest.IsEmpty && rest[0] == (byte)'.') rest = rest[1..];
            if (rest.IsEmpty) return false;
            Current = DigitAt(rest, out var length);
            rest = rest[length..];
            return true;
        }
    }
}
