using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Frames.Sql.Types;

/// <summary>Data types in Spark's JSON, as they stand in Parquet footers and Delta logs.</summary>
internal static class TypeJson
{
    const int MaximumDepth = 500;

    /// <summary>The type as compact JSON.</summary>
    public static string Write(DataType type)
    {
        using var buffer = new MemoryStream();
        // Spark leaves all but the characters that JSON forbids as they are.
        var options = new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 4 * MaximumDepth };
        using (var writer = new Utf8JsonWriter(buffer, options)) Write(writer, type);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>The type that the JSON describes, or null if it describes none.</summary>
    public static DataType? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 * MaximumDepth });
            return Parse(document.RootElement, 0);
        }
        // InvalidOperationException: a name that is half of a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The type of a parsed JSON value, or null if it describes none.</summary>
    public static DataType? Parse(JsonElement json, int depth = 0)
    {
        if (depth > MaximumDepth) return null;
        if (json.ValueKind == JsonValueKind.String) return PrimitiveOf(json.GetString()!);
        if (json.ValueKind != JsonValueKind.Object) return null;
        return Text(json, "type") switch
        {
            "struct" => Struct(json, depth),
            "array" => Nested(json, "elementType", depth) is { } element ? new ArrayType(element, Flag(json, "containsNull")) : null,
            "map" => Nested(json, "keyType", depth) is { } key && Nested(json, "valueType", depth) is { } value ? new MapType(key, value, Flag(json, "valueContainsNull")) : null,
            "udt" => Nested(json, "sqlType", depth),
            _ => null,
        };
    }

    static StructType? Struct(JsonElement json, int depth)
    {
        if (!json.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Array) return null;
        var result = new List<StructField>(fields.GetArrayLength());
        foreach (var field in fields.EnumerateArray())
        {
            if (field.ValueKind != JsonValueKind.Object || Text(field, "name") is not { } name || Nested(field, "type", depth) is not { } type) return null;
            var metadata = field.TryGetProperty("metadata", out var found) && found.ValueKind == JsonValueKind.Object && found.EnumerateObject().Any() ? found.GetRawText() : null;
            result.Add(new(name, type, Flag(field, "nullable"), metadata));
        }
        return new(result);
    }

    static DataType? Nested(JsonElement json, string name, int depth) => json.TryGetProperty(name, out var nested) ? Parse(nested, depth + 1) : null;

    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    static bool Flag(JsonElement json, string name) => !json.TryGetProperty(name, out var flag) || flag.ValueKind != JsonValueKind.False;

    /// <summary>A type without parts by its name in JSON.</summary>
    static DataType? PrimitiveOf(string name) => name switch
    {
        "void" or "null" => DataTypes.Null,
        "boolean" => DataTypes.Boolean,
        "byte" => DataTypes.Byte,
        "short" => DataTypes.Short,
        "integer" => DataTypes.Integer,
        "long" => DataTypes.Long,
        "float" => DataTypes.Float,
        "double" => DataTypes.Double,
        "string" => DataTypes.String,
        "binary" => DataTypes.Binary,
        "date" => DataTypes.Date,
        "timestamp" or "timestamp_ltz" => DataTypes.Timestamp,
        "timestamp_ntz" => DataTypes.TimestampNtz,
        "variant" => DataTypes.Variant,
        "interval" or "calendarinterval" => DataTypes.CalendarInterval,
        "decimal" => new DecimalType(),
        _ when name.StartsWith("interval ", StringComparison.Ordinal) => IntervalOf(name["interval ".Length..].Split(" to ")),
        _ => ParameterizedOf(name),
    };

    static DataType? ParameterizedOf(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !name.EndsWith(')')) return null;
        var numbers = new List<int>();
        foreach (var part in name[(open + 1)..^1].Split(','))
        {
            if (!int.TryParse(part.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return null;
            numbers.Add(number);
        }
        return (name[..open], numbers) switch
        {
            ("decimal", [>= 1 and <= DecimalType.MaxPrecision and var precision, var scale]) when scale <= precision => new DecimalType(precision, scale),
            ("char", [> 0 and var length]) => new CharType(length),
            ("varchar", [> 0 and var length]) => new VarcharType(length),
            ("time", [>= 0 and <= 6 and var precision]) => new TimeType(precision),
            _ => null,
        };
    }

    static DataType? IntervalOf(string[] fields)
    {
        if (fields.Length > 2 || !Enum.TryParse<IntervalField>(fields[0], ignoreCase: true, out var start) || !Enum.TryParse<IntervalField>(fields[^1], ignoreCase: true, out var end))
            return null;
        if (start > end) return null;
        if (end <= IntervalField.Month) return new YearMonthIntervalType(start, end);
        return start >= IntervalField.Day ? new DayTimeIntervalType(start, end) : null;
    }

    static void Write(Utf8JsonWriter writer, DataType type)
    {
        switch (type)
        {
            case StructType structure:
                WriteStruct(writer, structure);
                break;
            case ArrayType array:
                writer.WriteStartObject();
                writer.WriteString("type", "array");
                writer.WritePropertyName("elementType");
                Write(writer, array.ElementType);
                writer.WriteBoolean("containsNull", array.ContainsNull);
                writer.WriteEndObject();
                break;
            case MapType map:
                writer.WriteStartObject();
                writer.WriteString("type", "map");
                writer.WritePropertyName("keyType");
                Write(writer, map.KeyType);
                writer.WritePropertyName("valueType");
                Write(writer, map.ValueType);
                writer.WriteBoolean("valueContainsNull", map.ValueContainsNull);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(type is StringType ? "string" : type.TypeName);
                break;
        }
    }

    static void WriteStruct(Utf8JsonWriter writer, StructType type)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "struct");
        writer.WriteStartArray("fields");
        foreach (var field in type.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("name", field.Name);
            writer.WritePropertyName("type");
            Write(writer, field.DataType);
            writer.WriteBoolean("nullable", field.IsNullable);
            writer.WritePropertyName("metadata");
            writer.WriteRawValue(field.Metadata ?? "{}");
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
