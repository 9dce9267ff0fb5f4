namespace Frames.Values;

/// <summary>trim, lpad, rpad and translate.</summary>
internal static class Padding
{
    /// <summary>Without leading spaces (U+0020 alone).</summary>
    public static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text) => text.TrimStart((byte)' ');

    /// <summary>Without trailing spaces (U+0020 alone).</summary>
    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text) => text.TrimEnd((byte)' ');

    /// <summary>Without leading code points that occur in <paramref name="set"/>.</summary>
    public static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text, ReadOnlySpan<byte> set)
    {
        while (!text.IsEmpty)
        {
            var length = Utf8Text.FirstLength(text);
            if (set.IndexOf(text[..length]) < 0) break;
            text = text[length..];
        }
        return text;
    }

    /// <summary>Without trailing code points that occur in <paramref name="set"/>.</summary>
    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text, ReadOnlySpan<byte> set)
    {
        while (!text.IsEmpty)
        {
            var start = text.Length - 1;
            while (start > 0 && !Utf8Text.IsStart(text[start])) start--;
            if (set.IndexOf(text[start..]) < 0) break;
            text = text[..start];
        }
        return text;
    }

    /// <summary>Appends the text brought to a number of code points by a pattern before it; cut off where it is longer.</summary>
    public static void PadStart(ReadOnlySpan<byte> text, int length, ReadOnlySpan<byte> pad, Utf8Buffer output)
    {
        var missing = Math.Max(length, 0) - Utf8Text.CountCodePoints(text);
        if (missing > 0) Fill(missing, pad, output);
        output.Append(text[..Utf8Text.OffsetOf(text, length)]);
    }

    /// <summary>Appends the text brought to a number of code points by a pattern after it; cut off where it is longer.</summary>
    public static void PadEnd(ReadOnlySpan<byte> text, int length, ReadOnlySpan<byte> pad, Utf8Buffer output)
    {
        var missing = Math.Max(length, 0) - Utf8Text.CountCodePoints(text);
        output.Append(text[..Utf8Text.OffsetOf(text, length)]);
        if (missing > 0) Fill(missing, pad, output);
    }

    /// <summary>Appends the text, each code point of <paramref name="from"/> replaced by the one at its place in <paramref name="to"/> or left out.</summary>
    public static void Translate(ReadOnlySpan<byte> text, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to, Utf8Buffer output)
    {
        while (!text.IsEmpty)
        {
            var length = Utf8Text.FirstLength(text);
            var place = Place(from, text[..length]);
            if (place < 0) output.Append(text[..length]);
            else output.Append(Utf8Text.Substring(to, place + 1, 1));
            text = text[length..];
        }
    }

    static int Place(ReadOnlySpan<byte> set, ReadOnlySpan<byte> codePoint)
    {
        var at = set.IndexOf(codePoint);
        return at <= 0 ? at : Utf8Text.CountCodePoints(set[..at]);
    }

    static void Fill(int count, ReadOnlySpan<byte> pad, Utf8Buffer output)
    {
        var length = Utf8Text.CountCodePoints(pad);
        if (length == 0) return;
        var times = Math.DivRem(count, length, out var rest);
        output.AppendRepeated(pad, times);
        output.Append(pad[..Utf8Text.OffsetOf(pad, rest)]);
    }
}
