namespace Frames.Values;

/// <summary>A LIKE pattern, compiled once: <c>%</c> any run, <c>_</c> one code point, an escape before either or itself.</summary>
internal sealed class LikePattern
{
    const byte any = 1;
    const byte one = 2;
    const byte literal = 0;

    readonly byte[] bytes;
    readonly byte[] kinds;
    readonly Shape shape;

    LikePattern(byte[] bytes, byte[] kinds)
    {
        shape = ShapeOf(kinds, out var inner);
        (this.bytes, this.kinds) = (bytes[inner], kinds[inner]);
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
    public bool IsMatch(ReadOnlySpan<byte> text) => shape switch
    {
        Shape.Equal => text.SequenceEqual(bytes),
        Shape.Prefix => text.StartsWith(bytes),
        Shape.Suffix => text.EndsWith(bytes),
        Shape.Contains => text.IndexOf(bytes) >= 0,
        _ => MatchGeneral(text),
    };

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

    static Shape ShapeOf(byte[] kinds, out Range inner)
    {
        inner = Range.All;
        if (Array.IndexOf(kinds, one) >= 0) return Shape.General;
        bool first = kinds.Length > 0 && kinds[0] == any, last = kinds.Length > 1 && kinds[^1] == any;
        var between = new Range(first ? 1 : 0, kinds.Length - (last ? 1 : 0));
        if (Array.IndexOf(kinds[between], any) >= 0) return Shape.General;
        inner = between;
        if (!first) return last ? Shape.Prefix : Shape.Equal;
        return last || kinds.Length == 1 ? Shape.Contains : Shape.Suffix;
    }

    enum Shape : byte
    {
        General,
        Equal,
        Prefix,
        Suffix,
        Contains,
    }
}
