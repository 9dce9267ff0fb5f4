using System.Buffers.Text;
using System.Globalization;

namespace Frames.Values;

/// <summary>Integers from and to text as Spark's CAST reads and prints them.</summary>
/// <remarks>
/// A sign is optional and surrounding control bytes are ignored. Under ANSI only digits may follow; otherwise a fraction of digits is
/// allowed and cut off, so that <c>'1.9'</c> is 1 and <c>'.'</c> is 0.
/// </remarks>
internal static class NumberText
{
    /// <summary>Bytes that the longest long takes.</summary>
    public const int MaxLength = 20;

    /// <summary>Reads a long; false when the text is malformed or out of range.</summary>
    public static bool TryParseLong(ReadOnlySpan<byte> text, out long value, bool ansi = true)
    {
        value = 0;
        text = AsciiText.TrimControls(text);
        if (text.IsEmpty) return false;
        var negative = text[0] == (byte)'-';
        if (negative || text[0] == (byte)'+') text = text[1..];
        if (text.IsEmpty) return false;
        var magnitude = 0UL;
        var i = 0;
        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9) break;
            if (magnitude > ulong.MaxValue / 10 - 1) return false;
            magnitude = magnitude * 10 + digit;
        }
        if (i < text.Length && !IsFraction(text[i..], ansi)) return false;
        if (magnitude > (negative ? 1UL << 63 : long.MaxValue)) return false;
        value = negative ? unchecked(-(long)magnitude) : (long)magnitude;
        return true;
    }

    /// <summary>Reads an int; false when the text is malformed or out of range.</summary>
    public static bool TryParseInt(ReadOnlySpan<byte> text, out int value, bool ansi = true)
    {
        var valid = TryParseLong(text, out var wide, ansi) && wide is >= int.MinValue and <= int.MaxValue;
        value = valid ? (int)wide : 0;
        return valid;
    }

    /// <summary>Reads a short; false when the text is malformed or out of range.</summary>
    public static bool TryParseShort(ReadOnlySpan<byte> text, out short value, bool ansi = true)
    {
        var valid = TryParseLong(text, out var wide, ansi) && wide is >= short.MinValue and <= short.MaxValue;
        value = valid ? (short)wide : (short)0;
        return valid;
    }

    /// <summary>Reads a byte (Spark's TINYINT); false when the text is malformed or out of range.</summary>
    public static bool TryParseByte(ReadOnlySpan<byte> text, out sbyte value, bool ansi = true)
    {
        var valid = TryParseLong(text, out var wide, ansi) && wide is >= sbyte.MinValue and <= sbyte.MaxValue;
        value = valid ? (sbyte)wide : (sbyte)0;
        return valid;
    }

    /// <summary>Writes a long and returns the number of bytes; <paramref name="destination"/> needs <see cref="MaxLength"/> bytes.</summary>
    public static int Write(long value, Span<byte> destination)
    {
        value.TryFormat(destination, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }

    /// <summary>Writes <paramref name="value"/> with at least <paramref name="width"/> digits; the value must not be negative.</summary>
    public static int WritePadded(long value, int width, Span<byte> destination)
    {
        Utf8Formatter.TryFormat(value, destination, out var written, new System.Buffers.StandardFormat('D', (byte)width));
        return written;
    }

    static bool IsFraction(ReadOnlySpan<byte> rest, bool ansi)
    {
        if (ansi || rest[0] != (byte)'.') return false;
        foreach (var b in rest[1..])
            if (!AsciiText.IsDigit(b)) return false;
        return true;
    }
}
