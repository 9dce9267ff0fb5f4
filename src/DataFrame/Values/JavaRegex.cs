using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using Frames.Values.Patterns;

namespace Frames.Values;

/// <summary>A pattern of java.util.regex over UTF-8 text, compiled once: what rlike, regexp_extract, regexp_replace and split search with.</summary>
internal sealed class JavaRegex
{
    const int cacheSize = 1024;
    const int stackCharacters = 512;

    static readonly ConcurrentDictionary<string, JavaRegex> cache = new(StringComparer.Ordinal);

    readonly BoundedRegex plain;
    readonly Lazy<BoundedRegex> supplementary;
    readonly Dictionary<string, int> names;

    JavaRegex(string pattern)
    {
        Pattern = pattern;
        (var text, names) = JavaPattern.Translate(pattern, codePoints: false);
        plain = new BoundedRegex(text);
        supplementary = new Lazy<BoundedRegex>(() => new BoundedRegex(JavaPattern.Translate(pattern, codePoints: true).Text));
        GroupCount = plain.GroupCount;
    }

    /// <summary>The pattern as Java has it.</summary>
    public string Pattern { get; }

    /// <summary>Groups of the pattern, the whole match not counted.</summary>
    public int GroupCount { get; }

    /// <summary>The compiled pattern, from a cache; false where Java would refuse it (INVALID_PARAMETER_VALUE.PATTERN), with a reason.</summary>
    public static bool TryGet(string pattern, [NotNullWhen(true)] out JavaRegex? regex, out string error)
    {
        error = "";
        if (cache.TryGetValue(pattern, out regex)) return true;
        try
        {
            regex = new JavaRegex(pattern);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            error = e.Message;
            return false;
        }
        if (cache.Count >= cacheSize) cache.Clear();
        cache[pattern] = regex;
        return true;
    }

    /// <summary>Compiles a replacement text; false where it names a group that is not there or ends in a dollar or backslash.</summary>
    public bool TryParseReplacement(string text, [NotNullWhen(true)] out JavaReplacement? replacement, out string error)
    {
        (replacement, error) = (null, "");
        try
        {
            replacement = JavaReplacement.Parse(text, GroupCount, names);
            return true;
        }
        catch (FormatException e)
        {
            error = e.Message;
            return false;
        }
    }

    /// <summary>Whether the pattern occurs anywhere in the text.</summary>
    public bool IsMatch(ReadOnlySpan<byte> text)
    {
        var rented = text.Length > stackCharacters ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        try
        {
            Span<char> characters = rented ?? stackalloc char[stackCharacters];
            characters = characters[..Encoding.UTF8.GetChars(text, characters)];
            var regex = For(text);
            try
            {
                return regex.Engine.IsMatch(characters);
            }
            catch (RegexMatchTimeoutException e)
            {
                return regex.GiveUpTrial(e).IsMatch(characters);
            }
        }
        finally
        {
            if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>Occurrences of the pattern that do not overlap.</summary>
    public int Count(ReadOnlySpan<byte> text) => Search(text, static (regex, characters, _) => regex.Count(characters), 0);

    /// <summary>The number from 1 of the code point where the first match begins; 0 for none.</summary>
    public int Locate(ReadOnlySpan<byte> text)
    {
        return Search(text, static (regex, characters, _) =>
        {
            var match = regex.Match(characters);
            return match.Success ? CountCodePoints(characters.AsSpan(0, match.Index)) + 1 : 0;
        }, 0);
    }

    /// <summary>Appends a group of the first match; false where there is no match, and nothing appended where the group took no part in it.</summary>
    public bool TryExtract(ReadOnlySpan<byte> text, int group, Utf8Buffer output)
    {
        var match = Search(text, static (regex, characters, _) => regex.Match(characters), 0);
        if (match.Success) output.Append(match.Groups[group].ValueSpan);
        return match.Success;
    }

    /// <summary>A group's text of every match, empty where it took no part.</summary>
    public List<string> ExtractAll(ReadOnlySpan<byte> text, int group)
    {
        return Search(text, static (regex, characters, group) =>
        {
            List<string> found = [];
            for (var match = regex.Match(characters); match.Success; match = match.NextMatch()) found.Add(match.Groups[group].Value);
            return found;
        }, group);
    }

    /// <summary>Appends the text with every match replaced that begins at or after a code point, counted from 1.</summary>
    public void Replace(ReadOnlySpan<byte> text, JavaReplacement replacement, Utf8Buffer output, int position = 1)
    {
        var start = position <= 1 ? 0 : Utf8Text.OffsetOf(text, position - 1);
        if (start > 0 && start == text.Length)
        {
            output.Append(text);
            return;
        }
        var end = start == 0 ? 0 : Encoding.UTF8.GetCharCount(text[..start]);
        var before = output.Length;
        var replaced = Search(text, static (regex, characters, all) =>
        {
            all.output.Truncate(all.before);
            var match = regex.Match(characters, all.end);
            if (match.Success) AppendReplaced(characters, match, all.replacement, all.output);
            return match.Success;
        }, (replacement, output, end, before));
        if (!replaced) output.Append(text);
    }

    /// <summary>
    /// The pieces between the matches, as Java's <c>String.split</c> with a limit that is not 0: at most that many pieces if above 0, the empty
    /// ones at the end kept. An empty pattern parts the text into code points.
    /// </summary>
    public List<string> Split(ReadOnlySpan<byte> text, int limit = -1)
    {
        return Pattern.Length == 0 && text.Length > 0 ? SplitCodePoints(Encoding.UTF8.GetString(text), limit)
            : Search(text, static (regex, characters, limit) => SplitAtMatches(characters, regex, limit), limit);
    }

    /// <summary>Searches the text, again with the other engine where the first one takes too long.</summary>
    TResult Search<TArgument, TResult>(ReadOnlySpan<byte> text, Func<Regex, string, TArgument, TResult> search, TArgument argument)
    {
        var regex = For(text);
        var characters = Encoding.UTF8.GetString(text);
        try
        {
            return search(regex.Engine, characters, argument);
        }
        catch (RegexMatchTimeoutException e)
        {
            return search(regex.GiveUpTrial(e), characters, argument);
        }
    }

    static List<string> SplitAtMatches(string text, Regex regex, int limit)
    {
        List<string> pieces = [];
        var start = 0;
        for (var match = regex.Match(text); match.Success && (limit <= 0 || pieces.Count < limit - 1); match = match.NextMatch())
        {
            // A match of nothing at the beginning parts nothing.
            if (match.Index == 0 && match.Length == 0) continue;
            pieces.Add(text[start..match.Index]);
            start = match.Index + match.Length;
        }
        pieces.Add(text[start..]);
        return pieces;
    }

    static List<string> SplitCodePoints(string text, int limit)
    {
        List<string> pieces = [];
        var at = 0;
        while (at < text.Length && (limit <= 0 || pieces.Count < limit - 1))
        {
            var length = char.IsSurrogatePair(text, at) ? 2 : 1;
            pieces.Add(text.Substring(at, length));
            at += length;
        }
        if (at < text.Length) pieces.Add(text[at..]);
        return pieces;
    }

    static void AppendReplaced(string text, Match match, JavaReplacement replacement, Utf8Buffer output)
    {
        var end = 0;
        for (; match.Success; match = match.NextMatch())
        {
            output.Append(text.AsSpan(end, match.Index - end));
            end = match.Index + match.Length;
            foreach (var (literal, group) in replacement.Parts)
            {
                output.Append(literal);
                if (group >= 0) output.Append(match.Groups[group].ValueSpan);
            }
        }
        output.Append(text.AsSpan(end));
    }

    /// <summary>Text with supplementary characters needs the slower translation, which keeps surrogate pairs together.</summary>
    BoundedRegex For(ReadOnlySpan<byte> text) => text.IndexOfAnyInRange((byte)0xF0, (byte)0xF7) < 0 ? plain : supplementary.Value;

    static int CountCodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        foreach (var c in text)
            if (char.IsLowSurrogate(c)) count--;
        return count;
    }
}
