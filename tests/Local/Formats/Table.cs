using System.Globalization;
using Frames.Backends;
using Frames.Backends.Local.Formats;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Plans;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Tests.Local.Formats;

/// <summary>Reads files through the resolver, as a scan does, into text that tests compare.</summary>
internal static class Table
{
    public static readonly BackendSession Session = new(QuerySettings.Default, new SessionCatalog());

    public static ITableSource Open(string format, string path, StructType? schema, params (string Name, string Value)[] options)
    {
        FormatList.Register();
        return SourceResolver.Resolve(new ReadSource(format, schema, options.Select(o => KeyValuePair.Create(o.Name, o.Value)).ToValueList(), [path]), Session);
    }

    /// <summary>One text a row: values with a bar between them, null as <c>~</c>.</summary>
    public static string[] Rows(ITableSource source, params string[] columns)
    {
        var ordinals = columns.Length == 0 ? Enumerable.Range(0, source.Schema.Count).ToArray() : [.. columns.Select(name => source.Schema.IndexOf(name))];
        var scan = (FileScan)source.Plan(ordinals, [], QuerySettings.Default);
        var result = new List<string>();
        foreach (var (batch, file) in Batches(scan))
        {
            for (var row = 0; row < batch.Length; row++)
            {
                var inFile = 0;
                result.Add(string.Join("|", scan.Columns.Select(column => Text(column.FileColumn is null ? file.PartitionValues[column.PartitionColumn] : batch.Columns[inFile++].GetValue(row)))));
            }
        }
        return [.. result];
    }

    public static IEnumerable<(Batch Batch, DataFile File)> Batches(FileScan scan)
    {
        var context = new EvaluationContext(new Arena(), QuerySettings.Default);
        foreach (var file in scan.Files)
        {
            var files = new FileContext(SourceRegistry.Storage(file.Path), QuerySettings.Default, CancellationToken.None);
            foreach (var part in scan.Format.Split(file, scan, files))
            {
                using var reader = scan.Format.Open(part, scan, files);
                while (reader.Read(context) is { } batch)
                {
                    yield return (batch.Retain(), file);
                    context.Arena.Reset();
                }
            }
        }
    }

    public static string Schema(ITableSource source) => string.Join(", ", source.Schema.Fields.Select(field => $"{field.Name} {field.DataType.SimpleString}"));

    public static string Text(object? value) => value switch
    {
        null => "~",
        object?[] items => "[" + string.Join(",", items.Select(Text)) + "]",
        KeyValuePair<object, object?>[] pairs => "{" + string.Join(",", pairs.Select(pair => Text(pair.Key) + ":" + Text(pair.Value))) + "}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "frames-" + Guid.NewGuid().ToString("N"));

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
