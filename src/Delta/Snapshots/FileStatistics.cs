using System.Text;
using System.Text.Json;
using Frames.Expressions;
using Frames.Parquet.Skipping;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Delta.Snapshots;

/// <summary>What the log says of a file's values. It is read when a query first asks; text that is not what it should be says nothing.</summary>
internal sealed class FileStatistics(string? stats, StructType schema, SparkZone zone)
{
    readonly Lazy<JsonElement?> parsed = new(() => Parse(stats));

    /// <summary>The rows of the file, deleted ones included, or null if it is not known.</summary>
    public long? RowCount => parsed.Value is { } json && json.TryGetProperty("numRecords", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var rows)
        && rows >= 0 ? rows : null;

    /// <summary>Whether a row of the file may satisfy all conditions.</summary>
    public bool MayMatch(IReadOnlyList<Expression> conditions) => parsed.Value is null || conditions.All(condition => BoundsCheck.MayMatch(condition, Bounds));

    ColumnBounds? Bounds(string column)
    {
        var ordinal = schema.IndexOf(column);
        if (ordinal < 0 || parsed.Value is not { } json || RowCount is not { } rows) return null;
        var field = schema[ordinal];
        var nulls = Find(json, "nullCount", field.Name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var count) ? count : (long?)null;
        return new ColumnBounds(Value(Find(json, "minValues", field.Name), field.DataType, 0), Value(Find(json, "maxValues", field.Name), field.DataType, 999), nulls, rows);
    }

    static JsonElement? Find(JsonElement json, string kind, string column)
        => json.TryGetProperty(kind, out var values) && values.ValueKind == JsonValueKind.Object && values.TryGetProperty(column, out var value) ? value : null;

    /// <summary>A bound as a physical value; text as bytes, as its order is theirs. The log cuts timestamps to milliseconds, so an upper one is <paramref name="slack"/> more.</summary>
    object? Value(JsonElement? json, DataType type, long slack)
    {
        var text = json switch
        {
            { ValueKind: JsonValueKind.String } value => Text(value),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => null,
        };
        if (text is null || !PartitionText.TryParse(text, type, zone, out var physical)) return null;
        return (type, physical) switch
        {
            (StringType { Collation: not null }, _) => null,
            (StringType, string plain) => Encoding.UTF8.GetBytes(plain),
            (TimestampType or TimestampNtzType, long micros) => micros + slack,
            (_, double.NaN or float.NaN) => null,
            _ => physical,
        };
    }

    /// <summary>The text, or null where it is none: bounds that cannot be read skip nothing.</summary>
    static string? Text(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    static JsonElement? Parse(string? stats)
    {
        if (string.IsNullOrEmpty(stats)) return null;
        try
        {
            using var document = JsonDocument.Parse(stats);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
