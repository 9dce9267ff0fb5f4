using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Memory;
using Frames.Columns;

namespace Frames.Backends.Local.Operators;

/// <summary>Keeps the last rows of the input.</summary>
internal sealed class TailSink(int count) : Sink("Tail", $"{count}")
{
    readonly List<Task> tasks = [];

    public IEnumerable<Batch> Rows()
    {
        var batches = tasks.SelectMany(task => task.Kept).OrderBy(kept => kept.Morsel).Select(kept => kept.Batch).ToList();
        var skip = batches.Sum(batch => (long)batch.Length) - count;
        foreach (var batch in batches)
        {
            var start = (int)Math.Clamp(skip, 0, batch.Length);
            skip -= start;
            if (start < batch.Length) yield return batch.Slice(start, batch.Length - start);
        }
    }

    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var task = new Task(this, count);
        lock (tasks) tasks.Add(task);
        return task;
    }

    sealed class Task(TailSink owner, int count) : OperatorTask(owner, null)
    {
        readonly BatchKeeper keeper = new();
        long held;

        public Queue<(int Morsel, Batch Batch)> Kept { get; } = [];

        protected override void Process(Batch batch, Worker worker)
        {
            if (batch.RowCount == 0) return;
            Kept.Enqueue((worker.Morsel, keeper.Keep(batch)));
            held += batch.RowCount;
            // A thread reads morsels in order, so what it saw long ago cannot be among the last.
            while (Kept.Count > 0 && held - Kept.Peek().Batch.Length >= count) held -= Kept.Dequeue().Batch.Length;
        }
    }
}
