using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Operators;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Planner;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Gpu.Planner;

/// <summary>Plans filters and projections for the device where all their expressions run there, everything else as Local does, with the reason.</summary>
internal sealed class GpuPlanner(QueryRun query) : PhysicalPlanner(query)
{
    /// <summary>The setting that makes a fallback an error.</summary>
    public const string Required = "frames.gpu.required";

    public override RowStream Plan(Plan plan) => plan switch
    {
        Filter filter => Where(filter),
        Project project => Select(project),
        _ => OnLocal(plan, OperatorSupport.Of(plan.GetType()).Reason!),
    };

    RowStream Where(Filter filter)
    {
        var compiler = new ExpressionCompiler(filter.Child.Output, Query.Settings);
        if (compiler.Compile(filter.Condition) is not { } condition) return OnLocal(filter, compiler.Reason!);
        var child = Plan(filter.Child);
        // Ordinals are those of the planned child.
        condition = new ExpressionCompiler(child.Columns, Query.Settings).Compile(filter.Condition)!;
        return OnDevice(child.Through(new DeviceFilter(child.Columns, filter.Condition, condition), child.Columns));
    }

    RowStream Select(Project project)
    {
        var compiler = new ExpressionCompiler(project.Child.Output, Query.Settings);
        var computes = false;
        foreach (var item in project.List)
        {
            if (DeviceProject.IsMoved(item)) continue;
            computes = true;
            if (compiler.Compile(item) is null) return OnLocal(project, compiler.Reason!);
        }
        if (!computes) return OnLocal(project, "it moves columns and computes nothing", mayFallBack: true);
        var child = Plan(project.Child);
        return OnDevice(child.Through(new DeviceProject(child.Columns, project.List, Query.Settings), project.Output));
    }

    RowStream OnLocal(Plan plan, string reason, bool mayFallBack = false)
    {
        if (!mayFallBack && !OperatorSupport.IsSource(plan) && Query.Settings.Get(Required, "false").Equals("true", StringComparison.OrdinalIgnoreCase))
            throw new FramesException("UNSUPPORTED_FEATURE.GPU_OPERATOR", "0A000",
                $"The operator {plan.GetType().Name} cannot run on the GPU, because {reason}. Set {Required} to false to let it run on the CPU.",
                new Dictionary<string, string> { ["operator"] = plan.GetType().Name, ["reason"] = reason });
        var stream = base.Plan(plan);
        return stream with { Node = WithReason(stream.Node, reason) };
    }

    static RowStream OnDevice(RowStream stream) => stream with { Node = stream.Node with { Backend = "gpu" } };

    /// <summary>Says why on all nodes that the operator gave rise to: those below have their engine or reason already.</summary>
    static PhysicalNode WithReason(PhysicalNode node, string reason) => node.Reason is not null || node.Backend != "local" ? node
        : node with { Reason = "falls back, because " + reason, Inputs = [.. node.Inputs.Select(input => WithReason(input, reason))] };
}
