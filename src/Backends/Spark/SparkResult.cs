using Frames.Backends.Spark.Connection;
using Frames.Backends.Spark.Proto;
using Frames.Backends.Spark.Writing;
using Frames.Columns;
using Frames.Errors;
using Frames.Sql.Types;

namespace Frames.Backends.Spark;

/// <summary>A running query's answer: the schema first, then batches as they arrive, last what the operators did.</summary>
internal sealed class SparkResult : IResult
{
    readonly SparkConnectClient client;
    readonly Action<QueryProgress>? progress;
    readonly ArrowReader reader;
    readonly Queue<Batch> ready = [];
    readonly List<OperatorMetrics> metrics = [];
    readonly CancellationToken cancellation;
    IAsyncEnumerator<ExecutePlanResponse> responses;
    StructType? schema;
    Relation? answer;

    SparkResult(SparkConnectClient client, Proto.Plan plan, Action<QueryProgress>? progress, CancellationToken cancellation)
    {
        (this.client, this.progress, this.cancellation) = (client, progress, cancellation);
        reader = new ArrowReader(client.Connection);
        responses = client.ExecuteAsync(plan, cancellation).GetAsyncEnumerator(cancellation);
    }

    public StructType Schema => schema ?? new StructType();

    public IEnumerable<Batch> Batches
    {
        get
        {
            while (ready.Count > 0 || Advance())
                while (ready.TryDequeue(out var batch)) yield return batch;
        }
    }

    public IReadOnlyList<OperatorMetrics> Metrics => metrics;

    /// <summary>Starts a query or command, and waits for its schema. A command has done its work when this returns.</summary>
    public static SparkResult Start(SparkConnectClient client, Proto.Plan plan, Action<QueryProgress>? progress, CancellationToken cancellation)
    {
        var result = new SparkResult(client, plan, progress, cancellation);
        try
        {
            while (result.schema is null && result.Advance()) { }
            if (result.answer is { } relation) result.Continue(relation);
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    public void Dispose() => Wait(responses.DisposeAsync());

    // A statement answers with a relation: its own rows, or, for a query, the query to run.
    void Continue(Relation relation)
    {
        Dispose();
        answer = null;
        responses = client.ExecuteAsync(new Proto.Plan { Root = relation }, cancellation).GetAsyncEnumerator(cancellation);
        while (schema is null && Advance()) { }
    }

    bool Advance()
    {
        var next = responses.MoveNextAsync();
        if (!(next.IsCompleted ? next.Result : next.AsTask().GetAwaiter().GetResult())) return false;
        Accept(responses.Current);
        return true;
    }

    void Accept(ExecutePlanResponse response)
    {
        if (response.Schema is { Struct: not null } type) schema = TypeConverter.ToFrames(type.Struct);
        if (response.Metrics is not null) foreach (var metric in response.Metrics.Metrics_) metrics.Add(ToMetrics(metric));
        switch (response.ResponseTypeCase)
        {
            case ExecutePlanResponse.ResponseTypeOneofCase.ArrowBatch:
                if (schema is null) throw ErrorClasses.ConnectInvalidResponse.With(("address", client.Connection.Authority), ("detail", "rows came before their schema"));
                foreach (var batch in reader.Read(response.ArrowBatch, schema)) ready.Enqueue(batch);
                break;
            case ExecutePlanResponse.ResponseTypeOneofCase.SqlCommandResult:
                answer = response.SqlCommandResult.Relation;
                break;
            case ExecutePlanResponse.ResponseTypeOneofCase.ExecutionProgress when progress is not null:
                var stages = response.ExecutionProgress.Stages;
                progress(new QueryProgress("spark", stages.Sum(stage => stage.NumCompletedTasks), stages.Sum(stage => stage.NumTasks)));
                break;
        }
    }

    static OperatorMetrics ToMetrics(ExecutePlanResponse.Types.Metrics.Types.MetricObject metric) =>
        new(metric.Name, SparkBackend.BackendName, null, metric.ExecutionMetrics.ToDictionary(pair => pair.Key, pair => pair.Value.Value));

    static void Wait(ValueTask task)
    {
        if (!task.IsCompletedSuccessfully) task.AsTask().GetAwaiter().GetResult();
    }
}
