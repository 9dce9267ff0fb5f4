using Frames.Columns;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Sources;

/// <summary>What a resolved scan reads: it knows its schema and how big it is, and says, for the columns and filters of a query, which files or batches to read.</summary>
internal interface ITableSource
{
    /// <summary>What <c>Explain</c> shows.</summary>
    string Name { get; }

    StructType Schema { get; }

    /// <summary>Rows, if known without reading.</summary>
    long? RowCount { get; }

    /// <summary>Rows, roughly, where that takes little to find out; planning goes by it.</summary>
    long? EstimatedRowCount => RowCount;

    /// <summary>Bytes, if known without reading.</summary>
    long? ByteCount { get; }

    /// <summary>Whether a scan may ask for no column at all.</summary>
    bool CountsRowsAlone => false;

    /// <summary>
    /// What to read. <paramref name="columns"/> are positions in the schema. <paramref name="filters"/> refer to the schema by column name; a source may skip what cannot match
    /// them and need not apply them.
    /// </summary>
    ScanTask Plan(IReadOnlyList<int> columns, IReadOnlyList<Expression> filters, QuerySettings settings);
}

/// <summary>What a scan reads, for a backend to carry out.</summary>
internal abstract record ScanTask;

/// <summary>Batches in memory.</summary>
internal sealed record MemoryScan(IReadOnlyList<Batch> Batches) : ScanTask;

/// <summary>Files of one format, each read by itself.</summary>
/// <param name="Format">How to read them.</param>
/// <param name="Files">The files that may hold matching rows.</param>
/// <param name="DataSchema">The columns as the files hold them.</param>
/// <param name="Columns">The columns wanted, in order: from the files, from the partition values, or about the file.</param>
/// <param name="Filters">Conditions on the files' columns, for skipping.</param>
/// <param name="Options">The format's options.</param>
internal sealed record FileScan(IFileFormat Format, IReadOnlyList<DataFile> Files, StructType DataSchema, IReadOnlyList<ScanColumn> Columns, IReadOnlyList<Expression> Filters,
    IReadOnlyDictionary<string, string> Options) : ScanTask;

/// <summary>A column of a file scan.</summary>
/// <param name="Field">Its name and type in the result.</param>
/// <param name="FileColumn">Its name in the files, or null for one that the files do not hold.</param>
/// <param name="PartitionColumn">The position in <see cref="DataFile.PartitionValues"/>, or -1.</param>
internal sealed record ScanColumn(StructField Field, string? FileColumn, int PartitionColumn = -1);

/// <summary>One file to read.</summary>
/// <param name="Path">Where it is, for the storage.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="PartitionValues">Physical values of the partition columns.</param>
/// <param name="RowCount">Rows, if known.</param>
internal sealed record DataFile(string Path, long Length, IReadOnlyList<object?> PartitionValues, long? RowCount = null)
{
    /// <summary>The modification time, microseconds since 1970 UTC.</summary>
    public long ModifiedMicros { get; init; }
}

/// <summary>A command that runs itself with the session's backend.</summary>
internal interface ICommandRunner
{
    /// <summary>The columns it answers with.</summary>
    ValueList<ColumnReference> Columns { get; }

    /// <summary>Runs the command; the result's batches have <see cref="Columns"/>.</summary>
    IReadOnlyList<Batch> Run(Backends.CommandContext context, CancellationToken cancellation);
}
