using System.Buffers;
using System.Text;

namespace Frames.Values;

/// <summary>soundex and levenshtein.</summary>
internal static class TextDistance
{
    static ReadOnlySpan<byte> Codes => "01230127022455012623017202"u8;

    /// <summary>Appends the soundex code: a letter and three digits. A text that does not begin with an ASCII letter stays as it is.</summary>
    public static void Soundex(ReadOnlySpan<byte> text, Utf8Buffer output)
    {
        if (text.IsEmpty || !AsciiText.IsLetter(text[0]))
        {
            output.Append(text);
            return;
        }
        Span<byte> code = [(byte)(text[0] & ~0x20), (byte)'0', (byte)'0', (byte)'0'];
        var last = Codes[code[0] - 'A'];
        for (int i = 1, n = 1; i < text.Length && n < 4; i++)
        {
            if (!AsciiText.IsLetter(text[i]))
            {
                last = (byte)'0';
                continue;
            }
            var next = Codes[(text[i] & ~0x20) - 'A'];
            // 7 marks H and W, which do not part equal codes; vowels, 0, do.
            if (next == (byte)'7') continue;
            if (next != (byte)'0' && next != last) code[n++] = next;
            last = next;
        }
        output.Append(code);
    }

    /// <summary>The edits between two texts by code points; -1 where they are more than <paramref name="threshold"/>.</summary>
    public static int Levenshtein(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int threshold = int.MaxValue)
    {
        var left = ArrayPool<int>.Shared.Rent(a.Length + 1);
        var right = ArrayPool<int>.Shared.Rent(b.Length + 1);
        var row = ArrayPool<int>.Shared.Rent(b.Length + 1);
        try
        {
            var distance = Distance(Decode(a, left), Decode(b, right), row, threshold);
            return distance > threshold ? -1 : distance;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(left);
            ArrayPool<int>.Shared.Return(right);
            ArrayPool<int>.Shared.Return(row);
        }
    }

    static int Distance(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> row, int threshold)
    {
        if (Math.Abs(a.Length - b.Length) > threshold) return int.MaxValue;
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0], least = i;
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }
            // Distances along a row never fall again below its least.
            if (least > threshold) return int.MaxValue;
        }
        return row[b.Length];
    }

    static ReadOnlySpan<int> Decode(ReadOnlySpan<byte> text, int[] target)
    {
        var n = 0;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            // Bytes that are no UTF-8 stay apart from every code point and from one another.
            target[n++] = rune == Rune.ReplacementChar && length < 3 ? -1 - text[0] : rune.Value;
            text = text[length..];
        }
        return target.AsSpan(0, n);
    }
}
