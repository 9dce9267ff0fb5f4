using System.Text.Json;
using Frames.Values;

namespace Frames.Kernels.Json;

/// <summary>Finds what a path names, by the rules of Hive's function, of which Spark's has the results: one match stands alone, several make an array.</summary>
internal static class JsonPathSearch
{
    /// <summary>How matches are written: alone as text, as JSON, or as elements of the array around them.</summary>
    enum Style { Raw, Quoted, Flat }

    /// <summary>Appends the matches; false if there are none.</summary>
    public static bool Find(JsonElement json, ReadOnlySpan<JsonStep> path, Utf8Buffer output)
    {
        var start = output.Length;
        if (Match(json, path, Style.Raw, new Target(output))) return true;
        output.Truncate(start);
        return false;
    }

    static bool Match(JsonElement json, ReadOnlySpan<JsonStep> path, Style style, Target target)
    {
        if (path.IsEmpty) return End(json, style, target);
        var step = path[0];
        if (step.Name is { } name) return json.ValueKind == JsonValueKind.Object && Field(json, name, path[1..], style, target);
        if (json.ValueKind != JsonValueKind.Array) return false;
        return step.IsWildcard ? All(json, path[1..], style, target) : At(json, step.Index, path[1..], style, target);
    }

    static bool End(JsonElement json, Style style, Target target)
    {
        if (json.ValueKind == JsonValueKind.Array && style == Style.Flat)
        {
            var any = false;
            foreach (var item in json.EnumerateArray()) any |= Match(item, [], style, target);
            return any;
        }
        target.Separate();
        if (style == Style.Raw) JsonNormal.WriteRaw(json, target.Output);
        else JsonNormal.Write(json, target.Output);
        return true;
    }

    /// <summary>The first field of the name that has a match.</summary>
    static bool Field(JsonElement json, string name, ReadOnlySpan<JsonStep> rest, Style style, Target target)
    {
        foreach (var property in json.EnumerateObject())
            if (JsonStrings.Name(property) == name && property.Value.ValueKind != JsonValueKind.Null && Match(property.Value, rest, style, target)) return true;
        return false;
    }

    static bool At(JsonElement json, long index, ReadOnlySpan<JsonStep> rest, Style style, Target target)
    {
        if (index >= json.GetArrayLength()) return false;
        return Match(json[(int)index], rest, !rest.IsEmpty && rest[0].IsWildcard ? Style.Quoted : style, target);
    }

    static bool All(JsonElement json, ReadOnlySpan<JsonStep> rest, Style style, Target target)
    {
        if (!rest.IsEmpty && rest[0].IsWildcard) return Array(json, rest[1..], Style.Flat, target);
        if (style == Style.Quoted) return Array(json, rest, Style.Quoted, target);
        var (buffer, count) = (new Utf8Buffer(), 0);
        var inner = new Target(buffer);
        foreach (var item in json.EnumerateArray())
            if (Match(item, rest, style == Style.Raw ? Style.Quoted : Style.Flat, inner)) count++;
        if (count == 0) return false;
        target.Separate();
        if (count > 1) target.Output.Append((byte)'[');
        target.Output.Append(buffer.Written);
        if (count > 1) target.Output.Append((byte)']');
        return true;
    }

    static bool Array(JsonElement json, ReadOnlySpan<JsonStep> rest, Style style, Target target)
    {
        target.Separate();
        target.Output.Append((byte)'[');
        var (any, inner) = (false, new Target(target.Output));
        foreach (var item in json.EnumerateArray()) any |= Match(item, rest, style, inner);
        target.Output.Append((byte)']');
        return any;
    }

    /// <summary>Where matches are written, with commas between them.</summary>
    sealed class Target(Utf8Buffer output)
    {
        bool any;

        public Utf8Buffer Output => output;

        public void Separate()
        {
            if (any) output.Append((byte)',');
            any = true;
        }
    }
}
