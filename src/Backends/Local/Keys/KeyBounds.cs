using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Columns;

namespace Frames.Backends.Local.Keys;

/// <summary>The least and the greatest of whole numbers.</summary>
internal static class KeyBounds
{
    /// <summary>The bounds of the values that are not null; the least is above the greatest where there are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (long Least, long Greatest) Of<T>(ReadOnlySpan<T> values, Bitmap validity) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (values.IsEmpty) return (1, 0);
        var (low, high) = validity.IsAll ? All(values) : Valid(values, validity.Words);
        return (long.CreateTruncating(low), long.CreateTruncating(high));
    }

    static (T Least, T Greatest) All<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var (low, high) = (new System.Numerics.Vector<T>(T.MaxValue), new System.Numerics.Vector<T>(T.MinValue));
        var i = 0;
        ref var start = ref MemoryMarshal.GetReference(values);
        for (; i <= values.Length - System.Numerics.Vector<T>.Count; i += System.Numerics.Vector<T>.Count)
        {
            var some = System.Numerics.Vector.LoadUnsafe(ref start, (nuint)i);
            low = System.Numerics.Vector.Min(low, some);
            high = System.Numerics.Vector.Max(high, some);
        }
        var (least, greatest) = (T.MaxValue, T.MinValue);
        for (var lane = 0; lane < System.Numerics.Vector<T>.Count; lane++) (least, greatest) = (T.Min(least, low[lane]), T.Max(greatest, high[lane]));
        for (; i < values.Length; i++) (least, greatest) = (T.Min(least, values[i]), T.Max(greatest, values[i]));
        return (least, greatest);
    }

    static (T Least, T Greatest) Valid<T>(ReadOnlySpan<T> values, ReadOnlySpan<ulong> validity) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var (low, high) = (T.MaxValue, T.MinValue);
        for (var i = 0; i < values.Length; i++)
        {
            var isValid = (validity[i >> 6] >> i & 1) != 0;
            low = isValid ? T.Min(low, values[i]) : low;
            high = isValid ? T.Max(high, values[i]) : high;
        }
        return (low, high);
    }
}
