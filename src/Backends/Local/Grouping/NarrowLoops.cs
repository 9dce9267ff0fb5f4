using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Frames.Backends.Local.Grouping;

/// <summary>The loops of narrow decimals, eight values at a time where the machine has registers for it.</summary>
internal static class NarrowLoops
{
    /// <summary>At least the greatest magnitude of the values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static UInt128 Bound(ReadOnlySpan<long> values)
    {
        // The magnitude of v is at most that of v xor its sign plus one; or-ing keeps the highest bit, which is all a bound needs.
        var bits = 0L;
        var i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var all = Vector512<long>.Zero;
            for (; i <= values.Length - Vector512<long>.Count; i += Vector512<long>.Count)
            {
                var some = Vector512.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)i);
                all |= some ^ (some >> 63);
            }
            for (var lane = 0; lane < Vector512<long>.Count; lane++) bits |= all[lane];
        }
        for (; i < values.Length; i++) bits |= values[i] ^ (values[i] >> 63);
        return ((UInt128)1 << (64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)bits)));
    }

    public static void Run(NarrowOperation operation, ReadOnlySpan<long> left, ReadOnlySpan<long> right, Span<long> result)
    {
        switch (operation)
        {
            case NarrowOperation.Add: Run<Addition>(left, right, result); break;
            case NarrowOperation.Subtract: Run<Subtraction>(left, right, result); break;
            default: Run<Multiplication>(left, right, result); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Run<TOperation>(ReadOnlySpan<long> left, ReadOnlySpan<long> right, Span<long> result) where TOperation : struct, INarrowOperation
    {
        var i = 0;
        right = right[..left.Length];
        result = result[..left.Length];
        if (Vector512.IsHardwareAccelerated)
            for (; i <= left.Length - Vector512<long>.Count; i += Vector512<long>.Count)
                TOperation.Invoke(Vector512.LoadUnsafe(in MemoryMarshal.GetReference(left), (nuint)i), Vector512.LoadUnsafe(in MemoryMarshal.GetReference(right), (nuint)i))
                    .StoreUnsafe(ref MemoryMarshal.GetReference(result), (nuint)i);
        for (; i < left.Length; i++) result[i] = TOperation.Invoke(left[i], right[i]);
    }

    interface INarrowOperation
    {
        static abstract long Invoke(long left, long right);
        static abstract Vector512<long> Invoke(Vector512<long> left, Vector512<long> right);
    }

    readonly struct Addition : INarrowOperation
    {
        public static long Invoke(long left, long right) => left + right;
        public static Vector512<long> Invoke(Vector512<long> left, Vector512<long> right) => left + right;
    }

    readonly struct Subtraction : INarrowOperation
    {
        public static long Invoke(long left, long right) => left - right;
        public static Vector512<long> Invoke(Vector512<long> left, Vector512<long> right) => left - right;
    }

    readonly struct Multiplication : INarrowOperation
    {
        public static long Invoke(long left, long right) => left * right;
        public static Vector512<long> Invoke(Vector512<long> left, Vector512<long> right) => left * right;
    }
}
