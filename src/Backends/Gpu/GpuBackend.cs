using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Planner;
using Frames.Backends.Local;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Planner;
using Frames.Expressions;

namespace Frames.Backends.Gpu;

/// <summary>The engine that takes filters, projections and aggregations of what a device holds there, and hands every other operator as a whole to Local.</summary>
/// <param name="master"><c>gpu</c>, or with the device <c>gpu[cpu]</c>, <c>gpu[opencl]</c>, <c>gpu[cuda]</c>, <c>gpu[auto]</c>; the setting <c>frames.gpu.device</c> is stronger.</param>
internal sealed class GpuBackend(string master) : LocalBackend("local[*]")
{
    readonly string device = master.IndexOf('[', StringComparison.Ordinal) is >= 0 and var open ? master[(open + 1)..].TrimEnd(']') : "auto";

    public override string Name => "gpu";

    public override Support Supports(FunctionDefinition function) => FunctionSupport.Of(function);

    public override Support Supports(Type operatorType) => OperatorSupport.Of(operatorType);

    protected override PhysicalPlanner CreatePlanner(QueryRun query) => new GpuPlanner(query, ComputeDevice.For(query.Settings, device));
}
