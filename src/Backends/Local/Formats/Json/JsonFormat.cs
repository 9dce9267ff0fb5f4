using Frames.Expressions;
using Frames.Kernels.Json;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Json;

/// <summary>JSON, an object a line.</summary>
internal sealed class JsonFormat() : RecordFormat<JsonOptions>("json")
{
    public override IBatchReader Open(FilePart part, FileScan scan, FileContext context) => new JsonReader(part, scan, context);

    public override IFileWriter Create(string path, StructType schema, IReadOnlyDictionary<string, string> options, FileContext context)
        => new JsonWriter(path, schema, new SourceOptions(options), context);

    protected override JsonOptions Options(IReadOnlyDictionary<string, string> options, QuerySettings settings) => new(options, settings);

    protected override StructType Infer(IReadOnlyList<DataFile> files, JsonOptions options, FileContext context) => JsonInference.Infer(files, options, context);
}
