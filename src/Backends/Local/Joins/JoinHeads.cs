using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Frames.Columns;

namespace Frames.Backends.Local.Joins;

/// <summary>Loops over a batch's heads: the first partner of each row, or -1. Buffers of heads are padded to whole words of 64 rows.</summary>
internal static class JoinHeads
{
    const int Lanes = 16;

    static readonly Vector512<int> LaneBits = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);

    /// <summary>The rows with a partner.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Matched(ReadOnlySpan<int> heads, int length, Span<ulong> words)
    {
        ref var at = ref MemoryMarshal.GetReference(heads[..(Bitmap.WordCount(length) << 6)]);
        for (var word = 0; word < Bitmap.WordCount(length); word++, at = ref Unsafe.Add(ref at, 64))
        {
            var none = 0UL;
            for (var part = 0; part < 4; part++) none |= Vector512.LoadUnsafe(ref at, (nuint)(part * Lanes)).ExtractMostSignificantBits() << (part * Lanes);
            words[word] = ~none;
        }
    }

    /// <summary>Takes the partners of rows that are not set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Keep(Span<int> heads, int length, ReadOnlySpan<ulong> rows)
    {
        ref var at = ref MemoryMarshal.GetReference(heads[..(Bitmap.WordCount(length) << 6)]);
        for (var word = 0; word < Bitmap.WordCount(length); word++, at = ref Unsafe.Add(ref at, 64))
        {
            if (rows[word] == ulong.MaxValue) continue;
            for (var part = 0; part < 4; part++)
            {
                var bits = Vector512.Create((int)(rows[word] >> (part * Lanes)) & 0xFFFF) & LaneBits;
                (Vector512.LoadUnsafe(ref at, (nuint)(part * Lanes)) | Vector512.Equals(bits, Vector512<int>.Zero)).StoreUnsafe(ref at, (nuint)(part * Lanes));
            }
        }
    }

    /// <summary>Row 0 in place of no partner, for rows that do not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<int> heads, int length)
    {
        ref var at = ref MemoryMarshal.GetReference(heads[..(Bitmap.WordCount(length) << 6)]);
        for (var i = 0; i < Bitmap.WordCount(length) * 64; i += Lanes) Vector512.Max(Vector512.LoadUnsafe(ref at, (nuint)i), Vector512<int>.Zero).StoreUnsafe(ref at, (nuint)i);
    }

    public static ulong[] Ones(int length, Arena arena)
    {
        var words = arena.Rent<ulong>(Bitmap.WordCount(length));
        words.AsSpan().Fill(ulong.MaxValue);
        return words;
    }
}
