using Frames.Backends;
using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql;
using Frames.Sql.Types;

namespace Frames.Tests.Surface;

/// <summary>An engine for tests of the surfaces: it keeps what it was asked, and runs only rows in memory, perhaps limited.</summary>
internal sealed class MemoryBackend : IBackend
{
    public static SparkSession Session()
    {
        BackendRegistry.Register(_ => new MemoryBackend(), "memory");
        return SparkSession.Builder().Master("memory").Config("spark.sql.session.timeZone", "UTC").Create();
    }

    public List<(string Name, string? Value)> Settings { get; } = [];

    public List<Plan> Executed { get; } = [];

    public string Name => "memory";

    public Support Supports(FunctionDefinition function) => Support.FallsBack("it computes nothing");

    public Support Supports(Type operatorType) => Support.FallsBack("it computes nothing");

    public StructType Schema(Plan plan, BackendSession session) => Relation(plan).Schema;

    public IResult Execute(Plan plan, BackendSession session, CancellationToken cancellation)
    {
        Executed.Add(plan);
        cancellation.ThrowIfCancellationRequested();
        if (plan is Command) return new Result(new StructType(), []);
        var limit = plan is Limit { Count: Literal { Value: int count } } ? count : int.MaxValue;
        var batches = new List<Batch>();
        foreach (var batch in Relation(plan).Data.Batches)
        {
            var rows = Math.Min(batch.Length, limit - batches.Sum(taken => taken.Length));
            if (rows > 0) batches.Add(batch.Slice(0, rows));
        }
        return new Result(Relation(plan).Schema, batches);
    }

    public string Explain(Plan plan, string mode, BackendSession session) => plan.ToString();

    public void SettingChanged(string name, string? value) => Settings.Add((name, value));

    public string? Setting(string name) => null;

    public void Dispose()
    {
    }

    static LocalRelation Relation(Plan plan) => plan as LocalRelation ?? Relation(plan.Children[0]);

    sealed record Result(StructType Schema, IEnumerable<Batch> Batches) : IResult
    {
        public IReadOnlyList<OperatorMetrics> Metrics => [];

        public void Dispose()
        {
        }
    }
}
