using Frames.Expressions;
using Frames.Kernels.Csv;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Csv;

/// <summary>Comma-separated text.</summary>
internal sealed class CsvFormat() : RecordFormat<CsvOptions>("csv")
{
    public override IBatchReader Open(FilePart part, FileScan scan, FileContext context) => new CsvReader(part, scan, context);

    public override IFileWriter Create(string path, StructType schema, IReadOnlyDictionary<string, string> options, FileContext context)
    {
        CsvWriter.Check(schema);
        return new CsvWriter(path, schema, new SourceOptions(options), context);
    }

    protected override CsvOptions Options(IReadOnlyDictionary<string, string> options, QuerySettings settings) => new(options, settings);

    protected override StructType Infer(IReadOnlyList<DataFile> files, CsvOptions options, FileContext context) => CsvInference.Infer(files, options, context);
}
