using Frames.Backends;
using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>
/// Turns a plan as a surface built it into one of core nodes: names become column ids, functions their declarations, arguments are cast as Spark casts them,
/// and shorthands become
/// the few operators that optimizers and planners know. Errors are Spark's.
/// </summary>
/// <param name="session">Settings, views, tables and functions of the session.</param>
/// <param name="run">Runs an analysed plan, for the few shorthands whose columns are values of the data; null where nothing can run.</param>
internal sealed class QueryAnalyzer(BackendSession session, Func<Plan, IEnumerable<Batch>>? run = null)
{
    /// <summary>The resolved plan. A command stays a command over resolved plans.</summary>
    public Plan Analyze(Plan plan) => DeepStack.Run(() =>
    {
        LiteralPrinter.TimeZone = session.Settings.TimeZone;
        DeepStack.Require(plan);
        var analysis = new Analysis(session, part => (run ?? NothingRuns)(Finish(part)));
        return Finish(new PlanResolver(analysis).Resolve(plan, Surroundings.Nothing));
    });

    static Plan Finish(Plan resolved)
    {
        foreach (var step in Finishing) resolved = step(resolved);
        return resolved;
    }

    static IEnumerable<Batch> NothingRuns(Plan plan) => throw new InvalidOperationException("A plan whose columns are values of its data needs an engine to be analysed.");

    // Resolution goes bottom-up once over the tree (PlanResolver, a file for each kind of node in Relations). What can only be said of the whole comes after
    // it, in this order:
    static readonly Func<Plan, Plan>[] Finishing =
    [
        // Expressions that stand where the operator around them cannot compute them: aggregates in WHERE, generators in ORDER BY, ...
        PlacementCheck.Check,

        // Names of relations have done their work: only columns count from here on.
        AliasRemoval.Remove,
    ];
}
