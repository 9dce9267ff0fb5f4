using System.Numerics;
using System.Runtime.CompilerServices;

namespace Frames.Parquet.Encodings;

/// <summary>Moves runs of single bits between bytes and words, up to 64 at a time.</summary>
internal static class BitCopy
{
    /// <summary>Ors <paramref name="count"/> bits from bit <paramref name="from"/> of the bytes into the words from bit <paramref name="to"/> on; says how many are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Or(ReadOnlySpan<byte> data, long from, Span<ulong> words, int to, int count)
    {
        var set = 0;
        while (count > 0)
        {
            var part = Math.Min(count, 64 - (to & 63));
            var value = BitUnpacker.ValueAt(data, from, part);
            set += BitOperations.PopCount(value);
            words[to >> 6] |= value << (to & 63);
            (from, to, count) = (from + part, to + part, count - part);
        }
        return set;
    }

    public static int CountSet(ReadOnlySpan<byte> data, long from, int count)
    {
        var set = 0;
        for (; count > 0; count -= 64, from += 64) set += BitOperations.PopCount(BitUnpacker.ValueAt(data, from, Math.Min(count, 64)));
        return set;
    }

    public static void SetRange(Span<ulong> words, int start, int count)
    {
        while (count > 0)
        {
            var part = Math.Min(count, 64 - (start & 63));
            words[start >> 6] |= (part == 64 ? ulong.MaxValue : (1UL << part) - 1) << (start & 63);
            (start, count) = (start + part, count - part);
        }
    }
}
