using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Expressions;
using Frames.Backends.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Frames.Backends.Gpu.Stages;

/// <summary>A step's kernel.</summary>
internal abstract class StageKernel
{
    public static StageKernel Create(StageStep step, ComputeDevice device) => (StageKernel)(step.Slot is null
        ? Activator.CreateInstance(typeof(ConditionKernel<>).MakeGenericType(step.Node.Struct), step, device)!
        : Activator.CreateInstance(typeof(ComputeKernel<,>).MakeGenericType(step.Node.Struct, step.Node.Result), step, device)!);

    /// <summary>Runs the step over the rows at hand; the caller holds the device.</summary>
    public abstract void Launch(StageRun run);
}

internal sealed class ConditionKernel<TExpression>(StageStep step, ComputeDevice device) : StageKernel where TExpression : struct, IDeviceExpression<byte>
{
    readonly Action<Index1D, TExpression, ArrayView<byte>, ArrayView<int>, long, long> kernel = device.Accelerator
        .LoadAutoGroupedStreamKernel<Index1D, TExpression, ArrayView<byte>, ArrayView<int>, long, long>(RowKernels.Keep);

    public override void Launch(StageRun run)
        => kernel(device.Threads, (TExpression)step.Node.Bind(run), run.Selected.View, run.Failed.View, run.Rows, device.Threads);
}

internal sealed class ComputeKernel<TExpression, T>(StageStep step, ComputeDevice device) : StageKernel
    where TExpression : struct, IDeviceExpression<T>
    where T : unmanaged
{
    readonly Action<Index1D, TExpression, ArrayView<byte>, ArrayView<T>, ArrayView<byte>, ArrayView<int>, long, long> kernel = device.Accelerator
        .LoadAutoGroupedStreamKernel<Index1D, TExpression, ArrayView<byte>, ArrayView<T>, ArrayView<byte>, ArrayView<int>, long, long>(RowKernels.Compute);

    public override void Launch(StageRun run)
    {
        var result = (DeviceColumn<T>)run.Columns[step.Slot!.Value];
        kernel(device.Threads, (TExpression)step.Node.Bind(run), run.Selected.View, result.Values.View, result.Validity.View, run.Failed.View, run.Rows, device.Threads);
    }
}
