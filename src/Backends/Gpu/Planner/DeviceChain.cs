using Frames.Backends.Gpu.Operators;
using Frames.Backends.Gpu.Stages;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Gpu.Planner;

/// <summary>Filters and projections that the device takes together with what stands on them, or why it does not take that.</summary>
/// <param name="Input">The plan below them.</param>
/// <param name="Steps">The operators, the lowest first.</param>
/// <param name="Reason">Why nothing is taken, or null.</param>
internal sealed record DeviceChain(Plan Input, IReadOnlyList<Plan> Steps, string? Reason)
{
    /// <summary>Whether no step computes anything.</summary>
    public bool MovesOnly => Steps.All(step => step is Project project && project.List.All(IsMoved));

    /// <summary>The longest chain from a plan downwards.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="top">Why the device does not take what stands on a chain, or null; no function where nothing stands there.</param>
    /// <param name="settings">The query's.</param>
    public static DeviceChain Below(Plan plan, Func<StagePlan, string?>? top, QuerySettings settings)
    {
        var steps = new List<Plan>();
        for (; plan is Filter or Project; plan = ((UnaryPlan)plan).Child) steps.Insert(0, plan);
        for (var start = 0; ; start++)
        {
            var chain = new DeviceChain(start < steps.Count ? ((UnaryPlan)steps[start]).Child : steps.Count > 0 ? steps[^1] : plan, [.. steps.Skip(start)], null);
            var stage = chain.Fill(new StagePlan([.. chain.Input.Output], settings), out var reason);
            if ((reason ??= top?.Invoke(stage)) is null) return chain;
            // What the device refuses is what stands on top, or the last step.
            if (chain.Steps.Count == (top is null ? 1 : 0)) return chain with { Reason = reason };
        }
    }

    /// <summary>The stage over the columns that the plan below really gives.</summary>
    public StagePlan Over(IReadOnlyList<ColumnReference> columns, QuerySettings settings) => Fill(new StagePlan(columns, settings), out _);

    static bool IsMoved(Expression expression) => expression is ColumnReference or Literal || (expression is Alias alias && IsMoved(alias.Child));

    StagePlan Fill(StagePlan stage, out string? reason)
    {
        reason = null;
        foreach (var step in Steps) if ((reason = stage.Add(step)) is not null) break;
        return stage;
    }
}
