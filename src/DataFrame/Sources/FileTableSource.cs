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

    /// <summary>A table of files whose partition values stand in the order of <paramref name="partitionSchema"/>.</summary>
    public FileTableSource(IFileFormat format, IReadOnlyList<DataFile> files, StructType dataSchema, StructType partitionSchema, SourceOptions options, StructType? order = null)
    {
        (this.format, this.files, this.dataSchema, this.partitionSchema, this.options) = (format, files, dataSchema, partitionSchema, options);
        var all = dataSchema.Fields.Where(field => partitionSchema.IndexOf(field.Name) < 0).Concat(partitionSchema.Fields);
        if (order is not null) all = order.Fields.Select(field => partitionSchema.Fields.FirstOrDefault(p => p.Name == field.Name) ?? field);
        columns = [.. all.Select(Column)];
        Schema = new StructType(columns.Select(column => column.Field));
    }

    public string Name => $"{format.Name} {(files.Count == 0 ? "[]" : $"[{StoragePaths.Display(files[0].Path)}{(files.Count > 1 ? ", ..." : "")}]")}";

    public StructType Schema { get; }

    public long? RowCount => files.All(file => file.RowCount is not null) ? files.Sum(file => file.RowCount) : null;

    public long? ByteCount => files.Sum(file => file.Length);

    public bool CountsRowsAlone => format.CountsRowsAlone;

    /// <summary>The columns that stand in folder names.</summary>
    public IEnumerable<string> PartitionColumns => partitionSchema.Fields.Select(column => column.Name);

    /// <summary>The files, before any is skipped.</summary>
    public IReadOnlyList<DataFile> Files => files;

    public ScanTask Plan(IReadOnlyList<int> columns, IReadOnlyList<Expression> filters, QuerySettings settings)
        => new FileScan(format, PartitionPruning.Keep(files, partitionSchema, filters, settings), dataSchema, [.. columns.Select(i => this.columns[i])],
            [.. filters.Where(filter => !PartitionPruning.IsAbout(filter, partitionSchema))], options.All);

    ScanColumn Column(StructField field)
    {
        var partition = partitionSchema.IndexOf(field.Name, caseSensitive: true);
        return partition >= 0 ? new ScanColumn(field, null, partition) : new ScanColumn(field, field.Name);
    }
}
