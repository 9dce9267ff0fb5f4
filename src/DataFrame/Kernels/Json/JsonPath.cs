using System.Globalization;

namespace Frames.Kernels.Json;

/// <summary>A step of a path into JSON text: a name, an index, or all elements.</summary>
/// <param name="Name">The name of a field, or null.</param>
/// <param name="Index">The place of an element, or -1 for all.</param>
internal readonly record struct JsonStep(string? Name, long Index)
{
    public bool IsWildcard => Name is null && Index < 0;
}

/// <summary>Paths of <c>get_json_object</c>, such as <c>$.a[0]['b'][*]</c>.</summary>
internal static class JsonPath
{
    /// <summary>The steps, or null for text that is no path.</summary>
    public static JsonStep[]? Parse(string text)
    {
        if (!text.StartsWith('$')) return null;
        var steps = new List<JsonStep>();
        for (var at = 1; at < text.Length;)
        {
            if (Step(text, ref at) is not { } step) return null;
            steps.Add(step);
        }
        return [.. steps];
    }

    static JsonStep? Step(string text, ref int at)
    {
        if (text[at] == '.')
        {
            var end = text.AsSpan(at + 1).IndexOfAny('.', '[');
            end = end < 0 ? text.Length : at + 1 + end;
            var name = text[(at + 1)..end];
            at = end;
            // A wildcard of names finds nothing.
            return name.Length == 0 || name == "*" ? null : new JsonStep(name, 0);
        }
        if (text[at] != '[') return null;
        var close = text.AsSpan(at).StartsWith("['") ? text.IndexOf("']", at + 2, StringComparison.Ordinal) + 1 : text.IndexOf(']', at);
        if (close <= at) return null;
        var inside = text[(at + 1)..close];
        at = close + 1;
        if (inside == "*") return new JsonStep(null, -1);
        if (inside.Length > 2 && inside[0] == '\'') return inside.AsSpan(1, inside.Length - 2).ContainsAny('\'', '?') || inside == "'*'" ? null : new JsonStep(inside[1..^1], 0);
        return long.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new JsonStep(null, index) : null;
    }
}
