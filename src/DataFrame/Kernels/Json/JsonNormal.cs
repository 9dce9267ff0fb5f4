using System.Text.Json;
using Frames.Values;

namespace Frames.Kernels.Json;

/// <summary>JSON values as Spark's generator writes them again: no blanks, numbers with a fraction as doubles.</summary>
internal static class JsonNormal
{
    public static void Write(JsonElement json, Utf8Buffer output)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(json, output); break;
            case JsonValueKind.Array: WriteArray(json, output); break;
            case JsonValueKind.String: JsonText.WriteString(JsonStrings.Utf8(json), output); break;
            case JsonValueKind.Number: WriteNumber(json.GetRawText(), output); break;
            default: output.Append(json.GetRawText()); break;
        }
    }

    /// <summary>As <see cref="Write"/>, but strings without quotes.</summary>
    public static void WriteRaw(JsonElement json, Utf8Buffer output)
    {
        if (json.ValueKind == JsonValueKind.String) output.Append(JsonStrings.Utf8(json));
        else Write(json, output);
    }

    static void WriteObject(JsonElement json, Utf8Buffer output)
    {
        output.Append((byte)'{');
        var any = false;
        foreach (var property in json.EnumerateObject())
        {
            if (any) output.Append((byte)',');
            any = true;
            JsonText.WriteString(System.Text.Encoding.UTF8.GetBytes(JsonStrings.Name(property)), output);
            output.Append((byte)':');
            Write(property.Value, output);
        }
        output.Append((byte)'}');
    }

    static void WriteArray(JsonElement json, Utf8Buffer output)
    {
        output.Append((byte)'[');
        var any = false;
        foreach (var item in json.EnumerateArray())
        {
            if (any) output.Append((byte)',');
            any = true;
            Write(item, output);
        }
        output.Append((byte)']');
    }

    static void WriteNumber(string text, Utf8Buffer output)
    {
        if (text.AsSpan().ContainsAny(".eE") && DoubleText.TryParse(System.Text.Encoding.ASCII.GetBytes(text), out double number)) JsonText.WriteDouble(number, output);
        else output.Append(text);
    }
}
