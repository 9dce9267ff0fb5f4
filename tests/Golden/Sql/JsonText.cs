using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Frames.Tests.Golden.Sql;

/// <summary>JSON values as one text each, so that equal values have equal texts: objects by sorted keys, strings escaped one way, numbers as they are written.</summary>
static class JsonText
{
    public static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Canonical)) + "]",
        JsonValueKind.Object when value.TryGetProperty("variant", out var variant) => "{variant:" + Variant(variant.GetString()!) + "}",
        JsonValueKind.Object when value.TryGetProperty("map", out var map) => "{map:" + string.Join(",", map.EnumerateArray().Select(Canonical).Order(StringComparer.Ordinal)) + "}",
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Name + ":" + Canonical(p.Value))) + "}",
        JsonValueKind.String => String(value.GetString()!),
        JsonValueKind.Number => Number(value.GetRawText()),
        _ => value.GetRawText(),
    };

    public static string String(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>A double or a whole number; whole doubles keep a point so that 1.0 and 1 stay apart only by type, which the schema checks.</summary>
    public static string Number(string raw) => raw.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? raw : Number(double.Parse(raw, CultureInfo.InvariantCulture));

    public static string Number(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15 ? ((long)value).ToString(CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Variants compare as JSON.</summary>
    public static string Variant(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Canonical(document.RootElement);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
