using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Memory;
using Frames.Backends.Local.Operators;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Sorting;

/// <summary>Keeps all rows and puts them in order; a thread to which the budget gives no more memory sorts what it has into a temporary file.</summary>
internal sealed class SortSink(IReadOnlyList<ColumnReference> columns, ValueList<SortOrder> orders) : Sink("Sort", $"[{string.Join(", ", orders)}]")
{
    readonly List<Task> tasks = [];
    readonly SortRuns runs = new(columns, orders);
    // Runs compute their keys again when they are merged.
    readonly bool canSpill = !orders.Any(Determinism.DependsOnPosition);
    Batch rows = new(0, []);
    int[] order = [];

    /// <summary>The number of rows.</summary>
    public long Length => IsSpilled ? runs.RowCount : order.Length;

    /// <summary>Whether the rows are in runs, to be read by <see cref="Merge"/>.</summary>
    public bool IsSpilled => runs.Count > 0;

    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var task = new Task(this, worker.Query);
        lock (tasks) tasks.Add(task);
        return task;
    }

    public override void Complete(QueryRun query)
    {
        if (IsSpilled)
        {
            var next = 0;
            query.RunWorkers(tasks.Count, _ =>
            {
                while (Interlocked.Increment(ref next) - 1 is var index && index < tasks.Count) tasks[index].Spill(query);
            });
            Counters.Add("spilledRuns", runs.Count);
        }
        else SortAll(query);
        tasks.Clear();
    }

    /// <summary>Some rows by their place in the order.</summary>
    public Batch Slice(int start, int length, Arena arena)
        => new(length, Array.ConvertAll(rows.Columns, column => VectorForms.Gather(column, order.AsSpan(start, length), arena)));

    /// <summary>The rows of all runs in order.</summary>
    public IEnumerable<Batch> Merge(QueryRun query) => runs.Merge(query);

    void SortAll(QueryRun query)
    {
        Batch[] pieces = [.. tasks.SelectMany(task => task.Kept).OrderBy(kept => kept.Morsel).Select(kept => kept.Batch)];
        foreach (var task in tasks) task.Kept.Clear();
        var length = pieces.Sum(piece => (long)piece.Length);
        if (length > int.MaxValue - 64) throw new FramesException(null, null, $"{Name} holds {length} rows in memory; at most {int.MaxValue - 64} are possible. Set frames.memory, so that it spills.");
        var vectors = new Vector[columns.Count];
        var next = 0;
        query.RunWorkers(vectors.Length, _ =>
        {
            while (Interlocked.Increment(ref next) - 1 is var index && index < vectors.Length)
                vectors[index] = VectorForms.Concat([.. pieces.Select(piece => piece.Columns[index])], columns[index].Type);
        });
        rows = new Batch((int)length, vectors);
        query.Hold(rows.Length * 28L);
        order = RowSorter.Sort(SortKeys.Evaluate(columns, orders, rows, query.Settings), orders, rows.Length);
    }

    sealed class Task(SortSink owner, QueryRun query) : OperatorTask(owner, null)
    {
        const int MorselBits = 24;

        // A run of few rows costs the merge as much memory as one of many: below its share of the budget a thread takes what it was refused.
        readonly long leastRun = Math.Max(1 << 16, query.Budget.Limit / (4 * query.Workers.Count));
        readonly BatchKeeper keeper = new();
        int morsel = -1;
        long rowInMorsel;
        long held;

        public List<(int Morsel, long Row, Batch Batch)> Kept { get; } = [];

        protected override void Process(Batch batch, Worker worker)
        {
            if (batch.RowCount == 0) return;
            if (worker.Morsel != morsel) (morsel, rowInMorsel) = (worker.Morsel, 0);
            var kept = keeper.Keep(batch);
            // The keys' codes and the rows' numbers are made when all is there.
            var bytes = VectorSize.Bytes(kept) + (28L * kept.Length);
            if (!query.Budget.TryTake(bytes))
            {
                if (held >= leastRun && owner.canSpill) Spill(query);
                query.Budget.Take(bytes);
            }
            held += bytes;
            Kept.Add((morsel, rowInMorsel, kept));
            rowInMorsel += kept.Length;
        }

        /// <summary>Sorts what is kept into a run.</summary>
        public void Spill(QueryRun run)
        {
            if (Kept.Count == 0) return;
            var bytes = owner.runs.Write([.. Kept.Select(kept => SortRuns.Placed(kept.Batch, ((long)kept.Morsel << (63 - MorselBits)) + kept.Row))], run);
            owner.Counters.Add("spilledBytes", bytes);
            Kept.Clear();
            run.Budget.Return(held);
            held = 0;
        }
    }
}

/// <summary>The values to sort by.</summary>
internal static class SortKeys
{
    public static Vector[] Evaluate(IReadOnlyList<ColumnReference> columns, IEnumerable<Expression> keys, Batch rows, QuerySettings settings)
    {
        var context = new EvaluationContext(Arena.Heap, settings);
        var factory = new EvaluatorFactory(columns, settings);
        return [.. keys.Select(key => factory.Create(key).Evaluate(rows, context))];
    }
}
