namespace Frames.Values;

/// <summary>Where sentences and words end, as Java's break iterators see it.</summary>
internal static class TextBreaks
{
    /// <summary>The sentences: a full stop ends one where no small letter goes on, other marks and ends of paragraphs always.</summary>
    public static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Ends(text, i)) continue;
            var end = i + 1;
            while (end < text.Length && (text[end] is '.' or '?' or '!' or '"' or '\'' or ')' or ']' || char.IsWhiteSpace(text[end]))) end++;
            yield return text[start..end];
            (start, i) = (end, end - 1);
        }
        if (start < text.Length) yield return text[start..];
    }

    /// <summary>The words: letters with marks between them, and numbers.</summary>
    public static IEnumerable<string> Words(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!IsPart(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && (IsPart(text[i]) || Joins(text, i))) i++;
            yield return text[start..i];
        }
    }

    static bool Ends(string text, int at)
    {
        if (text[at] is '?' or '!' or '\u2029' or '。') return true;
        if (text[at] != '.' || at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not ('"' or '\'' or ')')) return false;
        var next = at + 1;
        while (next < text.Length && !char.IsLetterOrDigit(text[next])) next++;
        return next == text.Length || !char.IsLower(text[next]);
    }

    static bool IsPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    static bool Joins(string text, int at)
    {
        if (at + 1 >= text.Length || !IsPart(text[at + 1])) return false;
        var (before, after) = (text[at - 1], text[at + 1]);
        if (char.IsDigit(before) && char.IsDigit(after)) return text[at] is '.' or ',' or '\'' or '"';
        return char.IsLetter(before) && char.IsLetter(after)
            && (text[at] is '.' or '\'' or '"' or '\u00AD' or '\u2027' || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.DashPunctuation);
    }
}
