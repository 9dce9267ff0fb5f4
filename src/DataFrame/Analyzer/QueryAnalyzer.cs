using Frames.Backends;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>
/// Turns a plan as a surface built it into one of core nodes: names become column ids, functions their declarations, arguments are cast as Spark casts them,
/// and shorthands become
/// the few operators that optimizers and planners know. Errors are Spark's.
/// </summary>
/// <param name="session">Settings, views, tables and functions of the session.</param>
internal sealed class QueryAnalyzer(BackendSession session)
{
    /// <summary>The resolved plan. A command stays a command over resolved plans.</summary>
    public Plan Analyze(Plan plan) => DeepStack.Run(() =>
    {
        LiteralPrinter.TimeZone = session.Settings.TimeZone;
        HeightCheck.Check(plan);
        var analysis = new Analysis(session);
        Plan current = new PlanResolver(analysis).Resolve(plan, Surroundings.Nothing);
        foreach (var step in Finishing) current = step(current);
        return current;
    });

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
