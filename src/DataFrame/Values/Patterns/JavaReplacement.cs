using System.Text;

namespace Frames.Values.Patterns;

/// <summary>A replacement text of Java's <c>Matcher.replaceAll</c>: <c>$1</c>, <c>${name}</c>, a backslash before what stands for itself.</summary>
internal sealed class JavaReplacement
{
    readonly List<(string Literal, int Group)> parts = [];

    /// <summary>The texts to write, each followed by a group's text unless the group is -1.</summary>
    public IReadOnlyList<(string Literal, int Group)> Parts => parts;

    /// <summary>Compiles a replacement for a pattern with that many groups and those names.</summary>
    /// <exception cref="FormatException">A group is not there, or a dollar or backslash stands alone.</exception>
    public static JavaReplacement Parse(string text, int groups, IReadOnlyDictionary<string, int> names)
    {
        var replacement = new JavaReplacement();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                if (++i == text.Length) throw new FormatException("character to be escaped is missing");
                literal.Append(text[i]);
            }
            else if (text[i] == '$')
            {
                var group = Group(text, ref i, groups, names);
                replacement.parts.Add((literal.ToString(), group));
                literal.Clear();
            }
            else literal.Append(text[i]);
        }
        if (literal.Length > 0) replacement.parts.Add((literal.ToString(), -1));
        return replacement;
    }

    /// <summary>Reads a reference from its dollar on and leaves the position at its last character.</summary>
    static int Group(string text, ref int position, int groups, IReadOnlyDictionary<string, int> names)
    {
        if (++position == text.Length) throw new FormatException("Illegal group reference: group index is missing");
        if (text[position] == '{')
        {
            var end = text.IndexOf('}', position);
            var name = end < 0 ? "" : text[(position + 1)..end];
            if (name.Length == 0) throw new FormatException("named capturing group is missing trailing '}'");
            position = end;
            return names.TryGetValue(name, out var number) ? number : throw new FormatException($"No group with name {{{name}}}");
        }
        if (!char.IsAsciiDigit(text[position])) throw new FormatException("Illegal group reference");
        var group = text[position] - '0';
        if (group > groups) throw new FormatException($"No group {group}");
        // Further digits belong to the number as long as there are that many groups.
        while (position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]) && group * 10 + (text[position + 1] - '0') <= groups)
            group = group * 10 + (text[++position] - '0');
        return group;
    }
}
