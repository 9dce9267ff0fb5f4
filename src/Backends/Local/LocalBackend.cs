using Frames.Analyzer;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Planner;
using Frames.Expressions;
using Frames.Optimizer;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Backends.Local;

/// <summary>The engine of this process: vectorized operators in pipelines on all cores.</summary>
/// <param name="master">How it was asked for: <c>local</c>, <c>local[4]</c>, <c>local[*]</c>.</param>
internal class LocalBackend(string master) : IBackend
{
    public virtual string Name => "local";

    public virtual Support Supports(FunctionDefinition function) => Support.Native;

    public virtual Support Supports(Type operatorType)
        => PhysicalPlanner.Supports(operatorType) ? Support.Native : Support.FallsBack("the analyzer and the optimizer turn it into other operators");

    public StructType Schema(Plan plan, BackendSession session)
    {
        var analyzed = Analyze(plan, session);
        return DeepStack.RunFor(analyzed, () => analyzed.Schema);
    }

    public IResult Execute(Plan plan, BackendSession session, CancellationToken cancellation)
    {
        var analyzed = Analyze(plan, session);
        return DeepStack.RunFor<IResult>(analyzed, () => analyzed is Command command
            ? new CommandResult(analyzed.Schema, SessionCommands.Run(command, new CommandContext(this, session), cancellation))
            : new LocalResult(session, LocalOptions.From(master, session.Settings), QueryOptimizer.Optimize(analyzed, session.Settings), CreatePlanner, cancellation) { Schema = analyzed.Schema });
    }

    public string Explain(Plan plan, string mode, BackendSession session)
    {
        var analyzed = Analyze(plan, session);
        return DeepStack.RunFor(analyzed, () => Explain(plan, analyzed, mode, session));
    }

    string Explain(Plan plan, Plan analyzed, string mode, BackendSession session)
    {
        var optimized = QueryOptimizer.Optimize(analyzed, session.Settings);
        using var query = new QueryRun(session, LocalOptions.From(master, session.Settings) with { RunsSubqueries = false }, CancellationToken.None);
        var physical = CreatePlanner(query).Plan(optimized).Node.ToString();
        return mode == "simple" ? $"== Physical Plan ==\n{physical}"
            : $"== Parsed Logical Plan ==\n{plan}\n== Analyzed Logical Plan ==\n{analyzed}\n== Optimized Logical Plan ==\n{optimized}\n== Physical Plan ==\n{physical}";
    }

    public void SettingChanged(string name, string? value)
    {
    }

    public string? Setting(string name) => null;

    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>The planner of a query; an engine that takes subtrees for itself gives its own.</summary>
    protected virtual PhysicalPlanner CreatePlanner(QueryRun query) => new(query);

    /// <summary>The plan of core nodes.</summary>
    protected Plan Analyze(Plan plan, BackendSession session) => session.IsAnalyzed ? plan : new QueryAnalyzer(session, part => Rows(part, session)).Analyze(plan);

    IEnumerable<Columns.Batch> Rows(Plan analyzed, BackendSession session)
    {
        using var result = Execute(analyzed, session with { IsAnalyzed = true }, CancellationToken.None);
        foreach (var batch in result.Batches) yield return batch;
    }

    /// <summary>What a command answered with.</summary>
    sealed class CommandResult(StructType schema, IReadOnlyList<Columns.Batch> batches) : IResult
    {
        public StructType Schema => schema;
        public IEnumerable<Columns.Batch> Batches => batches;
        public IReadOnlyList<OperatorMetrics> Metrics => [];

        public void Dispose()
        {
        }
    }
}
