using Frames.Expressions;
using Frames.Kernels.Json;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Json;

/// <summary>JSON, an object a line.</summary>
internal sealed class JsonFormat : IFileFormat
{
    /// <summary>Bytes that one thread reads of a plain file.</summary>
    const long partBytes = 8 << 20;

    public string Name => "json";

    public string Extension => ".json";

    public bool CountsRowsAlone => true;

    public string ExtensionOf(IReadOnlyDictionary<string, string> options, QuerySettings settings) => Extension + FileStreams.Codec(new SourceOptions(options).Find("compression", "codec")).Extension;

    public StructType InferSchema(IReadOnlyList<DataFile> files, IReadOnlyDictionary<string, string> options, FileContext context)
        => JsonInference.Infer(files, new JsonOptions(options, context.Settings), context);

    public void CheckSchema(StructType schema, IReadOnlyDictionary<string, string> options, QuerySettings settings)
        => CorruptRecordColumn.Check(schema, new JsonOptions(options, settings).CorruptRecordColumn);

    public IReadOnlyList<FilePart> Split(DataFile file, FileScan scan, FileContext context)
    {
        var options = new JsonOptions(scan.Options, context.Settings);
        CorruptRecordColumn.CheckScan(scan, options.CorruptRecordColumn);
        return Split(file, options);
    }

    public IBatchReader Open(FilePart part, FileScan scan, FileContext context) => new JsonReader(part, scan, context);

    public IFileWriter Create(string path, StructType schema, IReadOnlyDictionary<string, string> options, FileContext context)
        => new JsonWriter(path, schema, new SourceOptions(options), context);

    internal static IReadOnlyList<FilePart> Split(DataFile file, JsonOptions options) => TextParts.Split(file, partBytes, options is { MultiLine: false, Encoding: null });
}
