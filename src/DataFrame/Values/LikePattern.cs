namespace Frames.Values;

/// <summary>A LIKE pattern, compiled once: <c>%</c> any run, <c>_</c> one code point, an escape before either or itself.</summary>
internal sealed class LikePattern
{
    const byte any = 1;
    const byte one = 2;
    const byte literal = 0;

    readonly byte[] bytes;
    readonly byte[] kinds;

    /// <summary>What stands between runs of any text, where that is all there is to the pattern; else null.</summary>
    readonly byte[][]? parts;
    readonly bool fixedStart;
    readonly bool fixedEnd;

    LikePattern(byte[] bytes, byte[] kinds)
    {
        (this.bytes, this.kinds) = (bytes, kinds);
        if (Array.IndexOf(kinds, one) >= 0) return;
        fixedStart = kinds is not [any, ..];
        fixedEnd = kinds is not [.., any];
        parts = Parts(bytes, kinds);
    }

    /// <summary>
    /// Compiles a pattern; false where the escape stands at the end or before an ordinary character (INVALID_FORMAT.ESC_AT_THE_END,
    /// ESC_IN_THE_MIDDLE).
    /// </summary>
    public static bool TryCompile(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> escape, out LikePattern compiled, out bool escapeAtEnd)
    {
        (compiled, escapeAtEnd) = (null!, false);
        var bytes = new byte[pattern.Length];
        var kinds = new byte[pattern.Length];
        var n = 0;
        while (!pattern.IsEmpty)
        {
            if (!escape.IsEmpty && pattern.StartsWith(escape))
            {
                pattern = pattern[escape.Length..];
                escapeAtEnd = pattern.IsEmpty;
                if (escapeAtEnd || !(pattern[0] is (byte)'%' or (byte)'_' || pattern.StartsWith(escape))) return false;
                for (var length = Utf8Text.FirstLength(pattern); length > 0; length--, pattern = pattern[1..]) bytes[n++] = pattern[0];
                continue;
            }
            var kind = pattern[0] == (byte)'%' ? any : pattern[0] == (byte)'_' ? one : literal;
            if (kind != any || n == 0 || kinds[n - 1] != any) (bytes[n], kinds[n++]) = (pattern[0], kind);
            pattern = pattern[1..];
        }
        compiled = new LikePattern(bytes[..n], kinds[..n]);
        return true;
    }

    /// <summary>Whether the whole text matches.</summary>
    public bool IsMatch(ReadOnlySpan<byte> text) => parts is null ? MatchGeneral(text) : MatchParts(text, 0);

    /// <summary>Sets the bits of the texts that match; the other bits must be 0.</summary>
    /// <param name="data">The texts' bytes, one text after another.</param>
    /// <param name="offsets">Where each text begins, and last where the last one ends.</param>
    /// <param name="matches">A bit for each text.</param>
    public void Find(ReadOnlySpan<byte> data, ReadOnlySpan<int> offsets, Span<ulong> matches)
    {
        if (parts is [var first, ..] && !fixedStart && (parts.Length > 1 || !fixedEnd)) FindFirst(first, data, offsets, matches);
        else
            for (var row = 0; row < offsets.Length - 1; row++)
                if (IsMatch(data[offsets[row]..offsets[row + 1]])) matches[row >> 6] |= 1UL << row;
    }

    /// <summary>One search through all texts for what a match has first: it passes most texts without a look at where they begin.</summary>
    void FindFirst(byte[] first, ReadOnlySpan<byte> data, ReadOnlySpan<int> offsets, Span<ulong> matches)
    {
        var (row, at, end) = (0, offsets[0], offsets[^1]);
        while (at < end && data[at..end].IndexOf(first) is >= 0 and var distance)
        {
            at += distance;
            while (offsets[row + 1] <= at) row++;
            var rest = at + first.Length;
            if (rest > offsets[row + 1])
            {
                // The end of one text and the beginning of others.
                at++;
                continue;
            }
            if (MatchParts(data[rest..offsets[row + 1]], 1)) matches[row >> 6] |= 1UL << row;
            at = offsets[row + 1];
        }
    }

    /// <summary>Whether the text is made of the parts from <paramref name="next"/> on, with any text between them.</summary>
    bool MatchParts(ReadOnlySpan<byte> text, int next)
    {
        var last = parts!.Length;
        if (last == 0) return !fixedStart || text.IsEmpty;
        if (fixedStart && next == 0)
        {
            if (last == 1 && fixedEnd) return text.SequenceEqual(parts[0]);
            if (!text.StartsWith(parts[0])) return false;
            text = text[parts[0].Length..];
            next++;
        }
        if (fixedEnd)
        {
            last--;
            if (!text.EndsWith(parts[last])) return false;
            text = text[..^parts[last].Length];
        }
        // The first place that fits leaves the most room for the rest.
        for (; next < last; next++)
        {
            var at = text.IndexOf(parts[next]);
            if (at < 0) return false;
            text = text[(at + parts[next].Length)..];
        }
        return true;
    }

    bool MatchGeneral(ReadOnlySpan<byte> text)
    {
        int t = 0, p = 0, resumeText = -1, resumePattern = -1;
        while (t < text.Length)
        {
            if (p < kinds.Length && kinds[p] == any)
            {
                (resumePattern, resumeText) = (++p, t);
                if (p == kinds.Length) return true;
                continue;
            }
            if (p < kinds.Length && (kinds[p] == one || bytes[p] == text[t]))
            {
                t += kinds[p] == one ? Utf8Text.FirstLength(text[t..]) : 1;
                p++;
                continue;
            }
            if (resumePattern < 0) return false;
            resumeText += Utf8Text.FirstLength(text[resumeText..]);
            (t, p) = (resumeText, resumePattern);
        }
        while (p < kinds.Length && kinds[p] == any) p++;
        return p == kinds.Length;
    }

    static byte[][] Parts(byte[] bytes, byte[] kinds)
    {
        var parts = new List<byte[]>();
        for (var start = 0; start < kinds.Length; start++)
        {
            var length = Array.IndexOf(kinds, any, start) is >= 0 and var end ? end - start : kinds.Length - start;
            if (length > 0) parts.Add(bytes[start..(start + length)]);
            start += length;
        }
        return [.. parts];
    }
}
