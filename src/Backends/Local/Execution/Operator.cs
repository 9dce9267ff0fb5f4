using System.Diagnostics;
using Frames.Columns;

namespace Frames.Backends.Local.Execution;

/// <summary>An operator of a plan. Threads run it as <see cref="OperatorTask"/>s of their own.</summary>
/// <param name="name">What <c>Explain</c> and metrics call it.</param>
/// <param name="detail">What it does with what, for <c>Explain</c>.</param>
/// <param name="counters">Counters shared with something else, or null for its own.</param>
internal abstract class Operator(string name, string detail = "", OperatorCounters? counters = null)
{
    public string Name { get; } = name;

    public string Detail { get; } = detail;

    public OperatorCounters Counters { get; } = counters ?? new();

    /// <summary>The operator at work in one thread, giving its rows to <paramref name="next"/>.</summary>
    public abstract OperatorTask Start(Worker worker, OperatorTask? next);
}

/// <summary>An operator at work in one thread.</summary>
internal abstract class OperatorTask(Operator owner, OperatorTask? next)
{
    long rows;
    long ticks;
    long inner;

    protected OperatorTask? Next => next;

    /// <summary>Takes a batch, which is valid until the call returns.</summary>
    public void Push(Batch batch, Worker worker)
    {
        var start = Stopwatch.GetTimestamp();
        Process(batch, worker);
        ticks += Stopwatch.GetTimestamp() - start;
    }

    /// <summary>The morsel is at its end.</summary>
    public virtual void EndMorsel(Worker worker) => next?.EndMorsel(worker);

    /// <summary>A sink's last call in this thread: no more rows come.</summary>
    public virtual void Finish(Worker worker)
    {
    }

    /// <summary>Adds what the thread counted to the operator's counters.</summary>
    public void Report()
    {
        owner.Counters.Add("numOutputRows", rows);
        owner.Counters.Add("timeNs", (long)((ticks - inner) * (1e9 / Stopwatch.Frequency)));
        (rows, ticks, inner) = (0, 0, 0);
        next?.Report();
    }

    protected abstract void Process(Batch batch, Worker worker);

    /// <summary>Hands a batch on.</summary>
    protected void Emit(Batch batch, Worker worker)
    {
        rows += batch.RowCount;
        var start = Stopwatch.GetTimestamp();
        next!.Push(batch, worker);
        inner += Stopwatch.GetTimestamp() - start;
    }
}

/// <summary>The end of a pipeline: it takes all rows, and afterwards others may read what it made of them.</summary>
internal abstract class Sink(string name, string detail = "") : Operator(name, detail)
{
    /// <summary>Whether the sink wants no more rows at all.</summary>
    public virtual bool IsSatisfied => false;

    /// <summary>All threads are done.</summary>
    public virtual void Complete(QueryRun query)
    {
    }
}

/// <summary>Counts and times of an operator by name, added up over threads.</summary>
internal sealed class OperatorCounters
{
    readonly Dictionary<string, long> values = [];

    public void Add(string name, long value)
    {
        lock (values) values[name] = values.GetValueOrDefault(name) + value;
    }

    public IReadOnlyDictionary<string, long> Snapshot()
    {
        lock (values) return new Dictionary<string, long>(values);
    }
}
