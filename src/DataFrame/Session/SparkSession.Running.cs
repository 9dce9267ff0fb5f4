using Frames.Backends;
using Frames.Columns;
using Frames.Errors;
using Frames.Plans;

namespace Frames.Sql;

public sealed partial class SparkSession
{
    CancellationTokenSource running = new();

    /// <summary>Cancels the queries that run in this session; they end with the error <c>OPERATION_CANCELED</c>.</summary>
    public void CancelAllQueries()
    {
        var cancelled = Interlocked.Exchange(ref running, new CancellationTokenSource());
        cancelled.Cancel();
    }

    /// <summary>Rows that the session keeps.</summary>
    internal PersistedPlans Persisted { get; }

    /// <summary>Told how far the session's queries are; may be called by several threads at once.</summary>
    internal Action<QueryProgress>? Progress { get; set; }

    internal IResult Execute(Plan plan, CancellationToken cancellation) => ExecuteAsIs(Persisted.Replace(plan), cancellation);

    IResult ExecuteAsIs(Plan plan, CancellationToken cancellation)
    {
        var linked = CancellationTokenSource.CreateLinkedTokenSource(stopped.Token, running.Token, cancellation);
        try
        {
            return new Running(Backend.Execute(plan, Snapshot(), linked.Token), linked, bar);
        }
        catch (OperationCanceledException cancelled)
        {
            linked.Dispose();
            bar?.Clear();
            throw ErrorClasses.OperationCanceled.With(cancelled);
        }
        catch
        {
            linked.Dispose();
            bar?.Clear();
            throw;
        }
    }

    (Types.StructType Schema, LocalData Data) Rows(Plan plan)
    {
        using var result = ExecuteAsIs(plan, CancellationToken.None);
        return (result.Schema, new LocalData([.. result.Batches]));
    }

    /// <summary>Runs a command and gives the rows that it answers with.</summary>
    internal IReadOnlyList<Batch> Run(Plan command, CancellationToken cancellation = default)
    {
        using var result = Execute(command, cancellation);
        return [.. result.Batches];
    }

    /// <summary>A result whose cancellation is an error of Frames and whose token source goes with it.</summary>
    sealed class Running(IResult result, CancellationTokenSource cancellation, ConsoleProgress? bar) : IResult
    {
        public Types.StructType Schema => result.Schema;

        public IEnumerable<Batch> Batches
        {
            get
            {
                using var batches = result.Batches.GetEnumerator();
                while (Next(batches)) yield return batches.Current;
            }
        }

        public IReadOnlyList<OperatorMetrics> Metrics => result.Metrics;

        public void Dispose()
        {
            result.Dispose();
            cancellation.Dispose();
            bar?.Clear();
        }

        static bool Next(IEnumerator<Batch> batches)
        {
            try
            {
                return batches.MoveNext();
            }
            catch (OperationCanceledException cancelled)
            {
                throw ErrorClasses.OperationCanceled.With(cancelled);
            }
        }
    }
}
