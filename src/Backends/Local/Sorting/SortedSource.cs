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

    public override int Open(QueryRun query) => (sort.Length + RowsPerMorsel - 1) / RowsPerMorsel;

    public override IBatchReader Read(int morsel, Worker worker)
        => new Reader(sort, morsel * RowsPerMorsel, Math.Min(sort.Length, (morsel + 1) * RowsPerMorsel), worker.Query.Options.BatchRows);

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
