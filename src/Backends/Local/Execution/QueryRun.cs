using System.Runtime.ExceptionServices;
using Frames.Backends.Local.Memory;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Local.Execution;

/// <summary>One query while it runs: its settings, threads, memory and how it ends.</summary>
internal sealed class QueryRun : IDisposable
{
    readonly List<IDisposable> owned = [];
    readonly CancellationTokenSource stop;
    // Evaluators recurse over the trees that this query was planned from.
    readonly bool isDeep = DeepStack.IsLarge;
    ExceptionDispatchInfo? failure;

    public QueryRun(BackendSession session, LocalOptions options, CancellationToken cancellation)
    {
        Session = session;
        Options = options;
        Budget = new MemoryBudget(options.Memory, MemoryBudget.Machine);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Caller = cancellation;
        Workers = [.. Enumerable.Range(0, options.Threads).Select(index => new Worker(this, index))];
    }

    public BackendSession Session { get; }
    public LocalOptions Options { get; }
    public QuerySettings Settings => Session.Settings;
    public MemoryBudget Budget { get; }
    public IReadOnlyList<Worker> Workers { get; }

    /// <summary>The caller's token.</summary>
    public CancellationToken Caller { get; }

    /// <summary>Set when the query is cancelled, has failed or is no longer wanted.</summary>
    public CancellationToken Cancellation => stop.Token;

    /// <summary>Disposes something when the query ends, however it ends.</summary>
    public T Own<T>(T resource) where T : IDisposable
    {
        lock (owned) owned.Add(resource);
        return resource;
    }

    /// <summary>Draws memory that is held until the query ends.</summary>
    public void Hold(long bytes) => Budget.Take(bytes);

    /// <summary>Ends the query; the first failure is the one that is reported.</summary>
    public void Fail(Exception exception)
    {
        Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
        Stop();
    }

    public void Stop()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The query ended in the meantime.
        }
    }

    public void ThrowIfFailed()
    {
        Caller.ThrowIfCancellationRequested();
        failure?.Throw();
    }

    /// <summary>Runs a body on up to <paramref name="count"/> threads, this one included, and returns when all that began have ended.</summary>
    public void RunWorkers(int count, Action<Worker> body)
    {
        count = Math.Min(count, Workers.Count);
        var run = isDeep ? OnLargeStack : (Action<Worker>)(worker => Guard(body, worker));
        if (count <= 1) run(Workers[0]);
        else new WorkerGroup().Run(count, index => run(Workers[index]));
        ThrowIfFailed();

        void OnLargeStack(Worker worker) => DeepStack.RunOnLargeStack(() =>
        {
            Guard(body, worker);
            return true;
        });
    }

    public void Dispose()
    {
        Stop();
        lock (owned)
        {
            for (var i = owned.Count - 1; i >= 0; i--) owned[i].Dispose();
            owned.Clear();
        }
        Budget.Return(Budget.Used);
        stop.Dispose();
    }

    void Guard(Action<Worker> body, Worker worker)
    {
        try
        {
            body(worker);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }
}
