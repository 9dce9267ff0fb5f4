using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Operators;
using Frames.Backends.Local.Planner;
using Frames.Columns;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Backends.Local;

/// <summary>A query's rows. It is planned at once and runs when the batches are first asked for.</summary>
internal sealed class LocalResult : IResult
{
    const int MostBatchesWaiting = 64;

    readonly QueryRun query;
    readonly IReadOnlyList<Pipeline> before;
    readonly RowStream stream;
    Task? running;
    ResultSink? sink;

    public LocalResult(BackendSession session, LocalOptions options, Plan optimized, Func<QueryRun, PhysicalPlanner> createPlanner, CancellationToken cancellation)
    {
        query = new QueryRun(session, options, cancellation);
        Schema = optimized.Schema;
        var planner = createPlanner(query);
        stream = planner.Plan(optimized);
        before = planner.Pipelines;
    }

    /// <summary>The columns as analysis knows them: folding may have found that some are never null, which must not show.</summary>
    public StructType Schema { get; init; }

    public IEnumerable<Batch> Batches => Read();

    public IReadOnlyList<OperatorMetrics> Metrics
        => [.. stream.Node.Walk().Select(node => new OperatorMetrics(node.Name, node.Backend, node.Reason, node.Counters.Snapshot()))];

    public void Dispose()
    {
        sink?.Close();
        query.Stop();
        running?.Wait();
        query.Dispose();
    }

    IEnumerable<Batch> Read()
    {
        if (sink is not null) throw new InvalidOperationException("The rows of a result can be read once.");
        foreach (var pipeline in before) pipeline.Run(query);
        sink = new ResultSink(MostBatchesWaiting);
        var last = new Pipeline(stream.Branches, sink);
        running = Task.Factory.StartNew(() => Run(last), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        // A thread that waits for its turn must not wait for one that has failed.
        using var ended = query.Cancellation.Register(sink.Close);
        while (sink.Take() is { } batch) yield return batch;
        query.ThrowIfFailed();
    }

    void Run(Pipeline last)
    {
        try
        {
            last.Run(query);
        }
        catch (Exception exception)
        {
            query.Fail(exception);
        }
        finally
        {
            sink!.End();
        }
    }
}
