using Frames.Columns;
using Frames.Kernels;
using Frames.Sql.Types;
using ILGPU;
using ILGPU.Runtime;

namespace Frames.Backends.Gpu.Device;

/// <summary>An expression with its kernel and the room for its results.</summary>
internal abstract class DeviceMap : IDisposable
{
    public static DeviceMap Create(DeviceNode node, IReadOnlyDictionary<int, DeviceColumn> columns, int capacity)
        => (DeviceMap)Activator.CreateInstance(typeof(DeviceMap<,>).MakeGenericType(node.Struct, node.Result), node.Value(columns), capacity)!;

    /// <summary>The values for the rows uploaded, or null where a row failed; the caller holds the device.</summary>
    public abstract Vector? Run(int length, DataType type, EvaluationContext context);

    public abstract void Dispose();
}

internal sealed class DeviceMap<TExpression, T>(TExpression expression, int capacity) : DeviceMap
    where TExpression : struct, IDeviceExpression<T>
    where T : unmanaged
{
    readonly MemoryBuffer1D<T, Stride1D.Dense> result = ComputeDevice.Current.Accelerator.Allocate1D<T>(capacity);
    readonly MemoryBuffer1D<byte, Stride1D.Dense> validity = ComputeDevice.Current.Accelerator.Allocate1D<byte>(capacity);
    readonly MemoryBuffer1D<int, Stride1D.Dense> failed = ComputeDevice.Current.Accelerator.Allocate1D<int>(1);
    readonly Action<Index1D, TExpression, ArrayView<T>, ArrayView<byte>, ArrayView<int>, long, long> kernel = ComputeDevice.Current.Accelerator
        .LoadAutoGroupedStreamKernel<Index1D, TExpression, ArrayView<T>, ArrayView<byte>, ArrayView<int>, long, long>(MapKernel.Run<TExpression, T>);

    public override Vector? Run(int length, DataType type, EvaluationContext context)
    {
        var device = ComputeDevice.Current;
        failed.MemSetToZero();
        kernel(device.Threads, expression, result.View.AsContiguous(), validity.View.AsContiguous(), failed.View.AsContiguous(), length, device.Threads);
        device.Accelerator.Synchronize();
        var flag = 0;
        failed.View.CopyToCPU(ref flag, 1);
        if (flag != 0) return null;
        var values = context.Arena.Rent<T>(length);
        var valid = context.Arena.Rent<bool>(length);
        result.View.SubView(0, length).CopyToCPU(ref values[0], length);
        validity.View.SubView(0, length).CopyToCPU(ref System.Runtime.CompilerServices.Unsafe.As<bool, byte>(ref valid[0]), length);
        var bits = valid.AsSpan(0, length).Contains(false) ? new Bitmap(Vectors.Pack(valid, length, context)) : Bitmap.All;
        if (typeof(T) != typeof(byte)) return new FlatVector<T>(type, length, values, bits);
        var booleans = context.Arena.Rent<bool>(length);
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan(0, length)).CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes(booleans.AsSpan()));
        return new BooleanVector(type, length, Vectors.Pack(booleans, length, context), bits);
    }

    public override void Dispose()
    {
        result.Dispose();
        validity.Dispose();
        failed.Dispose();
    }
}
