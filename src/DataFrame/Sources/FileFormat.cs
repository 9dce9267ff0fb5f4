using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Sources;

/// <summary>A file format: one class a format, registered by its short name (<c>csv</c>, <c>json</c>, <c>parquet</c>).</summary>
internal interface IFileFormat
{
    /// <summary>The short name, in lower case.</summary>
    string Name { get; }

    /// <summary>The name in messages, such as <c>CSV</c>.</summary>
    string DisplayName => Name.ToUpperInvariant();

    /// <summary>The ending of files that it writes, without compression, such as <c>.csv</c>.</summary>
    string Extension { get; }

    /// <summary>The ending of files that it writes with these options, such as <c>.snappy.parquet</c>.</summary>
    string ExtensionOf(IReadOnlyDictionary<string, string> options, QuerySettings settings) => Extension;

    /// <summary>Whether rows are counted without a column, because which rows there are depends on the columns that are read.</summary>
    bool CountsRowsAlone => false;

    /// <summary>The schema of the files where the user gave none.</summary>
    StructType InferSchema(IReadOnlyList<DataFile> files, IReadOnlyDictionary<string, string> options, FileContext context);

    /// <summary>Refuses a schema that the user gave and that cannot be read.</summary>
    void CheckSchema(StructType schema, IReadOnlyDictionary<string, string> options, QuerySettings settings)
    {
    }

    /// <summary>A file's rows, where it says how many there are without being read.</summary>
    long? CountRows(DataFile file, FileContext context) => null;

    /// <summary>Splits a file into parts that threads read side by side, such as row groups; one part where it cannot be split.</summary>
    IReadOnlyList<FilePart> Split(DataFile file, FileScan scan, FileContext context);

    /// <summary>Opens a part. The reader gives the scan's file columns in order.</summary>
    IBatchReader Open(FilePart part, FileScan scan, FileContext context);

    /// <summary>Starts a new file. Nothing is visible under its final name until <see cref="IFileWriter.Finish"/>.</summary>
    IFileWriter Create(string path, StructType schema, IReadOnlyDictionary<string, string> options, FileContext context);
}

/// <summary>A part of a file that one thread reads.</summary>
/// <param name="File">The file.</param>
/// <param name="Start">The first byte, or the number of the first row group, as the format has it.</param>
/// <param name="End">What follows the last.</param>
internal sealed record FilePart(DataFile File, long Start, long End);

/// <summary>What formats need from their surroundings.</summary>
/// <param name="Storage">Where files are.</param>
/// <param name="Settings">The query's settings.</param>
/// <param name="Cancellation">Set when the query is cancelled.</param>
internal sealed record FileContext(IStorage Storage, QuerySettings Settings, CancellationToken Cancellation);

/// <summary>Gives batches one after another, in one thread.</summary>
internal interface IBatchReader : IDisposable
{
    /// <summary>The next batch, of at most <see cref="Batch.MaxRows"/> rows, or null at the end. It is valid until the next call or until the arena is reset.</summary>
    Batch? Read(EvaluationContext context);
}

/// <summary>Writes batches to one file.</summary>
internal interface IFileWriter : IDisposable
{
    /// <summary>Adds the rows that the batch selects.</summary>
    void Write(Batch batch);

    /// <summary>Completes the file and makes it visible. Disposing without finishing leaves nothing behind.</summary>
    WrittenFile Finish();
}

/// <summary>A file that was written.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="RowCount">Its rows.</param>
/// <param name="PartitionValues">Physical values of the partition columns.</param>
/// <param name="Statistics">One entry a column that has statistics, by column path.</param>
internal sealed record WrittenFile(string Path, long Length, long RowCount, IReadOnlyList<object?> PartitionValues, IReadOnlyList<ColumnStatistics> Statistics);

/// <summary>What is known about a column's values in a file or row group; minimum and maximum are physical values, null where unknown.</summary>
internal sealed record ColumnStatistics(string Path, DataType Type, object? Minimum, object? Maximum, long? NullCount);
