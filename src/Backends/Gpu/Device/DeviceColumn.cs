using System.Runtime.InteropServices;
using Frames.Columns;
using Frames.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Frames.Backends.Gpu.Device;

/// <summary>Room for a batch's column on the device.</summary>
internal abstract class DeviceColumn : IDisposable
{
    /// <summary>The leaf of expressions that reads it, boxed.</summary>
    public abstract object Leaf { get; }

    public static DeviceColumn Create(Type type, int capacity) => (DeviceColumn)Activator.CreateInstance(typeof(DeviceColumn<>).MakeGenericType(type), capacity)!;

    /// <summary>Copies the column's values to the device; the caller holds the device.</summary>
    public abstract void Upload(Vector vector, EvaluationContext context);

    public abstract void Dispose();
}

internal sealed class DeviceColumn<T>(int capacity) : DeviceColumn where T : unmanaged
{
    readonly MemoryBuffer1D<T, Stride1D.Dense> data = ComputeDevice.Current.Accelerator.Allocate1D<T>(capacity);
    readonly MemoryBuffer1D<byte, Stride1D.Dense> validity = ComputeDevice.Current.Accelerator.Allocate1D<byte>(capacity);

    public override object Leaf => new DeviceColumnValue<T> { Data = data.View.AsContiguous(), Validity = validity.View.AsContiguous() };

    public override void Upload(Vector vector, EvaluationContext context)
    {
        var length = vector.Length;
        var values = typeof(T) == typeof(byte) ? MemoryMarshal.Cast<byte, T>(MemoryMarshal.AsBytes(Vectors.Values<bool>(vector, context))) : Vectors.Values<T>(vector, context);
        Copy(values, data, context);
        var valid = context.Arena.Rent<byte>(length).AsSpan(0, length);
        var bits = Vectors.Validity(vector, context);
        if (bits.IsAll) valid.Fill(1);
        else for (var i = 0; i < length; i++) valid[i] = bits[i] ? (byte)1 : (byte)0;
        Copy<byte>(valid, validity, context);
    }

    public override void Dispose()
    {
        data.Dispose();
        validity.Dispose();
    }

    static void Copy<TValue>(ReadOnlySpan<TValue> values, MemoryBuffer1D<TValue, Stride1D.Dense> buffer, EvaluationContext context) where TValue : unmanaged
    {
        if (values.IsEmpty) return;
        var staged = context.Arena.Rent<TValue>(values.Length);
        values.CopyTo(staged);
        buffer.View.SubView(0, values.Length).CopyFromCPU(ref staged[0], values.Length);
    }
}
