using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Expressions;
using Frames.Backends.Gpu.Kernels;
using Frames.Backends.Gpu.Stages;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Frames.Backends.Gpu.Grouping;

/// <summary>One aggregate's states on the device; the caller holds the device.</summary>
internal abstract class DeviceFold : IDisposable
{
    public static DeviceFold Create(FoldPlan plan, ComputeDevice device, QuerySettings settings) => (DeviceFold)Activator.CreateInstance(typeof(DeviceFold<,,,,>)
        .MakeGenericType(plan.Argument.Struct, plan.Body.Struct, plan.Body.Argument, plan.Body.State, plan.Body.Result), plan, device, settings)!;

    /// <summary>Adds the rows at hand to a state a thread.</summary>
    public abstract void AddRows(StageRun run);

    /// <summary>Adds chained rows to their groups.</summary>
    /// <param name="run">The rows.</param>
    /// <param name="chains">Their chains.</param>
    /// <param name="known">The groups that have states already.</param>
    public abstract void AddChains(StageRun run, RowChains chains, int known);

    /// <summary>The value of all rows that were added, as one row.</summary>
    public abstract Vector FinishRows(EvaluationContext context);

    /// <summary>The values of some groups.</summary>
    public abstract Vector FinishGroups(int start, int count, EvaluationContext context);

    public abstract void Dispose();
}

internal sealed unsafe class DeviceFold<TExpression, TAggregate, TArgument, TState, TResult>(FoldPlan plan, ComputeDevice device, QuerySettings settings) : DeviceFold
    where TExpression : struct, IDeviceExpression<TArgument>
    where TAggregate : struct, IAggregate<TArgument, TState, TResult>
    where TArgument : unmanaged
    where TState : unmanaged
    where TResult : unmanaged
{
    /// <summary>Threads beyond which the host would have more to merge than it is worth.</summary>
    const int MostRowThreads = 1 << 14;

    readonly AggregateKernel onHost = plan.Spec.CreateKernel(settings);
    readonly DeviceArray<TState> states = new(device);
    readonly DeviceArray<TState> parts = new(device);
    readonly int rowThreads = Math.Min(device.Threads, MostRowThreads);
    Action<Index1D, TExpression, ArrayView<byte>, ArrayView<TState>, ArrayView<int>, long, long>? rows;
    Action<Index1D, TExpression, ArrayView<int>, ArrayView<int>, ArrayView<TState>, ArrayView<int>, long, long>? fold;
    Action<Index1D, ArrayView<TState>, ArrayView<TState>, int, long, long, long>? merge;

    public override void AddRows(StageRun run)
    {
        if (rows is null)
        {
            Start();
            rows = device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, TExpression, ArrayView<byte>, ArrayView<TState>, ArrayView<int>, long, long>(
                FoldKernels.Rows<TExpression, TAggregate, TArgument, TState, TResult>);
        }
        rows(rowThreads, (TExpression)plan.Argument.Bind(run), run.Selected.View, states.View, run.Failed.View, run.Rows, rowThreads);
    }

    public override void AddChains(StageRun run, RowChains chains, int known)
    {
        var count = chains.Groups * chains.Parts;
        parts.Reserve(count);
        if (states.Capacity == 0 || chains.Groups > states.Capacity) states.Reserve(Math.Max(1024, chains.Groups * 2), known);
        fold ??= device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, TExpression, ArrayView<int>, ArrayView<int>, ArrayView<TState>, ArrayView<int>, long, long>(
            FoldKernels.Chains<TExpression, TAggregate, TArgument, TState, TResult>);
        merge ??= device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<TState>, ArrayView<TState>, int, long, long, long>(
            FoldKernels.Merge<TAggregate, TArgument, TState, TResult>);
        fold(device.Threads, (TExpression)plan.Argument.Bind(run), chains.Heads, chains.Next, parts.View, run.Failed.View, count, device.Threads);
        merge(device.Threads, parts.View, states.View, chains.Parts, known, chains.Groups, device.Threads);
    }

    public override Vector FinishRows(EvaluationContext context)
    {
        if (rows is null) Start();
        var read = Read(0, rowThreads, out var addresses);
        for (var i = 1; i < addresses.Length; i++) onHost.Merge([addresses[0]], [addresses[i]], onHost);
        var value = onHost.Finish([addresses[0]], context);
        GC.KeepAlive(read);
        return value;
    }

    public override Vector FinishGroups(int start, int count, EvaluationContext context)
    {
        var read = Read(start, count, out var addresses);
        var values = onHost.Finish(addresses, context);
        GC.KeepAlive(read);
        return values;
    }

    public override void Dispose()
    {
        states.Dispose();
        parts.Dispose();
    }

    void Start()
    {
        states.Reserve(rowThreads);
        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<TState>>(FoldKernels.Start<TAggregate, TArgument, TState, TResult>)(rowThreads, states.View);
    }

    /// <summary>States on the host, and the address of each; they stay in place as long as the array is referenced.</summary>
    TState[] Read(int start, int count, out nint[] addresses)
    {
        device.Accelerator.Synchronize();
        // The kernel may look at a state as whole words of 8 bytes.
        var read = GC.AllocateArray<TState>(count + 8, pinned: true);
        states.Read(read.AsSpan(0, count), start);
        var first = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(read));
        addresses = new nint[count];
        for (var i = 0; i < count; i++) addresses[i] = first + (i * sizeof(TState));
        return read;
    }
}
