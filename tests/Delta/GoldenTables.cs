using System.Globalization;
using System.Text;
using System.Text.Json;
using Frames.Backends;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Plans;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Tests.Delta;

/// <summary>Reads Delta tables as a scan does, into the text form of recorded answers.</summary>
internal static class GoldenTables
{
    public static ITableSource Open(string path, params (string Name, string Value)[] options)
        => SourceResolver.Resolve(new ReadSource("delta", null, options.Select(o => KeyValuePair.Create(o.Name, o.Value)).ToValueList(), [path]), new(QuerySettings.Default, new SessionCatalog()));

    /// <summary>One JSON array a row, sorted.</summary>
    public static string[] Rows(ITableSource source)
    {
        var scan = (FileScan)source.Plan([.. Enumerable.Range(0, source.Schema.Count)], [], QuerySettings.Default);
        var context = new EvaluationContext(new Arena(), QuerySettings.Default);
        var rows = new List<string>();
        foreach (var file in scan.Files)
        {
            var files = new FileContext(SourceRegistry.Storage(file.Path), QuerySettings.Default, CancellationToken.None);
            foreach (var part in scan.Format.Split(file, scan, files))
            {
                using var reader = scan.Format.Open(part, scan, files);
                while (reader.Read(context) is { } batch)
                {
                    for (var row = 0; row < batch.Length; row++) rows.Add(Row(scan, file, batch, row));
                    context.Arena.Reset();
                }
            }
        }
        rows.Sort(StringComparer.Ordinal);
        return [.. rows];
    }

    static string Row(FileScan scan, DataFile file, Batch batch, int row)
    {
        var inFile = 0;
        return "[" + string.Join(",", scan.Columns.Select(column =>
            Json(column.FileColumn is null ? file.PartitionValues[column.PartitionColumn] : batch.Columns[inFile++].GetValue(row), column.Field.DataType))) + "]";
    }

    static string Json(object? value, DataType type) => (value, type) switch
    {
        (null, _) => "null",
        (bool x, _) => x ? "true" : "false",
        (float x, _) => Json((double)x, type),
        (double x, _) => double.IsNaN(x) ? "\"NaN\"" : double.IsInfinity(x) ? x > 0 ? "\"Infinity\"" : "\"-Infinity\"" : x == 0 && double.IsNegative(x) ? "\"-0.0\"" : x.ToString("R", CultureInfo.InvariantCulture),
        (Int128 x, DecimalType) => Quote(PartitionText.Write(x, type, Frames.Values.SparkZone.Utc)),
        (int x, DateType) => Quote(PartitionText.Write(x, type, Frames.Values.SparkZone.Utc)),
        (long x, TimestampType) => Quote(Time(x) + "Z"),
        (long x, TimestampNtzType) => Quote(Time(x)),
        (string x, _) => Quote(x),
        (byte[] x, _) => $"{{\"hex\":\"{Convert.ToHexStringLower(x)}\"}}",
        (object?[] items, ArrayType array) => "[" + string.Join(",", items.Select(item => Json(item, array.ElementType))) + "]",
        (object?[] items, StructType fields) => "{\"struct\":[" + string.Join(",", items.Select((item, i) => Json(item, fields[i].DataType))) + "]}",
        (KeyValuePair<object, object?>[] pairs, MapType map) => "{\"map\":[" + string.Join(",",
            pairs.Select(pair => (Key: Json(pair.Key, map.KeyType), Value: Json(pair.Value, map.ValueType))).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"[{pair.Key},{pair.Value}]")) + "]}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static string Time(long micros)
    {
        var text = PartitionText.Write(micros, DataTypes.TimestampNtz, Frames.Values.SparkZone.Utc).Replace(' ', 'T');
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? text + ".000000" : text.PadRight(point + 7, '0');
    }

    static string Quote(string text) => $"\"{System.Text.Encodings.Web.JavaScriptEncoder.Default.Encode(text)}\"";

    /// <summary>A JSON value in one form, so that texts compare.</summary>
    public static string Normal(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Array: return "[" + string.Join(",", json.EnumerateArray().Select(Normal)) + "]";
            case JsonValueKind.Object: return "{" + string.Join(",", json.EnumerateObject().Select(p => Quote(p.Name) + ":" + Normal(p.Value))) + "}";
            case JsonValueKind.Number:
                var raw = json.GetRawText();
                return raw.AsSpan().IndexOfAny(".eE") < 0 ? raw : json.GetDouble().ToString("R", CultureInfo.InvariantCulture);
            case JsonValueKind.String: return Quote(json.GetString()!);
            default: return json.GetRawText();
        }
    }
}
