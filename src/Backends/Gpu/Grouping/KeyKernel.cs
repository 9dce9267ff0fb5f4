using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Expressions;
using Frames.Backends.Gpu.Kernels;
using Frames.Backends.Gpu.Stages;
using ILGPU;
using ILGPU.Runtime;

namespace Frames.Backends.Gpu.Grouping;

/// <summary>The kernel of a key.</summary>
internal abstract class KeyKernel
{
    public static KeyKernel Create(KeyPlan plan, int index, ComputeDevice device)
        => (KeyKernel)Activator.CreateInstance(typeof(KeyKernel<>).MakeGenericType(plan.Bits.Struct), plan, index, device)!;

    /// <summary>Evaluates the key of the rows at hand into the lanes, behind the known groups.</summary>
    public abstract void Launch(StageRun run, DeviceArray<long> lanes, int span, int capacity);
}

internal sealed class KeyKernel<TExpression>(KeyPlan plan, int index, ComputeDevice device) : KeyKernel where TExpression : struct, IDeviceExpression<long>
{
    readonly Action<Index1D, TExpression, ArrayView<byte>, ArrayView<long>, ArrayView<long>, ArrayView<int>, long, long, long> kernel = device.Accelerator
        .LoadAutoGroupedStreamKernel<Index1D, TExpression, ArrayView<byte>, ArrayView<long>, ArrayView<long>, ArrayView<int>, long, long, long>(GroupKernels.Key);

    public override void Launch(StageRun run, DeviceArray<long> lanes, int span, int capacity)
    {
        var lane = lanes.View.SubView(((long)(index + 1) * span) + capacity, run.Rows);
        var nulls = lanes.View.SubView(capacity, run.Rows);
        kernel(device.Threads, (TExpression)plan.Bits.Bind(run), run.Selected.View, lane, nulls, run.Failed.View, 1L << index, run.Rows, device.Threads);
    }
}
