using System.Runtime.CompilerServices;

namespace Frames.Values;

/// <summary>Trimming and comparing of UTF-8 text by its ASCII part, as Spark's casts do it.</summary>
internal static class AsciiText
{
    /// <summary>Without leading and trailing bytes 0x00-0x20 and 0x7F: what casts to integers, booleans and date-times ignore.</summary>
    public static ReadOnlySpan<byte> TrimControls(ReadOnlySpan<byte> text)
    {
        int start = 0, end = text.Length;
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return text[start..end];
    }

    /// <summary>Without leading and trailing bytes 0x00-0x20, as Java's <c>String.trim</c>: what casts to decimals and doubles ignore.</summary>
    public static ReadOnlySpan<byte> TrimLow(ReadOnlySpan<byte> text)
    {
        int start = 0, end = text.Length;
        while (start < end && text[start] <= 0x20) start++;
        while (end > start && text[end - 1] <= 0x20) end--;
        return text[start..end];
    }

    /// <summary>Equality under ASCII case folding; <paramref name="lower"/> must be lower case.</summary>
    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower)
    {
        if (text.Length != lower.Length) return false;
        for (var i = 0; i < text.Length; i++)
            if (ToLower(text[i]) != lower[i]) return false;
        return true;
    }

    /// <summary>Whether the text starts with <paramref name="lower"/> under ASCII case folding.</summary>
    public static bool StartsWithIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower) =>
        text.Length >= lower.Length && EqualsIgnoreCase(text[..lower.Length], lower);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte ToLower(byte value) => (uint)(value - 'A') <= 'Z' - 'A' ? (byte)(value | 0x20) : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDigit(byte value) => (uint)(value - '0') <= 9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLetter(byte value) => (uint)((value | 0x20) - 'a') <= 'z' - 'a';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsBlank(byte value) => value <= 0x20 || value == 0x7F;
}
