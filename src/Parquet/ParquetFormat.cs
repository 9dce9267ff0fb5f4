using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Parquet.Footer;
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

    public string Name => "parquet";

    public string Extension => ".parquet";

    public static void Register() => SourceRegistry.Register(new ParquetFormat());

    public StructType InferSchema(IReadOnlyList<DataFile> files, IReadOnlyDictionary<string, string> options, FileContext context)
    {
        using var file = OpenFile(files[0], context);
        return (StructType)file.Schema.AsNullable();
    }

    public IReadOnlyList<FilePart> Split(DataFile file, FileScan scan, FileContext context)
    {
        using var open = OpenFile(file, context);
        var parts = new List<FilePart>();
        for (var group = 0; group < open.RowGroups.Count; group++)
            if (MayMatch(open, open.RowGroups[group], scan, context.Settings)) parts.Add(new(file, group, group + 1));
        return parts;
    }

    public IBatchReader Open(FilePart part, FileScan scan, FileContext context)
        => new PartReader(OpenFile(part.File, context), part, scan, context);

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

    static bool MayMatch(ParquetFile file, RowGroup group, FileScan scan, QuerySettings settings)
    {
        ColumnBounds? BoundsOf(string name)
        {
            var column = scan.Columns.FirstOrDefault(column => string.Equals(column.Field.Name, name, settings.NameComparison));
            if (column is { FileColumn: null }) return null;
            var type = column?.Field.DataType ?? scan.DataSchema.Find(name)?.DataType;
            var leaf = file.Root.Child(column?.FileColumn ?? name, settings.CaseSensitive);
            return type is null || leaf is not { IsLeaf: true, RepetitionLevel: 0 } ? null : ColumnBounds.Of(group, leaf, type);
        }
        return scan.Filters.All(filter => BoundsCheck.MayMatch(filter, BoundsOf));
    }

    sealed class PartReader : IBatchReader
    {
        readonly ParquetFile file;
        readonly FilePart part;
        readonly ParquetReader reader;
        readonly CancellationToken cancellation;
        long next;
        bool open;

        public PartReader(ParquetFile file, FilePart part, FileScan scan, FileContext context)
        {
            (this.file, this.part, next, cancellation) = (file, part, part.Start, context.Cancellation);
            var columns = scan.Columns.Where(column => column.FileColumn is not null).Select(column => column.Field with { Name = column.FileColumn! });
            reader = new(file, new StructType(columns), context.Settings.CaseSensitive);
        }

        public Batch? Read(EvaluationContext context)
        {
            cancellation.ThrowIfCancellationRequested();
            while (true)
            {
                if (open && reader.Read(context.Arena) is { } batch) return batch;
                if (next >= Math.Min(part.End, file.RowGroups.Count)) return null;
                reader.Open((int)next++);
                open = true;
            }
        }

        public void Dispose()
        {
            reader.Dispose();
            file.Dispose();
        }
    }
}
