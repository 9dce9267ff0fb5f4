using System.Text.Json;

namespace Frames.Values.Variants;

/// <summary>JSON text as a variant.</summary>
internal static class VariantJson
{
    /// <summary>The longest number in characters, as Spark's parser has it.</summary>
    const int maxNumber = 1000;

    /// <summary>Writes the value that the text begins with; false if it is no JSON, or if a name comes twice in an object.</summary>
    public static bool TryWrite(ReadOnlySpan<byte> text, VariantWriter writer)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = VariantCell.MaxDepth, AllowMultipleValues = true });
        try
        {
            return reader.Read() && TryWrite(ref reader, writer);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Writes a value of a document.</summary>
    public static bool TryWrite(JsonElement json, VariantWriter writer) => TryWrite(System.Text.Encoding.UTF8.GetBytes(json.GetRawText()), writer);

    static bool TryWrite(ref Utf8JsonReader reader, VariantWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: writer.Null(); return true;
            case JsonTokenType.True or JsonTokenType.False: writer.Boolean(reader.TokenType == JsonTokenType.True); return true;
            case JsonTokenType.String: return String(ref reader, writer);
            case JsonTokenType.Number: return Number(reader.ValueSpan, writer);
            case JsonTokenType.StartArray: return Array(ref reader, writer);
            case JsonTokenType.StartObject: return Object(ref reader, writer);
            default: return false;
        }
    }

    static bool Object(ref Utf8JsonReader reader, VariantWriter writer)
    {
        var (start, fields) = (writer.Position, new VariantParts());
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            fields.Add(reader.GetString()!, writer.Position - start);
            if (!reader.Read() || !TryWrite(ref reader, writer)) return false;
        }
        return reader.TokenType == JsonTokenType.EndObject && writer.EndObject(start, fields);
    }

    static bool Array(ref Utf8JsonReader reader, VariantWriter writer)
    {
        var (start, elements) = (writer.Position, new VariantParts());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(writer.Position - start);
            if (!TryWrite(ref reader, writer)) return false;
        }
        if (reader.TokenType != JsonTokenType.EndArray) return false;
        writer.EndArray(start, elements);
        return true;
    }

    static bool String(ref Utf8JsonReader reader, VariantWriter writer)
    {
        if (!reader.ValueIsEscaped) writer.String(reader.ValueSpan);
        else writer.String(System.Text.Encoding.UTF8.GetBytes(reader.GetString()!));
        return true;
    }

    /// <summary>Whole numbers as such, others as decimals if they have no exponent and fit one, else as doubles.</summary>
    static bool Number(ReadOnlySpan<byte> text, VariantWriter writer)
    {
        if (text.Length > maxNumber) return false;
        if (text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 && NumberText.TryParseLong(text, out var whole)) writer.Long(whole);
        else if (text.IndexOfAny((byte)'e', (byte)'E') < 0 && DecimalText.TryParseLiteral(text, out var unscaled, out _, out var scale) == ParseStatus.Success) writer.Decimal(unscaled, scale);
        else if (DoubleText.TryParse(text, out double number)) writer.Double(number);
        else return false;
        return true;
    }
}
