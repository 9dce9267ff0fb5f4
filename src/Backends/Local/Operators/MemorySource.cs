using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sources;

namespace Frames.Backends.Local.Operators;

/// <summary>Batches that are in memory, cut to the size that operators like.</summary>
internal class MemorySource(string name, string detail, IReadOnlyList<Batch>? batches, OperatorCounters? counters = null) : Source(name, detail, counters)
{
    /// <summary>Batches of a morsel: enough that taking one costs nothing, few enough that threads share the work evenly.</summary>
    const int BatchesPerMorsel = 16;

    readonly List<Batch> pieces = [];

    public override long? RowCount => pieces.Sum(piece => (long)piece.RowCount);

    public override int Open(QueryRun query)
    {
        pieces.Clear();
        foreach (var batch in Batches(query)) Cut(batch, query);
        return (pieces.Count + BatchesPerMorsel - 1) / BatchesPerMorsel;
    }

    public override IBatchReader Read(int morsel, Worker worker) => new Reader(pieces, morsel * BatchesPerMorsel, Math.Min(pieces.Count, (morsel + 1) * BatchesPerMorsel));

    protected virtual IEnumerable<Batch> Batches(QueryRun query) => batches!;

    void Cut(Batch batch, QueryRun query)
    {
        var size = query.Options.BatchRows;
        if (batch.Length <= size)
        {
            if (batch.RowCount > 0) pieces.Add(batch);
            return;
        }
        var whole = batch.Compact(Arena.Heap);
        for (var start = 0; start < whole.Length; start += size) pieces.Add(whole.Slice(start, Math.Min(size, whole.Length - start)));
    }

    sealed class Reader(List<Batch> pieces, int next, int end) : IBatchReader
    {
        public Batch? Read(EvaluationContext context) => next < end ? pieces[next++] : null;

        public void Dispose()
        {
        }
    }
}
