using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Frames.Parquet.Reading;

/// <summary>Moves values that lie one after another to the rows whose bits are set, in place, from the end. Rows between them get some value of the column.</summary>
internal static class Spread
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Values<T>(Span<T> values, int count, ReadOnlySpan<ulong> validity, int rows) where T : unmanaged
    {
        if (count == 0)
        {
            values[..rows].Clear();
            return;
        }
        var wide = Avx512F.IsSupported && (Unsafe.SizeOf<T>() == 4 || Unsafe.SizeOf<T>() == 8);
        for (var word = (rows - 1) >> 6; word >= 0; word--)
        {
            var (start, bits) = (word << 6, validity[word]);
            var length = Math.Min(64, rows - start);
            if (length < 64) bits &= (1UL << length) - 1;
            var present = BitOperations.PopCount(bits);
            count -= present;
            if (present == length) values.Slice(count, length).CopyTo(values[start..]);
            else if (present == 0) values.Slice(start, length).Fill(values[0]);
            else if (wide && length == 64) ExpandBlock(values, count, start, bits);
            else SpreadBlock(values, count + present, start, length, bits);
        }
    }

    /// <summary>The same for values of one bit.</summary>
    public static void Bits(Span<ulong> words, int count, ReadOnlySpan<ulong> validity, int rows)
    {
        for (var row = rows - 1; row >= 0; row--)
        {
            if ((validity[row >> 6] >> row & 1) == 0) continue;
            count--;
            var set = (words[count >> 6] >> count & 1) != 0;
            var bit = 1UL << row;
            words[row >> 6] = set ? words[row >> 6] | bit : words[row >> 6] & ~bit;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void SpreadBlock<T>(Span<T> values, int value, int start, int length, ulong bits) where T : unmanaged
    {
        for (var i = length - 1; i >= 0; i--)
        {
            var bit = (int)(bits >> i & 1);
            values[start + i] = values[Math.Max(value - 1, 0)];
            value -= bit;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void ExpandBlock<T>(Span<T> values, int from, int start, ulong bits) where T : unmanaged
    {
        // From the last part to the first: what a part overwrites was read before.
        if (Unsafe.SizeOf<T>() == 4)
        {
            ref var lanes = ref Unsafe.As<T, int>(ref MemoryMarshal.GetReference(values));
            for (var part = 3; part >= 0; part--)
            {
                var mask = (uint)(bits >> (part * 16)) & 0xFFFF;
                var at = from + BitOperations.PopCount(bits & ((1UL << (part * 16)) - 1));
                Avx512F.Expand(Vector512<int>.Zero, MaskOf16(mask), Load(ref lanes, at, values.Length)).StoreUnsafe(ref lanes, (nuint)(start + part * 16));
            }
            return;
        }
        ref var wide = ref Unsafe.As<T, long>(ref MemoryMarshal.GetReference(values));
        for (var part = 7; part >= 0; part--)
        {
            var mask = (ulong)(byte)(bits >> (part * 8));
            var at = from + BitOperations.PopCount(bits & ((1UL << (part * 8)) - 1));
            Avx512F.Expand(Vector512<long>.Zero, MaskOf8(mask), Load(ref wide, at, values.Length)).StoreUnsafe(ref wide, (nuint)(start + part * 8));
        }
    }

    static Vector512<T> Load<T>(ref T values, int at, int length)
    {
        if (at + Vector512<T>.Count <= length) return Vector512.LoadUnsafe(ref values, (nuint)at);
        var result = Vector512<T>.Zero;
        for (var i = 0; i < length - at; i++) result = result.WithElement(i, Unsafe.Add(ref values, at + i));
        return result;
    }

    static Vector512<int> MaskOf16(uint bits)
    {
        var powers = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        return Vector512.Equals(Vector512.Create((int)bits) & powers, powers);
    }

    static Vector512<long> MaskOf8(ulong bits)
    {
        var powers = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
        return Vector512.Equals(Vector512.Create((long)bits) & powers, powers);
    }
}
