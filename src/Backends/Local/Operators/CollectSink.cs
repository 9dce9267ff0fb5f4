using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Memory;
using Frames.Columns;
using Frames.Expressions;

namespace Frames.Backends.Local.Operators;

/// <summary>Keeps all rows, in the order of the input: what sorting, windows and the build side of joins begin with.</summary>
internal class CollectSink(string name, string detail, IReadOnlyList<ColumnReference> columns) : Sink(name, detail)
{
    readonly List<Task> tasks = [];

    public IReadOnlyList<ColumnReference> Columns => columns;

    /// <summary>The batches in order.</summary>
    public IReadOnlyList<Batch> Batches { get; private set; } = [];

    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var task = new Task(this);
        lock (tasks) tasks.Add(task);
        return task;
    }

    public override void Complete(QueryRun query)
    {
        Batches = [.. tasks.SelectMany(task => task.Kept).OrderBy(kept => kept.Morsel).Select(kept => kept.Batch)];
        tasks.Clear();
    }

    /// <summary>All rows as one batch; the pieces are let go.</summary>
    protected Batch Whole(QueryRun query)
    {
        var pieces = Batches;
        Batches = [];
        var length = pieces.Sum(piece => (long)piece.Length);
        if (length > int.MaxValue - 64) throw new FramesException(null, null, $"{Name} holds {length} rows in memory; at most {int.MaxValue - 64} are possible.");
        var vectors = new Vector[columns.Count];
        var next = 0;
        query.RunWorkers(vectors.Length, _ =>
        {
            while (Interlocked.Increment(ref next) - 1 is var index && index < vectors.Length)
                vectors[index] = VectorForms.Concat([.. pieces.Select(piece => piece.Columns[index])], columns[index].Type);
        });
        return new Batch((int)length, vectors);
    }

    sealed class Task(CollectSink owner) : OperatorTask(owner, null)
    {
        readonly BatchKeeper keeper = new();

        public List<(int Morsel, Batch Batch)> Kept { get; } = [];

        protected override void Process(Batch batch, Worker worker)
        {
            if (batch.RowCount == 0) return;
            var kept = keeper.Keep(batch);
            worker.Query.Hold(VectorSize.Bytes(kept));
            Kept.Add((worker.Morsel, kept));
        }
    }
}
