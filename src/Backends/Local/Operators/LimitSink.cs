using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Memory;
using Frames.Columns;

namespace Frames.Backends.Local.Operators;

/// <summary>Keeps rows by their place in the input: those after the first <paramref name="offset"/>, <paramref name="count"/> at most. It stops the source when it has them.</summary>
internal sealed class LimitSink(long offset, long count) : Sink("Limit", offset == 0 ? $"{count}" : $"{count} offset {offset}")
{
    readonly Lock gate = new();
    readonly Dictionary<int, MorselRows> morsels = [];
    readonly long wanted = count > long.MaxValue - offset ? long.MaxValue : offset + count;
    long ready;
    int next;
    volatile bool satisfied = count == 0;

    public override bool IsSatisfied => satisfied;

    /// <summary>The rows, in order, once the pipeline has run.</summary>
    public IEnumerable<Batch> Rows()
    {
        var skip = offset;
        var left = count;
        foreach (var batch in morsels.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value.Batches))
        {
            var start = (int)Math.Min(skip, batch.Length);
            skip -= start;
            var length = (int)Math.Min(left, batch.Length - start);
            left -= length;
            if (length > 0) yield return batch.Slice(start, length);
        }
    }

    public override OperatorTask Start(Worker worker, OperatorTask? next) => new Task(this);

    MorselRows Of(int morsel)
    {
        lock (gate)
        {
            if (!morsels.TryGetValue(morsel, out var rows)) morsels[morsel] = rows = new MorselRows();
            return rows;
        }
    }

    void End(int morsel)
    {
        lock (gate)
        {
            Of(morsel).IsComplete = true;
            while (morsels.TryGetValue(next, out var rows) && rows.IsComplete)
            {
                ready += rows.Count;
                next++;
            }
            if (ready >= wanted) satisfied = true;
        }
    }

    sealed class MorselRows
    {
        public List<Batch> Batches { get; } = [];
        public long Count { get; set; }
        public bool IsComplete { get; set; }
    }

    sealed class Task(LimitSink owner) : OperatorTask(owner, null)
    {
        readonly BatchKeeper keeper = new();

        public override void EndMorsel(Worker worker) => owner.End(worker.Morsel);

        protected override void Process(Batch batch, Worker worker)
        {
            var rows = owner.Of(worker.Morsel);
            var room = owner.wanted - rows.Count;
            if (room > 0)
            {
                if (batch.RowCount > room) batch = batch.Compact(worker.Arena).Slice(0, (int)room);
                rows.Batches.Add(keeper.Keep(batch));
                rows.Count += batch.RowCount;
            }
            if (rows.Count >= owner.wanted) worker.SkipsMorsel = true;
        }
    }
}
