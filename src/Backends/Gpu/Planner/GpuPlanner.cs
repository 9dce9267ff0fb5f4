using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Grouping;
using Frames.Backends.Gpu.Operators;
using Frames.Backends.Gpu.Stages;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Operators;
using Frames.Backends.Local.Planner;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Gpu.Planner;

/// <summary>
/// Plans for the device what runs there: chains of filters and projections as one stage, with an aggregation at its end if there is one. Everything else is planned as Local does,
/// with the reason.
/// </summary>
internal sealed class GpuPlanner(QueryRun query, ComputeDevice device) : PhysicalPlanner(query)
{
    /// <summary>The setting that makes a fallback an error.</summary>
    public const string Required = "frames.gpu.required";

    public override RowStream Plan(Plan plan)
    {
        if (!OperatorSupport.Of(plan.GetType()).IsNative) return OnLocal(plan, OperatorSupport.Of(plan.GetType()).Reason!);
        return Ready(plan) switch
        {
            Aggregate aggregate => Group(aggregate),
            Distinct distinct => Unique(distinct),
            var other => Stage(other),
        };
    }

    RowStream Stage(Plan plan)
    {
        var chain = DeviceChain.Below(plan, null, Query.Settings);
        if (chain.Reason is not null) return OnLocal(plan, chain.Reason);
        // Rows that are only moved gain nothing from a device.
        if (chain.MovesOnly) return OnLocal(plan, "it moves columns and computes nothing", mayFallBack: true);
        var child = Plan(chain.Input);
        var stage = chain.Over(child.Columns, Query.Settings);
        var top = stage.OnHost[^1];
        var counted = new DeviceStage(top.Name, top.Detail, stage, device);
        return child.Through(counted, plan.Output) with { Node = Nodes(child.Node, stage, counted.Counters) };
    }

    RowStream Group(Aggregate aggregate)
    {
        var parts = Split(aggregate);
        if (Grouped(aggregate.Child, parts, out var reason) is not { } groups) return OnLocal(aggregate, reason!);
        var result = groups.Through(new Local.Operators.Project(parts.Columns, parts.List), aggregate.Output);
        return result with { Node = result.Node with { Reason = "results of groups are put together on the host" } };
    }

    RowStream Unique(Distinct distinct)
        => Grouped(distinct.Child, new([.. distinct.Child.Output], [], distinct.Child.Output, []), out var reason) ?? OnLocal(distinct, reason!);

    RowStream? Grouped(Plan input, GroupingParts parts, out string? reason)
    {
        var chain = DeviceChain.Below(input, stage => AggregationPlan.WhyNot(stage, parts.Keys, parts.Aggregates, Query.Settings), Query.Settings);
        reason = chain.Reason;
        if (reason is not null) return null;
        var child = Plan(chain.Input);
        var stage = chain.Over(child.Columns, Query.Settings);
        var sink = new DeviceAggregate(stage, parts.Keys, AggregationPlan.Create(stage, parts.Keys, parts.Aggregates, Query.Settings, out _)!, device);
        Drain(child, sink);
        return OnDevice(RowStream.From(new SinkSource(sink, sink.Rows), parts.Columns, Nodes(child.Node, stage, null)));
    }

    /// <summary>The plan with the subqueries run of all operators that may end up in one stage.</summary>
    Plan Ready(Plan plan)
    {
        if (!OperatorSupport.Of(plan.GetType()).IsNative) return plan;
        var ready = WithSubqueriesRun(plan);
        return ready.MapChildren(child => child is Plans.Filter or Plans.Project ? Ready(child) : child);
    }

    RowStream OnLocal(Plan plan, string reason, bool mayFallBack = false)
    {
        if (!mayFallBack && !OperatorSupport.IsSource(plan) && Query.Settings.Get(Required, "false").Equals("true", StringComparison.OrdinalIgnoreCase))
            throw ErrorClasses.GpuOperator.With(("operator", plan.GetType().Name), ("reason", reason), ("confName", Required));
        var stream = base.Plan(plan);
        return stream with { Node = WithReason(stream.Node, "falls back, because " + reason) };
    }

    static RowStream OnDevice(RowStream stream) => stream with { Node = stream.Node with { Backend = "gpu" } };

    /// <summary>The operators of a stage as <c>Explain</c> shows them; what is counted is counted for the last.</summary>
    static PhysicalNode Nodes(PhysicalNode child, StagePlan stage, OperatorCounters? counters)
    {
        foreach (var (index, step) in stage.OnHost.Index())
            child = new(step.Name, step.Detail, index == stage.OnHost.Count - 1 && counters is not null ? counters : new(), [child]) { Backend = "gpu" };
        return child;
    }

    /// <summary>Says why on all nodes that the operator gave rise to: those below have their engine or reason already.</summary>
    static PhysicalNode WithReason(PhysicalNode node, string reason) => node.Reason is not null || node.Backend != "local" ? node
        : node with { Reason = reason, Inputs = [.. node.Inputs.Select(input => WithReason(input, reason))] };
}
