using Frames.Analyzer;
using Frames.Expressions;
using Frames.Optimizer.Rules;
using Frames.Plans;

namespace Frames.Optimizer;

/// <summary>Makes a resolved plan cheaper: the rules below in their order. Its output keeps the same columns in the same order.</summary>
internal static class QueryOptimizer
{
    /// <summary>Where this setting is false only the first batch runs, without which engines could not run the plan: for tests that compare.</summary>
    public const string EnabledSetting = "frames.optimizer.enabled";

    /// <summary>The rules. The order is the design: each batch relies on what those before it leave.</summary>
    public static readonly RuleBatch[] Batches =
    [
        // What stands for something else is replaced first, so that the other rules see few kinds of nodes. Subqueries come after set operations and DISTINCT,
        // whose joins and
        // groups correlation passes through.
        new(1,
            new ReplaceFunctions(),
            new ReplaceSetOperations(),
            new ReplaceDistinct(),
            new RewriteSubqueries(),
            new CollateKeys()),

        // Smaller expressions, then fewer rows, as far down as they can go; each opens the way for the others, so they go on until nothing changes.
        new(10,
            new FoldConstants(),
            new SimplifyPredicates(),
            new FactorDisjunctions(),
            new LocalRows(),
            new StrengthenJoins(),
            new PushFilters(),
            new PushSemiJoins(),
            new PushLimits(),
            new CollapseProjects()),

        // Once, since the conditions stay where they are: what they say about one input more.
        new(1,
            new DeriveFilters(),
            new PushFilters()),

        // Filters are where they belong, so sizes can be told; the new order may let conditions down once more.
        new(1,
            new ReorderJoins(),
            new PushFilters(),
            new RewriteDistinctAggregates()),

        // Last what depends on who reads which column: every rule before may have changed that.
        new(1,
            new PruneColumns(),
            new CollapseProjects(),
            new PushFiltersIntoScans()),
    ];

    /// <summary>The optimized plan.</summary>
    /// <param name="plan">A resolved plan, or a command over resolved plans.</param>
    /// <param name="settings">The query's settings.</param>
    /// <param name="applied">Told after each rule that changed the plan: the rule, the plan before and after. Tests check there that nothing was
    /// broken.</param>
    public static Plan Optimize(Plan plan, QuerySettings settings, Action<Rule, Plan, Plan>? applied = null) => DeepStack.Run(() =>
    {
        var batches = settings.Get(EnabledSetting, "true") == "true" ? Batches : Batches[..1];
        return batches.Aggregate(plan, (current, batch) => Run(batch, current, settings, applied));
    });

    static Plan Run(RuleBatch batch, Plan plan, QuerySettings settings, Action<Rule, Plan, Plan>? applied)
    {
        for (var round = 0; round < batch.Rounds; round++)
        {
            var before = plan;
            foreach (var rule in batch.Rules)
            {
                var after = rule.Apply(plan, settings);
                if (ReferenceEquals(after, plan)) continue;
                applied?.Invoke(rule, plan, after);
                plan = after;
            }
            if (ReferenceEquals(before, plan)) break;
        }
        return plan;
    }
}
