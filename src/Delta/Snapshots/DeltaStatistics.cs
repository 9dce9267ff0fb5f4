using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Delta.Snapshots;

/// <summary>The statistics of a written file in the JSON of <c>add.stats</c>.</summary>
internal static class DeltaStatistics
{
    const int indexedColumns = 32;
    const int textPrefix = 32;

    /// <summary>Row count, and bounds and null counts of the first 32 columns; nested by struct, nothing for arrays and maps.</summary>
    public static string Write(WrittenFile file, StructType dataSchema)
    {
        var byPath = file.Statistics.GroupBy(column => column.Path).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var indexed = new StructType(dataSchema.Fields.Take(indexedColumns));
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("numRecords", file.RowCount);
            Fields(json, "minValues", indexed, "", byPath, (writer, name, column) => Bound(writer, name, column.Minimum, column.Type, isUpper: false));
            Fields(json, "maxValues", indexed, "", byPath, (writer, name, column) => Bound(writer, name, column.Maximum, column.Type, isUpper: true));
            Fields(json, "nullCount", indexed, "", byPath, (writer, name, column) =>
            {
                if (column.NullCount is { } count) writer.WriteNumber(name, count);
            });
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length);
    }

    static void Fields(Utf8JsonWriter json, string name, StructType fields, string path, Dictionary<string, ColumnStatistics> known, Action<Utf8JsonWriter, string, ColumnStatistics> write)
    {
        json.WriteStartObject(name);
        foreach (var field in fields.Fields)
        {
            // Paths are joined by dots: a name with one could be taken for another column's.
            if (field.Name.Contains('.', StringComparison.Ordinal)) continue;
            var own = path + field.Name;
            if (field.DataType is StructType nested) Fields(json, field.Name, nested, own + ".", known, write);
            else if (field.DataType is not (ArrayType or MapType or VariantType) && known.TryGetValue(own, out var column)) write(json, field.Name, column with { Type = field.DataType });
        }
        json.WriteEndObject();
    }

    static void Bound(Utf8JsonWriter json, string name, object? value, DataType type, bool isUpper)
    {
        switch (type, value)
        {
            case (_, null) or (BooleanType or BinaryType, _) or (_, double.NaN or float.NaN):
                break;
            case (_, double x) when double.IsInfinity(x):
            case (_, float y) when float.IsInfinity(y):
                json.WriteString(name, Convert.ToDouble(value, null) > 0 ? "Infinity" : "-Infinity");
                break;
            case (_, string text):
                if (Prefix(text, isUpper) is { } prefix) json.WriteString(name, prefix);
                break;
            case (TimestampType or TimestampNtzType, long micros):
                json.WriteString(name, Milliseconds(micros, type));
                break;
            case (DateType, _):
                json.WriteString(name, PartitionText.Write(value, type, SparkZone.Utc));
                break;
            default:
                json.WritePropertyName(name);
                json.WriteRawValue(value is double or float ? JsonNumber(value) : PartitionText.Write(value, type, SparkZone.Utc));
                break;
        }
    }

    /// <summary>The first 32 characters; an upper bound that was cut is raised above all texts that begin so, or left out if it cannot be.</summary>
    static string? Prefix(string text, bool isUpper)
    {
        var runes = text.EnumerateRunes().ToArray();
        if (runes.Length <= textPrefix) return text;
        var prefix = string.Concat(runes.Take(textPrefix).Select(rune => rune.ToString()));
        return !isUpper ? prefix : prefix + (runes[textPrefix].IsAscii ? "\u007F" : "\U0010FFFF");
    }

    static string JsonNumber(object value) => value is float x ? x.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
        : ((double)value).ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Cut to milliseconds, as readers expect.</summary>
    static string Milliseconds(long micros, DataType type)
    {
        var millis = micros >= 0 ? micros / 1000 : (micros - 999) / 1000;
        var text = PartitionText.Write(millis * 1000, DataTypes.TimestampNtz, SparkZone.Utc).Replace(' ', 'T');
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return (point < 0 ? text + ".000" : text.PadRight(point + 4, '0')) + (type is TimestampType ? "Z" : "");
    }
}
