using System.Globalization;
using Frames.Sql;

namespace Frames.Tests.Delta;

/// <summary>A table's rows as texts that compare.</summary>
internal static class TableRows
{
    /// <summary>One array a row, sorted.</summary>
    public static string[] Of(SparkSession spark, string path, params (string Name, string Value)[] options)
    {
        var reader = spark.Read.Format("delta");
        foreach (var (name, value) in options) reader.Option(name, value);
        return [.. reader.Load(path).Collect().Select(row => "[" + string.Join(",", row.Values.Select(Text)) + "]").Order(StringComparer.Ordinal)];
    }

    static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        DateTime time => $"\"{time.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture)}\"",
        DateOnly day => $"\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"",
        byte[] bytes => "X" + Convert.ToHexString(bytes),
        Row row => "{" + string.Join(",", row.Values.Select(Text)) + "}",
        System.Collections.IDictionary map => "{" + string.Join(",", map.Keys.Cast<object>().Select(key => Text(key) + ":" + Text(map[key])).Order(StringComparer.Ordinal)) + "}",
        System.Collections.IEnumerable items => "[" + string.Join(",", items.Cast<object?>().Select(Text)) + "]",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
