using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Frames.Columns;

/// <summary>Picks bits by position.</summary>
internal static class BitGather
{
    /// <summary>The bits at the given rows; a row of -1 gives 0.</summary>
    public static ulong[] Gather(ReadOnlySpan<ulong> words, int length, ReadOnlySpan<int> rows, Arena arena)
    {
        var result = arena.Rent<ulong>(Bitmap.WordCount(rows.Length));
        if (!AreBelow(rows, length)) OneByOne(words, rows, result);
        else if (length <= 64 && Avx512Vbmi.IsSupported) InRegister(words, length, rows, result);
        else ThroughBytes(words, length, rows, result, arena);
        return result;
    }

    /// <summary>Whether all numbers are at least 0 and below <paramref name="limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AreBelow(ReadOnlySpan<int> numbers, int limit)
    {
        var (greatest, i) = (0u, 0);
        if (Vector512.IsHardwareAccelerated && numbers.Length >= Vector512<uint>.Count)
        {
            ref var first = ref Unsafe.As<int, uint>(ref MemoryMarshal.GetReference(numbers));
            var most = Vector512<uint>.Zero;
            for (; i <= numbers.Length - Vector512<uint>.Count; i += Vector512<uint>.Count) most = Vector512.Max(most, Vector512.LoadUnsafe(ref first, (nuint)i));
            if (Vector512.GreaterThanOrEqualAny(most, Vector512.Create((uint)limit))) return false;
        }
        for (; i < numbers.Length; i++) greatest = Math.Max(greatest, (uint)numbers[i]);
        return greatest < (uint)limit || numbers.IsEmpty;
    }

    static void OneByOne(ReadOnlySpan<ulong> words, ReadOnlySpan<int> rows, Span<ulong> result)
    {
        result[..Bitmap.WordCount(rows.Length)].Clear();
        for (var i = 0; i < rows.Length; i++)
            if (rows[i] is >= 0 and var row && (words[row >> 6] >> row & 1) != 0) result[i >> 6] |= 1UL << i;
    }

    /// <summary>Up to 64 bits stand in one register as bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void InRegister(ReadOnlySpan<ulong> words, int length, ReadOnlySpan<int> rows, Span<ulong> result)
    {
        Span<byte> bytes = stackalloc byte[64];
        Unpack(words, length, bytes);
        var table = Vector512.Create<byte>(bytes);
        ref var first = ref MemoryMarshal.GetReference(rows);
        var i = 0;
        for (; i <= rows.Length - 64; i += 64)
        {
            var low = Vector256.Create(Narrow(ref first, i), Narrow(ref first, i + 16));
            var high = Vector256.Create(Narrow(ref first, i + 32), Narrow(ref first, i + 48));
            result[i >> 6] = Avx512Vbmi.PermuteVar64x8(table, Vector512.Create(low, high)).ExtractMostSignificantBits();
        }
        if (i == rows.Length) return;
        var last = 0UL;
        for (var row = i; row < rows.Length; row++) last |= (words[0] >> rows[row] & 1) << row;
        result[i >> 6] = last;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<byte> Narrow(ref int first, int at) => Avx512F.ConvertToVector128Byte(Vector512.LoadUnsafe(ref first, (nuint)at));

    /// <summary>A load and a store a row, and the bytes packed afterwards: half the time of shifting each bit into its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void ThroughBytes(ReadOnlySpan<ulong> words, int length, ReadOnlySpan<int> rows, Span<ulong> result, Arena arena)
    {
        var table = arena.Rent<byte>(length);
        Unpack(words, length, table);
        var picked = arena.Rent<byte>(rows.Length);
        ref var from = ref MemoryMarshal.GetArrayDataReference(table);
        ref var to = ref MemoryMarshal.GetArrayDataReference(picked);
        for (var i = 0; i < rows.Length; i++) Unsafe.Add(ref to, i) = Unsafe.Add(ref from, (nint)(uint)rows[i]);
        for (var i = 0; i < rows.Length; i += 64) result[i >> 6] = Vector512.LoadUnsafe(ref to, (nuint)i).ExtractMostSignificantBits();
    }

    /// <summary>A byte a bit, with the bit on top.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Unpack(ReadOnlySpan<ulong> words, int length, Span<byte> bytes)
    {
        for (var i = 0; i < length; i += 8)
        {
            var eight = words[i >> 6] >> (i & 63) & 0xFF;
            var spread = Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitDeposit(eight, 0x8080_8080_8080_8080) : Spread(eight);
            MemoryMarshal.Write(bytes[i..], in spread);
        }
    }

    static ulong Spread(ulong eight)
    {
        var result = 0UL;
        for (var bit = 0; bit < 8; bit++) result |= (eight >> bit & 1) << (bit * 8 + 7);
        return result;
    }
}
