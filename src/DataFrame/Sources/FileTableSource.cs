using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sources;

/// <summary>Files of one format as a table: their own columns, then the partition columns of their folders.</summary>
internal sealed class FileTableSource : ITableSource
{
    readonly IFileFormat format;
    readonly IReadOnlyList<DataFile> files;
    readonly StructType dataSchema;
    readonly StructType partitionSchema;
    readonly SourceOptions options;
    readonly ScanColumn[] columns;
    readonly Lazy<long?> estimatedRowCount;

    /// <summary>A table of files whose partition values stand in the order of <paramref name="partitionSchema"/>.</summary>
    public FileTableSource(IFileFormat format, IReadOnlyList<DataFile> files, StructType dataSchema, StructType partitionSchema, SourceOptions options, StructType? order = null)
    {
        (this.format, this.files, this.dataSchema, this.partitionSchema, this.options) = (format, files, dataSchema, partitionSchema, options);
        var all = dataSchema.Fields.Where(field => partitionSchema.IndexOf(field.Name) < 0).Concat(partitionSchema.Fields);
        if (order is not null) all = order.Fields.Select(field => partitionSchema.Fields.FirstOrDefault(p => p.Name == field.Name) ?? field);
        columns = [.. all.Select(Column)];
        Schema = new StructType(columns.Select(column => column.Field));
        estimatedRowCount = new(EstimateRows);
    }

    public string Name => $"{format.Name} {(files.Count == 0 ? "[]" : $"[{StoragePaths.Display(files[0].Path)}{(files.Count > 1 ? ", ..." : "")}]")}";

    public StructType Schema { get; }

    public long? RowCount => files.All(file => file.RowCount is not null) ? files.Sum(file => file.RowCount) : null;

    public long? EstimatedRowCount => RowCount ?? estimatedRowCount.Value;

    public long? ByteCount => files.Sum(file => file.Length);

    public bool CountsRowsAlone => format.CountsRowsAlone;

    /// <summary>The columns that stand in folder names.</summary>
    public IEnumerable<string> PartitionColumns => partitionSchema.Fields.Select(column => column.Name);

    /// <summary>The files, before any is skipped.</summary>
    public IReadOnlyList<DataFile> Files => files;

    public ScanTask Plan(IReadOnlyList<int> columns, IReadOnlyList<Expression> filters, QuerySettings settings)
        => new FileScan(format, PartitionPruning.Keep(files, partitionSchema, filters, settings), dataSchema, [.. columns.Select(i => this.columns[i])],
            [.. filters.Where(filter => !PartitionPruning.IsAbout(filter, partitionSchema))], options.All);

    /// <summary>The rows of all files if they are as dense as the first.</summary>
    long? EstimateRows()
    {
        if (files.Count == 0) return 0;
        try
        {
            var rows = format.CountRows(files[0], new FileContext(SourceRegistry.Storage(files[0].Path), QuerySettings.Default, CancellationToken.None));
            return rows is null || files[0].Length == 0 ? null : (long)((double)rows / files[0].Length * files.Sum(file => file.Length));
        }
        catch (Exception error) when (error is FramesException or IOException or UnauthorizedAccessException)
        {
            // Whoever reads the file says what is wrong with it.
            return null;
        }
    }

    ScanColumn Column(StructField field)
    {
        var partition = partitionSchema.IndexOf(field.Name, caseSensitive: true);
        return partition >= 0 ? new ScanColumn(field, null, partition) : new ScanColumn(field, field.Name);
    }
}
