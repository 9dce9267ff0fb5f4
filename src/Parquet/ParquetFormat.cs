using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Parquet.Reading;
using Frames.Parquet.Skipping;
using Frames.Parquet.Writing;
using Frames.Sources;
using Frames.Sql.Types;

[assembly: Frames.Backends.FramesPart(typeof(Frames.Parquet.ParquetFormat))]

namespace Frames.Parquet;

/// <summary>Parquet as a file format: schemas from footers, one part a row group, row groups skipped by their statistics.</summary>
internal sealed class ParquetFormat : IFileFormat
{
    // A file's footer is read once a scan: the file's description lives as long as the scan does.
    readonly ConditionalWeakTable<DataFile, ParquetFile> footers = [];
    readonly ConditionalWeakTable<FileScan, ScanRecord> records = [];

    public string Name => "parquet";

    public string Extension => ".parquet";

    public string ExtensionOf(IReadOnlyDictionary<string, string> options, QuerySettings settings) => ParquetWriteOptions.From(options, settings).FileMark + Extension;

    public static void Register() => SourceRegistry.Register(new ParquetFormat());

    public StructType InferSchema(IReadOnlyList<DataFile> files, IReadOnlyDictionary<string, string> options, FileContext context)
    {
        using var file = OpenFile(files[0], context);
        return (StructType)file.Schema.AsNullable();
    }

    public long? CountRows(DataFile file, FileContext context)
    {
        using var open = OpenFile(file, context);
        return open.RowGroups.Sum(group => group.RowCount);
    }

    public IReadOnlyList<FilePart> Split(DataFile file, FileScan scan, FileContext context)
    {
        using var open = OpenFile(file, context);
        var filter = new ScanFilter(open, scan, context.Settings);
        var parts = new List<FilePart>();
        for (var group = 0; group < open.RowGroups.Count; group++)
            if (filter.MayMatch(open.RowGroups[group])) parts.Add(new(file, group, group + 1));
        return parts;
    }

    public IBatchReader Open(FilePart part, FileScan scan, FileContext context)
        => new PartReader(OpenFile(part.File, context), part, scan, context, records.GetOrCreateValue(scan));

    public IFileWriter Create(string path, StructType schema, IReadOnlyDictionary<string, string> options, FileContext context)
        => new ParquetFileWriter(path, schema, ParquetWriteOptions.From(options, context.Settings), context.Storage);

    ParquetFile OpenFile(DataFile file, FileContext context)
    {
        var stream = context.Storage.OpenRead(file.Path);
        if (footers.TryGetValue(file, out var known)) return known.With(ParquetFile.SourceOf(stream));
        var open = ParquetFile.Open(stream, file.Path);
        footers.AddOrUpdate(file, open);
        return open;
    }

    sealed class PartReader(ParquetFile file, FilePart part, FileScan scan, FileContext surroundings, ScanRecord record) : IBatchReader
    {
        readonly ScanFilter filter = new(file, scan, surroundings.Settings);
        readonly ParquetReader reader = new(file, ScanFilter.RequestedBy(scan), surroundings.Settings.CaseSensitive);
        long next = part.Start;
        bool started;
        bool open;

        public Batch? Read(EvaluationContext context)
        {
            surroundings.Cancellation.ThrowIfCancellationRequested();
            if (!started && filter.Choice(context) is { } choice) reader.Choose(choice);
            started = true;
            while (true)
            {
                if (open && reader.Read(context.Arena) is { } batch) return batch;
                if (next >= Math.Min(part.End, file.RowGroups.Count)) return null;
                OpenGroup((int)next++, context);
            }
        }

        public void Dispose()
        {
            reader.Dispose();
            file.Dispose();
        }

        void OpenGroup(int index, EvaluationContext context)
        {
            try
            {
                var group = file.RowGroups[index];
                open = filter.DictionariesMayMatch(group, record.Dictionaries, context);
                if (open) reader.Open(index, filter.Ranges(group, record.PageIndex));
            }
            catch (Exception error) when (ParquetErrors.IsReadFailure(error))
            {
                throw ParquetErrors.Wrap(error, file.Path);
            }
        }
    }
}
