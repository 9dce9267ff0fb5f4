using Frames.Analyzer;
using Frames.Expressions;
using Frames.Optimizer.Rules;
using Frames.Plans;

namespace Frames.Optimizer;

/// <summary>Makes a resolved plan cheaper: the rules below in their order. Its output keeps the same columns in the same order.</summary>
internal static class QueryOptimizer
{
    /// <summary>The rules. The order is the design: each batch relies on what those before it leave.</summary>
    public static readonly RuleBatch[] Batches =
    [
        // What stands for something else is replaced first, so that the other rules see few kinds of nodes.
        new(1,
            new ReplaceFunctions(),
            new ReplaceSetOperations(),
            new ReplaceDistinct()),
    ];

    /// <summary>The optimized plan.</summary>
    /// <param name="plan">A resolved plan, or a command over resolved plans.</param>
    /// <param name="settings">The query's settings.</param>
    /// <param name="applied">Told after each rule that changed the plan: the rule, the plan before and after. Tests check there that nothing was broken.</param>
    public static Plan Optimize(Plan plan, QuerySettings settings, Action<Rule, Plan, Plan>? applied = null) => DeepStack.Run(() =>
    {
        var current = plan;
        foreach (var batch in Batches) current = Run(batch, current, settings, applied);
        return current;
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
