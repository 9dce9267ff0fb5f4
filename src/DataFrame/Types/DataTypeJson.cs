using System.Text;
using System.Text.Json;

namespace Frames.Sql.Types;

/// <summary>Types as the JSON that Spark, Delta and Parquet files hold.</summary>
internal static class DataTypeJson
{
    const int maxDepth = 256;

    public static string Write(DataType type)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) Write(type, json);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static DataType Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = maxDepth });
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw Invalid(text, error);
        }
    }

    static void Write(DataType type, Utf8JsonWriter json)
    {
        switch (type)
        {
            case StructType record:
                Begin("struct", json);
                json.WriteStartArray("fields");
                foreach (var field in record.Fields) WriteField(field, json);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case ArrayType array:
                Begin("array", json);
                json.WritePropertyName("elementType");
                Write(array.ElementType, json);
                json.WriteBoolean("containsNull", array.ContainsNull);
                json.WriteEndObject();
                break;
            case MapType map:
                Begin("map", json);
                json.WritePropertyName("keyType");
                Write(map.KeyType, json);
                json.WritePropertyName("valueType");
                Write(map.ValueType, json);
                json.WriteBoolean("valueContainsNull", map.ValueContainsNull);
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(type.TypeName);
                break;
        }
    }

    static void WriteField(StructField field, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WritePropertyName("type");
        Write(field.DataType, json);
        json.WriteBoolean("nullable", field.IsNullable);
        json.WritePropertyName("metadata");
        json.WriteRawValue(field.Metadata ?? "{}");
        json.WriteEndObject();
    }

    static void Begin(string type, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
    }

    static DataType Read(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) return Named(element.GetString()!);
        if (element.ValueKind != JsonValueKind.Object) throw Invalid(element.GetRawText(), null);
        return Text(element, "type") switch
        {
            "struct" => new StructType(Part(element, "fields").EnumerateArray().Select(ReadField)),
            "array" => new ArrayType(Read(Part(element, "elementType")), Flag(element, "containsNull")),
            "map" => new MapType(Read(Part(element, "keyType")), Read(Part(element, "valueType")), Flag(element, "valueContainsNull")),
            "udt" => Read(Part(element, "sqlType")),
            _ => throw Invalid(element.GetRawText(), null),
        };
    }

    static StructField ReadField(JsonElement field)
    {
        var metadata = field.TryGetProperty("metadata", out var found) && found.ValueKind == JsonValueKind.Object && found.EnumerateObject().Any() ? found.GetRawText() : null;
        return new StructField(Text(field, "name"), Read(Part(field, "type")), Flag(field, "nullable"), metadata);
    }

    static DataType Named(string name) => name switch
    {
        "null" => DataTypes.Null,
        "interval" or "calendar_interval" => DataTypes.CalendarInterval,
        "timestamp_ltz" => DataTypes.Timestamp,
        "struct" or "array" or "map" => throw Invalid(name, null),
        _ => DdlParser.ParseType(name),
    };

    static JsonElement Part(JsonElement element, string name) => element.TryGetProperty(name, out var part) ? part : throw Invalid(element.GetRawText(), null);

    static string Text(JsonElement element, string name) => Part(element, name) is { ValueKind: JsonValueKind.String } part ? part.GetString()! : throw Invalid(element.GetRawText(), null);

    static bool Flag(JsonElement element, string name) => !element.TryGetProperty(name, out var part) || part.ValueKind != JsonValueKind.False;

    static FramesException Invalid(string text, Exception? cause) => new("INVALID_JSON_DATA_TYPE", "2203G",
        $"Failed to convert the JSON string '{(text.Length > 200 ? text[..200] + "..." : text)}' to a data type. Please enter a valid data type.",
        new Dictionary<string, string> { ["invalidType"] = text }, cause);
}
