using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Frames.Values;

/// <summary>Counting, slicing and searching UTF-8 by code points; in bytes that are no UTF-8 every byte that is no continuation counts.</summary>
internal static class Utf8Text
{
    /// <summary>Code points in the text: length().</summary>
    public static int CountCodePoints(ReadOnlySpan<byte> text)
    {
        var count = 0;
        if (Vector.IsHardwareAccelerated && text.Length >= Vector<byte>.Count)
        {
            var vectors = MemoryMarshal.Cast<byte, Vector<sbyte>>(text);
            foreach (var vector in vectors) count += BitOperations.PopCount(StartMask(vector));
            text = text[(vectors.Length * Vector<byte>.Count)..];
        }
        foreach (var b in text)
            if (IsStart(b)) count++;
        return count;
    }

    /// <summary>The byte offset of a code point by its number from 0; the text's length if there are fewer.</summary>
    public static int OffsetOf(ReadOnlySpan<byte> text, int codePoint)
    {
        if (codePoint <= 0) return 0;
        for (var i = 0; i < text.Length; i++)
            if (IsStart(text[i]) && codePoint-- == 0) return i;
        return text.Length;
    }

    /// <summary>SQL's substring: positions from 1, 0 as 1, negative ones from the end; what lies outside of the text is left out.</summary>
    public static ReadOnlySpan<byte> Substring(ReadOnlySpan<byte> text, int position, int length = int.MaxValue)
    {
        var start = position > 0 ? position - 1L : position < 0 ? position + (long)CountCodePoints(text) : 0;
        var end = Math.Min(start + length, int.MaxValue);
        if (end <= start || end <= 0) return default;
        var first = OffsetOf(text, (int)Math.Max(start, 0));
        return text.Slice(first, OffsetOf(text[first..], (int)(end - Math.Max(start, 0))));
    }

    /// <summary>The number from 1 of the code point where a part begins at or after <paramref name="from"/>; 0 if nowhere: locate, instr.</summary>
    public static int Locate(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part, int from = 1)
    {
        if (from < 1) return 0;
        // Spark finds nothing at the first place, wherever the search begins.
        if (part.IsEmpty) return 1;
        var start = OffsetOf(text, from - 1);
        var found = text[start..].IndexOf(part);
        return found < 0 ? 0 : CountCodePoints(text[..(start + found)]) + 1;
    }

    /// <summary>What stands before the given occurrence of a delimiter, counted from the end and after it when negative: substring_index.</summary>
    public static ReadOnlySpan<byte> SubstringIndex(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, int count)
    {
        if (delimiter.IsEmpty || count == 0) return default;
        var at = count > 0 ? -1 : text.Length;
        for (var left = Math.Abs((long)count); left > 0; left--)
        {
            // Spark moves on by one byte, so that occurrences may overlap.
            var next = count > 0
                ? text[(at + 1)..].IndexOf(delimiter)
                : text[..Math.Max(0, Math.Min(text.Length, at + delimiter.Length - 1))].LastIndexOf(delimiter);
            if (next < 0) return text;
            at = count > 0 ? at + 1 + next : next;
        }
        return count > 0 ? text[..at] : text[(at + delimiter.Length)..];
    }

    /// <summary>Unsigned byte order, which is the order of code points: the order of strings without a collation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => a.SequenceCompareTo(b);

    /// <summary>Appends the code points in reverse order.</summary>
    public static void Reverse(ReadOnlySpan<byte> text, Utf8Buffer output)
    {
        var target = output.GetSpan(text.Length);
        for (int end = text.Length, n = 0; end > 0;)
        {
            var start = end - 1;
            while (start > 0 && !IsStart(text[start])) start--;
            text[start..end].CopyTo(target[n..]);
            n += end - start;
            end = start;
        }
        output.Advance(text.Length);
    }

    /// <summary>Appends the text with every occurrence of a part replaced; an empty part leaves it as it is.</summary>
    public static void Replace(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part, ReadOnlySpan<byte> replacement, Utf8Buffer output)
    {
        for (var at = part.IsEmpty ? -1 : text.IndexOf(part); at >= 0; at = text.IndexOf(part))
        {
            output.Append(text[..at]);
            output.Append(replacement);
            text = text[(at + part.Length)..];
        }
        output.Append(text);
    }

    /// <summary>Bytes of the code point that begins the text; 1 where no UTF-8 begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstLength(ReadOnlySpan<byte> text)
    {
        var b = text[0];
        var length = b < 0xC2 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 1;
        return Math.Min(length, text.Length);
    }

    /// <summary>The code point that begins the text, U+FFFD where none does, and its bytes.</summary>
    public static Rune First(ReadOnlySpan<byte> text, out int length)
    {
        Rune.DecodeFromUtf8(text, out var rune, out length);
        return rune;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsStart(byte value) => (sbyte)value > -65;

    static uint StartMask(Vector<sbyte> bytes)
    {
        var starts = Vector.GreaterThan(bytes, new Vector<sbyte>(-65));
        return Vector<byte>.Count == 32
            ? System.Runtime.Intrinsics.Vector256.ExtractMostSignificantBits(System.Runtime.Intrinsics.Vector256.AsVector256(starts))
            : System.Runtime.Intrinsics.Vector128.ExtractMostSignificantBits(System.Runtime.Intrinsics.Vector128.AsVector128(starts));
    }
}
