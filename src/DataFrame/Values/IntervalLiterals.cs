namespace Frames.Values;

/// <summary>The frame around both kinds of ANSI intervals: <c>INTERVAL [+-]'...' FIELD [TO FIELD]</c>.</summary>
internal static class IntervalLiterals
{
    /// <summary>
    /// Reduces a quoted literal to what stands between its quotes and says whether a minus stands before them; leaves other text alone.
    /// False when the text begins as a literal but is none of these fields.
    /// </summary>
    public static bool TryUnquote(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> first, ReadOnlySpan<byte> last, out bool negative)
    {
        negative = false;
        if (!AsciiText.StartsWithIgnoreCase(text, "interval"u8)) return true;
        var rest = text["interval"u8.Length..];
        if (!SkipBlanks(ref rest)) return false;
        negative = SkipSign(ref rest);
        if (rest.IsEmpty || rest[0] != (byte)'\'') return false;
        var end = rest.LastIndexOf((byte)'\'');
        var fields = rest[(end + 1)..];
        if (end < 1 || !SkipBlanks(ref fields) || !SkipWord(ref fields, first)) return false;
        if (!last.IsEmpty && !(SkipBlanks(ref fields) && SkipWord(ref fields, "TO"u8) && SkipBlanks(ref fields) && SkipWord(ref fields, last))) return false;
        text = rest[1..end];
        return fields.IsEmpty;
    }

    /// <summary>Skips a sign and says whether it was a minus. Spark's pattern takes a bar for a plus sign, and so does this.</summary>
    public static bool SkipSign(ref ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] is not ((byte)'+' or (byte)'-' or (byte)'|')) return false;
        var minus = text[0] == (byte)'-';
        text = text[1..];
        return minus;
    }

    /// <summary>Whether the text is one or more ASCII digits.</summary>
    public static bool IsDigits(ReadOnlySpan<byte> text) => !text.IsEmpty && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>Appends text at <paramref name="at"/> and returns the new end.</summary>
    public static int Append(ReadOnlySpan<byte> text, Span<byte> destination, int at)
    {
        text.CopyTo(destination[at..]);
        return at + text.Length;
    }

    /// <summary>Closes a literal: <c>' DAY TO SECOND</c>.</summary>
    public static int AppendFields(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last, Span<byte> destination, int at)
    {
        at = Append("' "u8, destination, at);
        at = Append(first, destination, at);
        if (last.IsEmpty) return at;
        at = Append(" TO "u8, destination, at);
        return Append(last, destination, at);
    }

    static bool SkipBlanks(ref ReadOnlySpan<byte> text)
    {
        var length = text.Length;
        text = text.TrimStart(" \t\n\r\f\v"u8);
        return text.Length < length;
    }

    static bool SkipWord(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> upper)
    {
        if (text.Length < upper.Length) return false;
        for (var i = 0; i < upper.Length; i++)
            if (AsciiText.ToLower(text[i]) != AsciiText.ToLower(upper[i])) return false;
        text = text[upper.Length..];
        return true;
    }
}
