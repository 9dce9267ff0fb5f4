using Frames.Expressions;
using Frames.Kernels.Csv;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Csv;

/// <summary>Comma-separated text.</summary>
internal sealed class CsvFormat : IFileFormat
{
    /// <summary>Bytes that one thread reads of a plain file.</summary>
    const long partBytes = 8 << 20;

    public string Name => "csv";

    public string Extension => ".csv";

    public bool CountsRowsAlone => true;

    public string ExtensionOf(IReadOnlyDictionary<string, string> options, QuerySettings settings) => Extension + FileStreams.Codec(new SourceOptions(options).Find("compression", "codec")).Extension;

    public StructType InferSchema(IReadOnlyList<DataFile> files, IReadOnlyDictionary<string, string> options, FileContext context)
        => CsvInference.Infer(files, new CsvOptions(options, context.Settings), context);

    public void CheckSchema(StructType schema, IReadOnlyDictionary<string, string> options, QuerySettings settings)
        => CorruptRecordColumn.Check(schema, new CsvOptions(options, settings).CorruptRecordColumn);

    public IReadOnlyList<FilePart> Split(DataFile file, FileScan scan, FileContext context)
    {
        var options = new CsvOptions(scan.Options, context.Settings);
        CorruptRecordColumn.CheckScan(scan, options.CorruptRecordColumn);
        return Split(file, options);
    }

    public IBatchReader Open(FilePart part, FileScan scan, FileContext context) => new CsvReader(part, scan, context);

    public IFileWriter Create(string path, StructType schema, IReadOnlyDictionary<string, string> options, FileContext context) => Writer(path, schema, new SourceOptions(options), context);

    static CsvWriter Writer(string path, StructType schema, SourceOptions options, FileContext context)
    {
        CsvWriter.Check(schema);
        return new CsvWriter(path, schema, options, context);
    }

    /// <summary>Parts of whole records; one where records may span lines, or bytes are not the text.</summary>
    internal static IReadOnlyList<FilePart> Split(DataFile file, CsvOptions options)
        => TextParts.Split(file, partBytes, options is { MultiLine: false, Encoding: null });
}
