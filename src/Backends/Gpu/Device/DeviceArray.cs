using ILGPU;
using ILGPU.Runtime;

namespace Frames.Backends.Gpu.Device;

/// <summary>Values on the device in room that grows. The caller holds the device.</summary>
internal sealed unsafe class DeviceArray<T>(ComputeDevice device) : IDisposable where T : unmanaged
{
    MemoryBuffer1D<T, Stride1D.Dense>? buffer;

    public int Capacity => (int)(buffer?.Length ?? 0);

    public ArrayView<T> View => buffer!.View.AsContiguous();

    /// <summary>Makes room for so many values; of those there only the first <paramref name="kept"/> stay.</summary>
    public void Reserve(int capacity, int kept = 0)
    {
        if (buffer is not null && capacity <= Capacity) return;
        var larger = device.Allocate<T>(Math.Max(1, capacity));
        if (kept > 0) buffer!.View.SubView(0, kept).AsContiguous().CopyTo(larger.View.SubView(0, kept).AsContiguous());
        device.Accelerator.Synchronize();
        buffer?.Dispose();
        buffer = larger;
    }

    /// <summary>Copies values to the device from position <paramref name="start"/> on.</summary>
    public void Write(ReadOnlySpan<T> values, int start = 0)
    {
        if (values.IsEmpty) return;
        // The library takes the address as it is; what the collector moves meanwhile would be copied from where it was.
        fixed (T* pinned = values) buffer!.View.SubView(start, values.Length).CopyFromCPU(ref *pinned, values.Length);
    }

    /// <summary>Copies values from the device.</summary>
    public void Read(Span<T> values, int start = 0)
    {
        if (values.IsEmpty) return;
        fixed (T* pinned = values) buffer!.View.SubView(start, values.Length).CopyToCPU(ref *pinned, values.Length);
    }

    /// <summary>Sets all bytes of the first <paramref name="count"/> values.</summary>
    public void Fill(byte value, int count)
    {
        if (count > 0) buffer!.View.SubView(0, count).AsContiguous().MemSet(value);
    }

    public void Dispose()
    {
        buffer?.Dispose();
        buffer = null;
    }
}
