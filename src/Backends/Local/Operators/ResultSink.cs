using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Memory;
using Frames.Columns;

namespace Frames.Backends.Local.Operators;

/// <summary>
/// Hands the query's rows to its reader, in order of morsels, while the pipeline runs. A thread that is ahead waits when much is waiting to be read; the thread whose morsel is
/// next never waits, so there is always progress.
/// </summary>
internal sealed class ResultSink(int mostWaiting) : Sink("Result")
{
    readonly object gate = new();
    readonly Dictionary<int, Queue<Batch>> waiting = [];
    readonly HashSet<int> ended = [];
    int next;
    int count;
    bool complete;
    volatile bool closed;

    public override bool IsSatisfied => closed;

    public override OperatorTask Start(Worker worker, OperatorTask? next) => new Task(this);

    public override void Complete(QueryRun query) => End();

    /// <summary>No more rows come.</summary>
    public void End()
    {
        lock (gate)
        {
            complete = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>No more rows are wanted.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>The next batch in order; waits for it. Null at the end.</summary>
    public Batch? Take()
    {
        lock (gate)
        {
            while (true)
            {
                while (ended.Contains(next) && !(waiting.TryGetValue(next, out var rest) && rest.Count > 0))
                {
                    waiting.Remove(next);
                    ended.Remove(next++);
                    Monitor.PulseAll(gate);
                }
                if (waiting.TryGetValue(next, out var queue) && queue.TryDequeue(out var batch))
                {
                    count--;
                    Monitor.PulseAll(gate);
                    return batch;
                }
                if (complete || closed) return null;
                Monitor.Wait(gate);
            }
        }
    }

    void Put(Batch batch, int morsel)
    {
        lock (gate)
        {
            while (count >= mostWaiting && morsel != next && !closed) Monitor.Wait(gate);
            if (!waiting.TryGetValue(morsel, out var queue)) waiting[morsel] = queue = new Queue<Batch>();
            queue.Enqueue(batch);
            count++;
            Monitor.PulseAll(gate);
        }
    }

    void EndMorsel(int morsel)
    {
        lock (gate)
        {
            ended.Add(morsel);
            Monitor.PulseAll(gate);
        }
    }

    sealed class Task(ResultSink owner) : OperatorTask(owner, null)
    {
        readonly BatchKeeper keeper = new();

        public override void EndMorsel(Worker worker) => owner.EndMorsel(worker.Morsel);

        protected override void Process(Batch batch, Worker worker)
        {
            if (batch.RowCount > 0) owner.Put(keeper.Keep(batch), worker.Morsel);
        }
    }
}
