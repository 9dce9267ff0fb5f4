using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sources;

namespace Frames.Backends.Local.Operators;

/// <summary>Files of a format, read part by part; columns that the files do not hold come from the partition values.</summary>
internal sealed class FileSource(FileScan scan, string name, string detail) : Source(name, detail)
{
    readonly List<FilePart> parts = [];

    /// <summary>The conditions that rows meet where a batch says so.</summary>
    public IReadOnlyList<Expression> Filters => scan.Filters;

    public override int Open(QueryRun query)
    {
        parts.Clear();
        foreach (var file in scan.Files)
        {
            query.Cancellation.ThrowIfCancellationRequested();
            parts.AddRange(scan.Format.Split(file, scan, Context(file, query)));
        }
        return parts.Count;
    }

    public override IBatchReader Read(int morsel, Worker worker)
    {
        var part = parts[morsel];
        var reader = scan.Format.Open(part, scan, Context(part.File, worker.Query));
        return scan.Columns.All(column => column.FileColumn is not null) ? reader : new Completed(reader, scan.Columns, part.File);
    }

    static FileContext Context(DataFile file, QueryRun query) => new(SourceRegistry.Storage(file.Path), query.Settings, query.Cancellation);

    /// <summary>A reader's batches with the columns that are not in the file.</summary>
    sealed class Completed(IBatchReader reader, IReadOnlyList<ScanColumn> columns, DataFile file) : IBatchReader
    {
        readonly Vector?[] constants = [.. columns.Select(column => column.FileColumn is not null ? null
            : VectorBuilder.Single(column.Field.DataType, column.PartitionColumn < 0 ? null : file.PartitionValues[column.PartitionColumn]))];

        public Batch? Read(EvaluationContext context)
        {
            if (reader.Read(context) is not { } batch) return null;
            var vectors = new Vector[constants.Length];
            var next = 0;
            for (var i = 0; i < vectors.Length; i++)
                vectors[i] = constants[i] is { } constant ? new ConstantVector(constant, batch.Length) : batch.Columns[next++];
            return batch.WithColumns(vectors);
        }

        public void Dispose() => reader.Dispose();
    }
}
