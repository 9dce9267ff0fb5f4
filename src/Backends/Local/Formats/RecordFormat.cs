using Frames.Expressions;
using Frames.Kernels.Text;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats;

/// <summary>A format of records in text, which are read with a schema that is given or inferred, and some of which may be malformed.</summary>
/// <param name="name">Its name, which is also its files' ending.</param>
internal abstract class RecordFormat<TOptions>(string name) : IFileFormat where TOptions : RecordOptions
{
    public string Name => name;

    public string Extension => "." + name;

    public bool CountsRowsAlone => true;

    public string ExtensionOf(IReadOnlyDictionary<string, string> options, QuerySettings settings) => FileStreams.ExtensionOf(Extension, new SourceOptions(options));

    public StructType InferSchema(IReadOnlyList<DataFile> files, IReadOnlyDictionary<string, string> options, FileContext context) => Infer(files, Options(options, context.Settings), context);

    public void CheckSchema(StructType schema, IReadOnlyDictionary<string, string> options, QuerySettings settings)
        => CorruptRecordColumn.Check(schema, Options(options, settings).CorruptRecordColumn);

    public IReadOnlyList<FilePart> Split(DataFile file, FileScan scan, FileContext context)
    {
        var options = Options(scan.Options, context.Settings);
        CorruptRecordColumn.CheckScan(scan, options.CorruptRecordColumn);
        return TextParts.Split(file, options.SplitsAtLines);
    }

    public abstract IBatchReader Open(FilePart part, FileScan scan, FileContext context);

    public abstract IFileWriter Create(string path, StructType schema, IReadOnlyDictionary<string, string> options, FileContext context);

    protected abstract TOptions Options(IReadOnlyDictionary<string, string> options, QuerySettings settings);

    protected abstract StructType Infer(IReadOnlyList<DataFile> files, TOptions options, FileContext context);
}
