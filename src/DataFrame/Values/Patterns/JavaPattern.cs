using System.Globalization;
using System.Text;

namespace Frames.Values.Patterns;

/// <summary>
/// Translates a pattern of java.util.regex to .NET's dialect, with the same matches over text without supplementary characters, and over any
/// text if <c>codePoints</c> was asked for, which costs time: then a dot and negated classes take surrogate pairs whole.
/// </summary>
internal sealed class JavaPattern
{
    internal const string LineEnds = "\\n\\r\\u0085\\u2028\\u2029";
    const string endOfInput = "(?:(?=\\r\\n\\z|[\\r\\u0085\\u2028\\u2029]?\\z)|(?<!\\r)(?=\\n\\z))";
    const string endOfLine = "(?:(?=[\\r\\u0085\\u2028\\u2029]|\\z)|(?<!\\r)(?=\\n))";
    const string startOfLine = "(?:(?:^|(?<=[\\n\\u0085\\u2028\\u2029]|\\r(?!\\n)))(?!\\z))";

    readonly string pattern;
    readonly bool codePoints;
    readonly int groupsInPattern;
    readonly StringBuilder output = new();
    readonly Dictionary<string, int> names = [];
    JavaFlags flags;
    int position;
    int groups;
    int depth;

    JavaPattern(string pattern, bool codePoints)
    {
        (this.pattern, this.codePoints) = (pattern, codePoints);
        groupsInPattern = CountGroups(pattern);
    }

    /// <summary>The pattern in .NET's dialect and the numbers of its named groups.</summary>
    /// <exception cref="FormatException">The pattern is not valid in Java.</exception>
    public static (string Text, Dictionary<string, int> Names) Translate(string pattern, bool codePoints)
    {
        var translation = new JavaPattern(pattern, codePoints);
        translation.Alternatives();
        if (translation.position < pattern.Length) throw translation.Error("Unmatched closing ')'");
        return (translation.output.ToString(), translation.names);
    }

    bool More => position < pattern.Length;

    char Current => pattern[position];

    void Alternatives()
    {
        if (++depth > 200) throw Error("Nesting too deep");
        while (More && Current != ')')
        {
            if (Current == '|')
            {
                output.Append('|');
                position++;
            }
            else Piece();
        }
        depth--;
    }

    /// <summary>An atom with its quantifiers.</summary>
    void Piece()
    {
        if (flags.HasFlag(JavaFlags.Comments) && SkipComment()) return;
        var start = output.Length;
        if (!Atom()) return;
        while (flags.HasFlag(JavaFlags.Comments) && More && SkipComment()) { }
        Quantifier(start);
    }

    bool SkipComment()
    {
        if (char.IsWhiteSpace(Current))
        {
            position++;
            return true;
        }
        if (Current != '#') return false;
        while (More && Current is not ('\n' or '\r' or '\u0085' or '\u2028' or '\u2029')) position++;
        return true;
    }

    void Quantifier(int start)
    {
        if (!More || Current is not ('*' or '+' or '?' or '{')) return;
        var text = Current == '{' ? Counts() : pattern[position++].ToString();
        var possessive = More && Current == '+';
        if (possessive)
        {
            output.Insert(start, "(?>").Append(text).Append(')');
            position++;
        }
        else
        {
            output.Append(text);
            if (More && Current == '?')
            {
                output.Append('?');
                position++;
            }
        }
        if (More && Current is '*' or '+' or '?') throw Error($"Dangling meta character '{Current}'");
    }

    string Counts()
    {
        var end = pattern.IndexOf('}', position);
        var counts = end < 0 ? "" : pattern[(position + 1)..end];
        var comma = counts.IndexOf(',', StringComparison.Ordinal);
        var low = comma < 0 ? counts : counts[..comma];
        var high = comma < 0 ? low : counts[(comma + 1)..];
        if (!IsNumber(low) || !(high.Length == 0 || IsNumber(high))) throw Error("Illegal repetition");
        var inverted = high.Length > 0 && int.Parse(low, CultureInfo.InvariantCulture) > int.Parse(high, CultureInfo.InvariantCulture);
        if (inverted) throw Error("Illegal repetition range");
        position = end + 1;
        return "{" + counts + "}";
    }

    static bool IsNumber(string text) => text.Length is > 0 and < 10 && text.All(char.IsAsciiDigit);

    /// <summary>Writes one atom; false for what takes no quantifier, such as flags.</summary>
    bool Atom()
    {
        var c = Current;
        switch (c)
        {
            case '(': return Group();
            case '[': output.Append(JavaCharacterClass.Translate(pattern, ref position, flags, codePoints)); return true;
            case '\\': return Escape();
            case '.': position++; output.Append(Dot()); return true;
            case '^': position++; output.Append(StartAnchor()); return true;
            case '$': position++; output.Append(EndAnchor()); return true;
            case '*' or '+' or '?': throw Error($"Dangling meta character '{c}'");
            case '{': throw Error("Illegal repetition");
            default: Literal(c); return true;
        }
    }

    void Literal(char c)
    {
        position++;
        if (char.IsHighSurrogate(c) && More && char.IsLowSurrogate(Current)) output.Append("(?:").Append(c).Append(pattern[position++]).Append(')');
        else output.Append(JavaCharacterClass.Escaped(c));
    }

    string Dot()
    {
        if (flags.HasFlag(JavaFlags.DotAll)) return codePoints ? JavaCharacterClass.AnyCodePoint : "(?s:.)";
        var ends = flags.HasFlag(JavaFlags.UnixLines) ? "\\n" : LineEnds;
        return codePoints ? $"(?:{JavaCharacterClass.AnyPair}|[^{ends}\\uD800-\\uDFFF])" : $"[^{ends}]";
    }

    string StartAnchor() => !flags.HasFlag(JavaFlags.Multiline) ? "^" : flags.HasFlag(JavaFlags.UnixLines) ? "(?m:^(?!\\z))" : startOfLine;

    string EndAnchor() => flags.HasFlag(JavaFlags.UnixLines)
        ? flags.HasFlag(JavaFlags.Multiline) ? "(?m:$)" : "\\Z"
        : flags.HasFlag(JavaFlags.Multiline) ? endOfLine : endOfInput;

    bool Group()
    {
        var outer = flags;
        position++;
        if (!More || Current != '?')
        {
            groups++;
            output.Append('(');
        }
        else if (!SpecialGroup()) return false;
        Alternatives();
        if (!More) throw Error("Unclosed group");
        position++;
        output.Append(')');
        flags = outer;
        return true;
    }

    /// <summary>The opening of a group with a question mark; false where it only sets flags.</summary>
    bool SpecialGroup()
    {
        position++;
        foreach (var kind in (ReadOnlySpan<string>)["<=", "<!", "=", "!", ">", ":"])
        {
            if (string.CompareOrdinal(pattern, position, kind, 0, kind.Length) != 0) continue;
            output.Append("(?").Append(kind);
            position += kind.Length;
            return true;
        }
        if (!More) throw Error("Unknown inline modifier");
        if (Current == '<')
        {
            NamedGroup();
            return true;
        }
        return Flags();
    }

    void NamedGroup()
    {
        var end = pattern.IndexOf('>', position);
        var name = end < 0 ? "" : pattern[(position + 1)..end];
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
            throw Error("named capturing group is missing trailing '>'");
        // Java numbers named groups along with the others, .NET after them: so they lose their names here.
        if (!names.TryAdd(name, ++groups)) throw Error($"Named capturing group <{name}> is already defined");
        output.Append('(');
        position = end + 1;
    }

    bool Flags()
    {
        var (before, add) = (flags, true);
        for (; More && Current is not (')' or ':'); position++)
        {
            if (Current == '-') add = false;
            else if (!JavaFlagLetters.TryGet(Current, out var flag)) throw Error("Unknown inline modifier");
            else flags = add ? flags | flag : flags & ~flag;
        }
        if (!More) throw Error("Unknown inline modifier");
        var group = pattern[position++] == ':';
        var folds = flags.HasFlag(JavaFlags.IgnoreCase);
        var changed = folds != before.HasFlag(JavaFlags.IgnoreCase);
        if (group) output.Append(changed ? folds ? "(?i:" : "(?-i:" : "(?:");
        else if (changed) output.Append(folds ? "(?i)" : "(?-i)");
        return group;
    }

    bool Escape()
    {
        if (++position == pattern.Length) throw Error("Unexpected internal error");
        var c = Current;
        if (c == 'Q') return Quoted();
        if (c is >= '1' and <= '9') return BackReference();
        if (c == 'k') return NamedBackReference();
        var anchor = c switch
        {
            'A' => "\\A",
            'z' => "\\z",
            'Z' => flags.HasFlag(JavaFlags.UnixLines) ? "\\Z" : endOfInput,
            'b' => "\\b",
            'B' => "\\B",
            'G' => "\\G",
            'R' => $"(?:\\r\\n|[{JavaProperties.VerticalSpace}])",
            'X' => "(?>\\r\\n|\\P{M}\\p{M}*)",
            _ => null,
        };
        if (anchor is not null)
        {
            position++;
            output.Append(anchor);
        }
        else output.Append(JavaCharacterClass.TranslateEscape(pattern, ref position, flags, codePoints));
        return true;
    }

    bool Quoted()
    {
        var end = pattern.IndexOf("\\E", ++position, StringComparison.Ordinal);
        var text = pattern[position..(end < 0 ? pattern.Length : end)];
        position = end < 0 ? pattern.Length : end + 2;
        // A quantifier after the quotation belongs to its last character alone.
        for (var i = 0; i < text.Length; i++)
        {
            if (i == text.Length - 1)
            {
                var start = output.Length;
                output.Append(JavaCharacterClass.Escaped(text[i]));
                Quantifier(start);
            }
            else output.Append(JavaCharacterClass.Escaped(text[i]));
        }
        return false;
    }

    bool BackReference()
    {
        var number = Current - '0';
        position++;
        // Further digits belong to the number as long as there are that many groups.
        while (More && char.IsAsciiDigit(Current) && number * 10 + (Current - '0') <= groupsInPattern) number = number * 10 + (pattern[position++] - '0');
        Reference(number);
        return true;
    }

    bool NamedBackReference()
    {
        var end = pattern.IndexOf('>', position);
        if (end < 0 || position + 1 >= pattern.Length || pattern[position + 1] != '<') throw Error("\\k is not followed by '<' for named capturing group");
        var name = pattern[(position + 2)..end];
        if (!names.TryGetValue(name, out var number)) throw Error($"named capturing group <{name}> does not exist");
        position = end + 1;
        Reference(number);
        return true;
    }

    /// <summary>A group that is not there, or not yet, never matches in Java; .NET refuses it.</summary>
    void Reference(int number) => output.Append(number <= groupsInPattern ? string.Create(CultureInfo.InvariantCulture, $"(?:\\{number})") : "(?!)");

    static int CountGroups(string pattern)
    {
        var (count, inClass) = (0, 0);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                var quoted = i + 1 < pattern.Length && pattern[i + 1] == 'Q';
                var end = quoted ? pattern.IndexOf("\\E", i, StringComparison.Ordinal) : i;
                i = (end < 0 ? pattern.Length : end) + 1;
            }
            else if (pattern[i] == '[') inClass++;
            else if (pattern[i] == ']' && inClass > 0) inClass--;
            else if (pattern[i] == '(' && inClass == 0 && (i + 1 == pattern.Length || pattern[i + 1] != '?' || IsNamed(pattern, i))) count++;
        }
        return count;
    }

    static bool IsNamed(string pattern, int at) => at + 3 < pattern.Length && pattern[at + 2] == '<' && pattern[at + 3] is not ('=' or '!');

    FormatException Error(string message) => new($"{message} near index {position}");
}
