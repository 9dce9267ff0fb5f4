using System.Text;
using System.Text.RegularExpressions;

namespace Frames.Sources;

/// <summary>A path with Hadoop's wildcards: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a]</c>, <c>{a,b}</c>, and <c>\</c> before a character that stands for itself.</summary>
internal sealed class GlobPattern
{
    static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("*?[{\\");
    readonly Regex regex;

    public GlobPattern(string path)
    {
        var segments = path.Split('/');
        var plain = segments.TakeWhile(segment => !segment.AsSpan().ContainsAny(Special)).Count();
        Folder = plain == 1 ? "/" : string.Join('/', segments.Take(plain));
        regex = new Regex("^(" + string.Join('/', segments.Select(Translate)) + ")(/|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>The deepest folder without wildcards, under which everything matching lies.</summary>
    public string Folder { get; }

    public static bool IsPattern(string path) => path.AsSpan().ContainsAny(Special);

    /// <summary>The part of a file's path that the pattern matches: the file itself or a folder above it; null if it matches neither.</summary>
    public string? Match(string path)
    {
        var match = regex.Match(path);
        return match.Success ? match.Groups[1].Value : null;
    }

    static string Translate(string segment)
    {
        var text = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < segment.Length; i++)
        {
            var c = segment[i];
            switch (c)
            {
                case '*': text.Append("[^/]*"); break;
                case '?': text.Append("[^/]"); break;
                case '{': text.Append("(?:"); depth++; break;
                case '}' when depth > 0: text.Append(')'); depth--; break;
                case ',' when depth > 0: text.Append('|'); break;
                case '[' when segment.IndexOf(']', i + 1) is var end and > 0: text.Append(Class(segment[(i + 1)..end])); i = end; break;
                case '\\' when i + 1 < segment.Length: text.Append(Regex.Escape(segment[++i].ToString())); break;
                default: text.Append(Regex.Escape(c.ToString())); break;
            }
        }
        for (; depth > 0; depth--) text.Append(')');
        return text.ToString();
    }

    static string Class(string characters)
    {
        var negated = characters.StartsWith('^') || characters.StartsWith('!');
        var rest = (negated ? characters[1..] : characters).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("^", "\\^", StringComparison.Ordinal);
        return rest.Length == 0 ? "[^\\s\\S]" : $"[{(negated ? "^" : "")}{rest}]";
    }
}
