using Frames.Backends.Gpu.Planner;
using Frames.Backends.Local;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Planner;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Gpu;

/// <summary>The engine that takes filters and projections of numbers, dates and booleans to a device, and hands every other operator as a whole to Local.</summary>
internal sealed class GpuBackend(string master) : LocalBackend(master)
{
    public override string Name => "gpu";

    public override Support Supports(FunctionDefinition function) => FunctionSupport.Of(function);

    public override Support Supports(Type operatorType) => OperatorSupport.Of(operatorType);

    protected override PhysicalPlanner CreatePlanner(QueryRun query) => new GpuPlanner(query);
}
