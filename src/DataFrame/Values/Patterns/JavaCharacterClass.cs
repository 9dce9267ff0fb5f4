using System.Globalization;
using System.Text;

namespace Frames.Values.Patterns;

/// <summary>Translates Java's character classes, with their unions and intersections, and single escapes.</summary>
internal ref struct JavaCharacterClass
{
    /// <summary>A supplementary character.</summary>
    public const string AnyPair = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";

    /// <summary>Any character: text that was UTF-8 has no half pairs.</summary>
    public const string AnyCodePoint = "(?:" + AnyPair + "|[^\\uD800-\\uDFFF])";

    readonly string pattern;
    readonly JavaFlags flags;
    readonly bool codePoints;
    readonly StringBuilder items = new();
    readonly List<string> alternatives = [];
    int position;

    JavaCharacterClass(string pattern, int position, JavaFlags flags, bool codePoints) =>
        (this.pattern, this.position, this.flags, this.codePoints) = (pattern, position, flags, codePoints);

    /// <summary>Translates the class that begins at the position, which moves behind its closing bracket.</summary>
    public static string Translate(string pattern, ref int position, JavaFlags flags, bool codePoints, int depth = 0)
    {
        if (depth > 50) throw new FormatException("Nesting of character classes too deep");
        var part = new JavaCharacterClass(pattern, position + 1, flags, codePoints);
        var text = part.Class(depth);
        position = part.position;
        return text;
    }

    /// <summary>Translates the escape whose letter is at the position, outside of a class.</summary>
    public static string TranslateEscape(string pattern, ref int position, JavaFlags flags, bool codePoints)
    {
        var part = new JavaCharacterClass(pattern, position, flags, codePoints);
        var text = part.Escape(out var codePoint, out var negated);
        position = part.position;
        if (text is null) return codePoint < 0x10000 ? Escaped((char)codePoint) : $"(?:{Pair(codePoint)})";
        return negated ? Negated($"[{text}]", codePoints) : $"[{text}]";
    }

    /// <summary>A character that stands for itself inside and outside of classes.</summary>
    public static string Escaped(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or ' ' || (c > 0x7F && !char.IsSurrogate(c) && !char.IsControl(c))
        ? c.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");

    string Class(int depth)
    {
        var negated = position < pattern.Length && pattern[position] == '^';
        if (negated) position++;
        List<string> conditions = [];
        var first = true;
        while (true)
        {
            if (position >= pattern.Length) throw new FormatException("Unclosed character class");
            var c = pattern[position];
            if (c == ']' && !(first && conditions.Count == 0)) break;
            if (c == '&' && position + 1 < pattern.Length && pattern[position + 1] == '&')
            {
                position += 2;
                conditions.Add(Taken());
            }
            else if (c == '[') alternatives.Add(Translate(pattern, ref position, flags, codePoints, depth + 1));
            else if (flags.HasFlag(JavaFlags.Comments) && char.IsWhiteSpace(c)) position++;
            else Item();
            first = false;
        }
        position++;
        conditions.Add(Taken());
        // Each condition holds for the one character: all but the last look ahead.
        var all = string.Concat(conditions.Where(c => c.Length > 0).SkipLast(1).Select(c => $"(?={c})")) + conditions.LastOrDefault(c => c.Length > 0, "(?!)");
        return negated ? Negated(all, codePoints) : conditions.Count > 1 ? $"(?:{all})" : all;
    }

    /// <summary>What the items so far stand for, as one expression; empty for none.</summary>
    string Taken()
    {
        if (items.Length > 0) alternatives.Insert(0, $"[{items}]");
        var single = alternatives.Count == 1 && alternatives[0][0] == '['
            && alternatives[0].IndexOf(']', StringComparison.Ordinal) == alternatives[0].Length - 1;
        var text = single ? alternatives[0] : alternatives.Count == 0 ? "" : $"(?:{string.Join('|', alternatives)})";
        items.Clear();
        alternatives.Clear();
        return text;
    }

    /// <summary>A character, a range, or a predefined class.</summary>
    void Item()
    {
        var low = Character(out var set, out var negated);
        if (set is not null)
        {
            if (!negated) items.Append(set);
            else alternatives.Add(Negated($"[{set}]", codePoints));
            return;
        }
        var high = low;
        if (position + 1 < pattern.Length && pattern[position] == '-' && pattern[position + 1] is not (']' or '['))
        {
            position++;
            high = Character(out set, out negated);
            if (set is not null || high < low) throw new FormatException("Illegal character range");
        }
        Range(low, high);
    }

    void Range(int low, int high)
    {
        if (low < 0x10000)
        {
            var end = Math.Min(high, 0xFFFF);
            items.Append(Escaped((char)low));
            if (end > low) items.Append('-').Append(Escaped((char)end));
        }
        for (var from = Math.Max(low, 0x10000); from <= high;)
        {
            // Pairs with one first half make one alternative; whole blocks of first halves are written as one.
            var to = Math.Min(high, from | 0x3FF);
            if ((from & 0x3FF) == 0 && to == (from | 0x3FF) && high >= to + 0x400) to = ((high + 1) & ~0x3FF) - 1;
            alternatives.Add(to - from > 0x3FF ? $"[{Half(from, 0)}-{Half(to, 0)}][\\uDC00-\\uDFFF]" : $"{Half(from, 0)}[{Half(from, 1)}-{Half(to, 1)}]");
            from = to + 1;
        }
    }

    int Character(out string? set, out bool negated)
    {
        (set, negated) = (null, false);
        var c = pattern[position];
        if (c == '\\')
        {
            if (++position == pattern.Length) throw new FormatException("Unclosed character class");
            if (pattern[position] == 'Q') return Quoted();
            set = Escape(out var escaped, out negated);
            return escaped;
        }
        var paired = char.IsHighSurrogate(c) && position + 1 < pattern.Length && char.IsLowSurrogate(pattern[position + 1]);
        var codePoint = paired ? char.ConvertToUtf32(c, pattern[position + 1]) : c;
        position += paired ? 2 : 1;
        return codePoint;
    }

    /// <summary>The characters of a quotation go to the items, the last one is returned.</summary>
    int Quoted()
    {
        var end = pattern.IndexOf("\\E", position, StringComparison.Ordinal);
        var text = pattern[(position + 1)..(end < 0 ? pattern.Length : end)];
        position = end < 0 ? pattern.Length : end + 2;
        if (text.Length == 0) throw new FormatException("Empty quotation in character class");
        foreach (var c in text[..^1]) items.Append(Escaped(c));
        return text[^1];
    }

    /// <summary>Reads the escape whose letter is at the position: a set for a class, else a code point.</summary>
    string? Escape(out int codePoint, out bool negated)
    {
        var c = pattern[position++];
        (codePoint, negated) = (c, char.IsAsciiLetterUpper(c));
        if (c is 'p' or 'P') return Property(ref negated);
        if (JavaProperties.Predefined(c, flags) is { } set) return set;
        codePoint = c switch
        {
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\f',
            'a' => '\a',
            'e' => '\u001B',
            '0' => Octal(),
            'x' => Hexadecimal(),
            'u' => Digits(4),
            'c' => position < pattern.Length ? pattern[position++] ^ 64 : throw new FormatException("Illegal control escape sequence"),
            _ => char.IsAsciiLetterOrDigit(c) ? throw new FormatException("Illegal/unsupported escape sequence") : c,
        };
        if (char.IsHighSurrogate((char)codePoint) && codePoint < 0x10000 && pattern.AsSpan(position).StartsWith("\\u", StringComparison.Ordinal))
        {
            var before = position;
            position += 2;
            var low = Digits(4);
            if (char.IsLowSurrogate((char)low)) codePoint = char.ConvertToUtf32((char)codePoint, (char)low);
            else position = before;
        }
        return null;
    }

    string Property(ref bool negated)
    {
        if (position >= pattern.Length) throw new FormatException("Unclosed character family");
        var single = pattern[position] != '{';
        var end = single ? position + 1 : pattern.IndexOf('}', position);
        if (end < 0) throw new FormatException("Unclosed character family");
        var name = single ? pattern[position..end] : pattern[(position + 1)..end];
        position = single ? end : end + 1;
        if (name.StartsWith('^')) (name, negated) = (name[1..], !negated);
        return JavaProperties.OfName(name);
    }

    int Octal()
    {
        var (value, count) = (0, 0);
        while (position < pattern.Length && count < 3 && pattern[position] is >= '0' and <= '7' && value * 8 + (pattern[position] - '0') <= 0xFF)
        {
            value = value * 8 + (pattern[position++] - '0');
            count++;
        }
        return count > 0 ? value : throw new FormatException("Illegal octal escape sequence");
    }

    int Hexadecimal()
    {
        if (position >= pattern.Length || pattern[position] != '{') return Digits(2);
        var end = pattern.IndexOf('}', position);
        var digits = end < 0 ? default : pattern.AsSpan((position + 1)..end);
        var valid = int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        if (!valid || value > 0x10FFFF) throw new FormatException("Illegal hexadecimal escape sequence");
        position = end + 1;
        return value;
    }

    int Digits(int count)
    {
        var valid = position + count <= pattern.Length;
        var value = 0;
        if (!valid || !int.TryParse(pattern.AsSpan(position, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value))
            throw new FormatException(count == 4 ? "Illegal Unicode escape sequence" : "Illegal hexadecimal escape sequence");
        position += count;
        return value;
    }

    static string Negated(string positive, bool codePoints) => codePoints ? $"(?:(?!{positive}){AnyCodePoint})"
        : positive.StartsWith('[') && positive.IndexOf('[', 1) < 0 && positive[1] != '^' && positive.EndsWith(']') ? "[^" + positive[1..]
        : $"(?:(?!{positive})(?s:.))";

    static string Pair(int codePoint) => Half(codePoint, 0) + Half(codePoint, 1);

    static string Half(int codePoint, int half) => Escaped(char.ConvertFromUtf32(codePoint)[half]);
}
