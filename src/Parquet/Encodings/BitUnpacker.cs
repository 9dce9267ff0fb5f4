using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Frames.Parquet.Encodings;

/// <summary>
/// Takes values of 0 to 64 bits apart that lie bit by bit, the lowest first. The vector loops read and write past their part where the spans allow it (a tail costs
/// more than what the next run overwrites), so spans that reach 64 bytes further are read fastest.
/// </summary>
internal static class BitUnpacker
{
    const int WidestInLane = 25;
    static readonly Shape?[] shapes = new Shape?[(WidestInLane + 1) * 8];

    /// <summary>Unpacks <paramref name="count"/> values of at most 32 bits that begin at <paramref name="bit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack(ReadOnlySpan<byte> data, long bit, int width, Span<int> destination, int count)
    {
        var done = 0;
        if (width is > 0 and <= WidestInLane && count >= 8)
        {
            if (Avx512Vbmi.IsSupported) done = UnpackBy16(data, bit, width, destination, count);
            else if (Avx2.IsSupported) done = UnpackBy8(data, bit, width, destination, count);
        }
        for (bit += (long)done * width; done < count; done++, bit += width) destination[done] = (int)ValueAt(data, bit, width);
    }

    /// <summary>Unpacks values of at most 8 bits: levels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack(ReadOnlySpan<byte> data, long bit, int width, Span<byte> destination, int count)
    {
        for (var i = 0; i < count; i++, bit += width) destination[i] = (byte)ValueAt(data, bit, width);
    }

    /// <summary>Unpacks values of at most 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack(ReadOnlySpan<byte> data, long bit, int width, Span<long> destination, int count)
    {
        for (var i = 0; i < count; i++, bit += width) destination[i] = (long)ValueAt(data, bit, width);
    }

    /// <summary>The value of <paramref name="width"/> bits at <paramref name="bit"/>; bits past the end are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ValueAt(ReadOnlySpan<byte> data, long bit, int width)
    {
        if (width == 0) return 0;
        var (at, shift) = ((int)(bit >> 3), (int)(bit & 7));
        var value = WordAt(data, at) >> shift;
        if (shift + width > 64) value |= WordAt(data, at + 8) << (64 - shift);
        return width == 64 ? value : value & ((1UL << width) - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong WordAt(ReadOnlySpan<byte> data, int at) => at + 8 <= data.Length ? MemoryMarshal.Read<ulong>(data[at..]) : TailWordAt(data, at);

    static ulong TailWordAt(ReadOnlySpan<byte> data, int at)
    {
        ulong word = 0;
        for (var i = at; i < data.Length; i++) word |= (ulong)data[i] << ((i - at) * 8);
        return word;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int UnpackBy16(ReadOnlySpan<byte> data, long bit, int width, Span<int> destination, int count)
    {
        var shape = ShapeOf(width, (int)(bit & 7));
        var (bytes, shifts) = (Vector512.Create<byte>(shape.Bytes), Vector512.Create<uint>(shape.Shifts));
        var mask = Vector512.Create((1u << width) - 1);
        var (start, step) = ((int)(bit >> 3), width * 2);
        var blocks = Math.Min((count + 15) / 16, Math.Min((data.Length - start - 64) / step + 1, destination.Length / 16));
        if (data.Length - start < 64) return 0;
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetReference(data), start);
        ref var to = ref Unsafe.As<int, uint>(ref MemoryMarshal.GetReference(destination));
        for (var i = 0; i < blocks; i++)
        {
            var lanes = Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref from, (nuint)(i * step)), bytes).AsUInt32();
            (Avx512F.ShiftRightLogicalVariable(lanes, shifts) & mask).StoreUnsafe(ref to, (nuint)(i * 16));
        }
        return Math.Min(count, blocks * 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int UnpackBy8(ReadOnlySpan<byte> data, long bit, int width, Span<int> destination, int count)
    {
        var phase = (int)(bit & 7);
        var shape = ShapeOf(width, phase);
        // Four values at most span 14 bytes, so each half of the register loads where its first value begins.
        var upper = (4 * width + phase) >> 3;
        var low = Vector128.Create<byte>(shape.Bytes.AsSpan(0, 16));
        var high = Vector128.Create<byte>(shape.Bytes.AsSpan(16, 16)) - Vector128.Create((byte)upper);
        var (bytes, shifts) = (Vector256.Create(low, high), Vector256.Create<uint>(shape.Shifts.AsSpan(0, 8)));
        var mask = Vector256.Create((1u << width) - 1);
        var start = (int)(bit >> 3);
        var blocks = Math.Min((count + 7) / 8, Math.Min((data.Length - start - upper - 16) / width + 1, destination.Length / 8));
        if (data.Length - start - upper < 16) return 0;
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetReference(data), start);
        ref var to = ref Unsafe.As<int, uint>(ref MemoryMarshal.GetReference(destination));
        for (var i = 0; i < blocks; i++)
        {
            var at = (nuint)(i * width);
            var lanes = Vector256.Create(Vector128.LoadUnsafe(ref from, at), Vector128.LoadUnsafe(ref from, at + (nuint)upper));
            (Avx2.ShiftRightLogicalVariable(Avx2.Shuffle(lanes, bytes).AsUInt32(), shifts) & mask).StoreUnsafe(ref to, (nuint)(i * 8));
        }
        return Math.Min(count, blocks * 8);
    }

    static Shape ShapeOf(int width, int phase) => shapes[width * 8 + phase] ??= new(width, phase);

    /// <summary>Which four bytes hold the value of each 32-bit lane, and how far it is shifted there.</summary>
    sealed class Shape
    {
        public readonly byte[] Bytes = new byte[64];
        public readonly uint[] Shifts = new uint[16];

        public Shape(int width, int phase)
        {
            for (var lane = 0; lane < 16; lane++)
            {
                var bit = lane * width + phase;
                Shifts[lane] = (uint)(bit & 7);
                for (var i = 0; i < 4; i++) Bytes[lane * 4 + i] = (byte)((bit >> 3) + i);
            }
        }
    }

    /// <summary>The number of bits that <paramref name="value"/> takes.</summary>
    public static int WidthOf(ulong value) => 64 - BitOperations.LeadingZeroCount(value);
}
