using Frames.Kernels;
using ILGPU;

namespace Frames.Backends.Gpu.Expressions;

// A grouping key as 64 bits: equal keys have equal bits.

/// <summary>A whole number, or what lies in memory as one.</summary>
internal readonly struct WholeKey<T> : IUnary<T, long> where T : unmanaged
{
    public static long Invoke(T value, ref long error) => NumberConversions.WholeToLong(value);
}

/// <summary>A boolean, which is a byte here.</summary>
internal readonly struct BooleanKey : IUnary<byte, long>
{
    public static long Invoke(byte value, ref long error) => value;
}

/// <summary>A double; NaNs are one, and so are zeros.</summary>
internal readonly struct DoubleKey : IUnary<double, long>
{
    public static long Invoke(double value, ref long error) => double.IsNaN(value) ? 0x7FF8000000000000L : value == 0 ? 0L : (long)Interop.FloatAsInt(value);
}

/// <summary>A float, as the double of the same value.</summary>
internal readonly struct FloatKey : IUnary<float, long>
{
    public static long Invoke(float value, ref long error) => DoubleKey.Invoke(value, ref error);
}
