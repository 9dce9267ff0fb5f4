using System.Text;

namespace Frames.Values.Variants;

/// <summary>A path into variants, such as <c>$.a[0]['b c']</c>.</summary>
internal sealed class VariantPath
{
    readonly List<(byte[]? Name, int Index)> steps = [];

    /// <summary>Reads a path; false if it is none.</summary>
    public static bool TryParse(string text, out VariantPath path)
    {
        path = new();
        if (!text.StartsWith('$')) return false;
        for (var at = 1; at < text.Length;) if (!path.TryStep(text, ref at)) return false;
        return true;
    }

    /// <summary>The value at the path; false if there is none.</summary>
    public bool TryFollow(VariantCell root, out VariantCell found)
    {
        found = root;
        foreach (var (name, index) in steps)
        {
            if (name is null ? found.Kind != VariantKind.Array || index >= found.Count : found.Kind != VariantKind.Object) return false;
            if (name is null) found = found.Element(index);
            else if (found.TryField(name, out var field)) found = field;
            else return false;
        }
        return true;
    }

    bool TryStep(string text, ref int at)
    {
        if (text[at] == '.')
        {
            var end = text.AsSpan(at + 1).IndexOfAny('.', '[');
            end = end < 0 ? text.Length : at + 1 + end;
            if (end == at + 1) return false;
            steps.Add((Encoding.UTF8.GetBytes(text[(at + 1)..end]), 0));
            at = end;
            return true;
        }
        if (text[at] != '[' || at + 1 >= text.Length) return false;
        var quote = text[at + 1];
        if (quote is '\'' or '"')
        {
            var close = text.IndexOf(quote, at + 2);
            if (close < 0 || close == at + 2 || close + 1 >= text.Length || text[close + 1] != ']') return false;
            steps.Add((Encoding.UTF8.GetBytes(text[(at + 2)..close]), 0));
            at = close + 2;
            return true;
        }
        var bracket = text.IndexOf(']', at);
        if (bracket < 0 || !int.TryParse(text.AsSpan(at + 1, bracket - at - 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index)) return false;
        steps.Add((null, index));
        at = bracket + 1;
        return true;
    }
}
