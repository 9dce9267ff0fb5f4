using System.Buffers;

namespace Frames.Values.Formats;

/// <summary>Checks a pattern by Spark's rules and compiles it by Java's.</summary>
internal static class FormatPattern
{
    const string legacyLetters = "GyMdkHmsSEDFwWahKzZYuXL";

    static readonly SearchValues<char> weekBased = SearchValues.Create("YWwuec");
    static readonly SearchValues<char> unsupported = SearchValues.Create("ABnNp");
    static readonly SearchValues<char> unsupportedForParsing = SearchValues.Create("ABnNpEFqQ");
    static readonly string[] tooLong = ["GGGGG", "MMMMM", "LLLLL", "EEEEE", "QQQQQ", "qqqqq", "yyyyyyy"];

    /// <summary>Compiles a pattern for printing or for reading; <paramref name="letter"/> is the one at fault where the status has one.</summary>
    public static PatternStatus TryCompile(string pattern, bool parsing, out FormatPart[] parts, out char letter)
    {
        parts = [];
        var status = Check(pattern, parsing, out letter);
        if (status == PatternStatus.Valid && !FormatCompiler.TryCompile(pattern, parsing, out parts)) status = PatternStatus.Invalid;
        return status == PatternStatus.Valid || !IsLegacy(pattern) ? status : PatternStatus.Unrecognized;
    }

    static PatternStatus Check(string pattern, bool parsing, out char letter)
    {
        letter = '\0';
        var unquoted = true;
        foreach (var range in pattern.AsSpan().Split('\''))
        {
            var part = pattern.AsSpan(range);
            unquoted = !unquoted;
            if (unquoted) continue;
            if (Find(part, weekBased, out letter)) return PatternStatus.WeekBased;
            if (Find(part, parsing ? unsupportedForParsing : unsupported, out letter)) return PatternStatus.IllegalCharacter;
            foreach (var style in tooLong)
                if (part.Contains(style, StringComparison.Ordinal)) return PatternStatus.Length;
        }
        return PatternStatus.Valid;
    }

    static bool Find(ReadOnlySpan<char> part, SearchValues<char> letters, out char letter)
    {
        var at = part.IndexOfAny(letters);
        letter = at < 0 ? '\0' : part[at];
        return at >= 0;
    }

    /// <summary>Whether Spark 2's formatter, Java's SimpleDateFormat, takes the pattern.</summary>
    static bool IsLegacy(string pattern)
    {
        var quoted = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\'') quoted = !quoted;
            if (quoted || !char.IsAsciiLetter(c)) continue;
            if (!legacyLetters.Contains(c)) return false;
            var run = 1;
            while (i + 1 < pattern.Length && pattern[i + 1] == c) (i, run) = (i + 1, run + 1);
            if (c == 'X' && run > 3) return false;
        }
        return !quoted;
    }
}
