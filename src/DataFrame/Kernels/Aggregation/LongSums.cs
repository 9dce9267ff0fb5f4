using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Frames.Columns;

namespace Frames.Kernels.Aggregation;

/// <summary>Exact sums of 64-bit values: the lanes add low and high halves apart, which no number of rows in a batch overflows.</summary>
internal static class LongSums
{
    public static bool AreFast => Vector512.IsHardwareAccelerated;

    /// <summary>The sum of the values whose bits are set, all if there are no words, and how many these are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Int128 Sum(ReadOnlySpan<long> values, ReadOnlySpan<ulong> words, out long count)
    {
        var (low, high, row) = (Vector512<long>.Zero, Vector512<long>.Zero, 0);
        count = 0;
        if (AreFast)
        {
            ref var first = ref MemoryMarshal.GetReference(values);
            var lowHalf = Vector512.Create(0xFFFF_FFFFL);
            // A local, for a static field would be loaded anew each time.
            var bitOfLane = Vector512.Create(1UL, 2, 4, 8, 16, 32, 64, 128);
            for (; row <= values.Length - 64; row += 64)
            {
                var word = Bitmap.WordAt(words, row >> 6);
                count += BitOperations.PopCount(word);
                if (word == 0) continue;
                for (var i = 0; i < 64; i += 8)
                {
                    var lanes = Vector512.LoadUnsafe(ref first, (nuint)(row + i));
                    lanes &= Vector512.Equals(Vector512.Create(word >> i) & bitOfLane, bitOfLane).AsInt64();
                    low += lanes & lowHalf;
                    high += lanes >> 32;
                }
            }
        }
        var sum = ((Int128)Vector512.Sum(high) << 32) + Vector512.Sum(low);
        for (; row < values.Length; row++)
        {
            if ((Bitmap.WordAt(words, row >> 6) >> row & 1) == 0) continue;
            sum += values[row];
            count++;
        }
        return sum;
    }
}
