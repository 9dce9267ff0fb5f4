using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sources;

namespace Frames.Backends.Local.Sorting;

/// <summary>Sorted rows, gathered batch by batch as they are read.</summary>
internal sealed class SortedSource(SortSink sort) : Source(sort.Name, sort.Detail, sort.Counters)
{
    const int RowsPerMorsel = 1 << 16;

    public override long? RowCount => sort.Length;

    public override int Open(QueryRun query) => sort.IsSpilled ? 1 : ((int)sort.Length + RowsPerMorsel - 1) / RowsPerMorsel;

    public override IBatchReader Read(int morsel, Worker worker)
    {
        var size = worker.Query.Options.BatchRows;
        return sort.IsSpilled ? new Merged(sort.Merge(worker.Query).GetEnumerator(), size)
            : new Reader(sort, morsel * RowsPerMorsel, Math.Min((int)sort.Length, (morsel + 1) * RowsPerMorsel), size);
    }

    /// <summary>Cuts what the merge gives into batches.</summary>
    sealed class Merged(IEnumerator<Batch> merge, int size) : IBatchReader
    {
        Batch? rest;

        public Batch? Read(EvaluationContext context)
        {
            if (rest is null && !merge.MoveNext()) return null;
            var rows = rest ?? merge.Current;
            rest = rows.Length > size ? rows.Slice(size, rows.Length - size) : null;
            return rest is null ? rows : rows.Slice(0, size);
        }

        public void Dispose() => merge.Dispose();
    }

    sealed class Reader(SortSink sort, int next, int end, int size) : IBatchReader
    {
        public Batch? Read(EvaluationContext context)
        {
            if (next >= end) return null;
            var batch = sort.Slice(next, Math.Min(size, end - next), context.Arena);
            next += batch.Length;
            return batch;
        }

        public void Dispose()
        {
        }
    }
}
