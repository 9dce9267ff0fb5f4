using System.Numerics;
using System.Runtime.CompilerServices;

namespace Frames.Columns;

/// <summary>One bit a row, in 64-bit words from bit 0 of word 0: validity (set = not null), selections, boolean values. No words at all means every bit is set.</summary>
internal readonly struct Bitmap(ReadOnlyMemory<ulong> words)
{
    /// <summary>The words; empty when every bit is set. Bits past the last row are undefined.</summary>
    public ReadOnlyMemory<ulong> Memory { get; } = words;

    public static Bitmap All => default;

    public bool IsAll => Memory.IsEmpty;

    public ReadOnlySpan<ulong> Words => Memory.Span;

    public bool this[int row] => Memory.IsEmpty || (Memory.Span[row >> 6] >> row & 1) != 0;

    public static int WordCount(int rows) => (rows + 63) >> 6;

    /// <summary>The mask of the bits that belong to rows in word <paramref name="word"/> of <paramref name="rows"/> rows.</summary>
    public static ulong TailMask(int word, int rows) => rows - (word << 6) >= 64 ? ulong.MaxValue : (1UL << (rows & 63)) - 1;

    /// <summary>The word, all ones if there are no words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong WordAt(ReadOnlySpan<ulong> words, int index) => words.IsEmpty ? ulong.MaxValue : words[index];

    public int CountSet(int rows) => IsAll ? rows : CountSet(Words, rows);

    public static int CountSet(ReadOnlySpan<ulong> words, int rows)
    {
        var count = 0;
        for (var i = 0; i < WordCount(rows); i++) count += BitOperations.PopCount(words[i] & TailMask(i, rows));
        return count;
    }

    /// <summary>The bits from <paramref name="start"/> on, moved to bit 0; shares memory where the start is a multiple of 64.</summary>
    public Bitmap Slice(int start, int length)
    {
        if (IsAll) return this;
        if ((start & 63) == 0) return new(Memory.Slice(start >> 6, WordCount(length)));
        var source = Words[(start >> 6)..];
        var shift = start & 63;
        var result = new ulong[WordCount(length)];
        for (var i = 0; i < result.Length; i++)
            result[i] = (source[i] >> shift) | (i + 1 < source.Length ? source[i + 1] << (64 - shift) : 0);
        return new(result);
    }

    /// <summary>Bits that are set in both.</summary>
    public static Bitmap And(Bitmap left, Bitmap right, int rows, Arena arena)
    {
        if (left.IsAll) return right;
        if (right.IsAll) return left;
        var result = arena.Rent<ulong>(WordCount(rows));
        var a = left.Words;
        var b = right.Words;
        for (var i = 0; i < WordCount(rows); i++) result[i] = a[i] & b[i];
        return new(result);
    }

    public static void Set(Span<ulong> words, int row) => words[row >> 6] |= 1UL << row;

    public static void Clear(Span<ulong> words, int row) => words[row >> 6] &= ~(1UL << row);
}
