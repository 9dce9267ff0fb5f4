namespace Frames.Backends.Local.Execution;

/// <summary>
/// Runs a body on this thread and on such threads of the pool as are free. A helper that has not begun when this thread is done is not waited for, so a busy pool slows a query
/// down but never stops it.
/// </summary>
internal sealed class WorkerGroup
{
    readonly object gate = new();
    int running;
    bool closed;

    public void Run(int count, Action<int> body)
    {
        for (var i = 1; i < count; i++)
        {
            var index = i;
            ThreadPool.UnsafeQueueUserWorkItem(_ => Help(index, body), null);
        }
        body(0);
        lock (gate)
        {
            closed = true;
            while (running > 0) Monitor.Wait(gate);
        }
    }

    void Help(int index, Action<int> body)
    {
        lock (gate)
        {
            if (closed) return;
            running++;
        }
        try
        {
            body(index);
        }
        finally
        {
            lock (gate)
            {
                running--;
                Monitor.PulseAll(gate);
            }
        }
    }
}
