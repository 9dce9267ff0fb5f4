using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Frames.Backends.Local.Joins;

/// <summary>Finds a row by a key's distance from the least key, which must be within the range.</summary>
internal interface IDenseIndex
{
    /// <summary>The row, or -1.</summary>
    int Head(ulong offset);

    /// <summary>Where the number of a row that exists stands, plus one.</summary>
    ref int Slot(ulong offset);
}

/// <summary>An array with a place for every key of the range.</summary>
internal readonly struct DirectIndex(int[] rows) : IDenseIndex
{
    const ulong Small = 1 << 16;
    const ulong MostPerRow = 8;

    public bool Exists => rows is not null;

    /// <summary>Whether the array takes no more memory than hashes would.</summary>
    public static bool Suits(ulong range, int rows) => range <= Math.Max(Small, MostPerRow * (ulong)rows) && range <= (ulong)Array.MaxLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Head(ulong offset) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(rows), (nint)offset) - 1;

    public ref int Slot(ulong offset) => ref rows[offset];
}

/// <summary>A bit for every key of the range; the row of a bit that is set stands at the number of bits before it. It takes about a sixth of a byte for each key that is missing.</summary>
internal readonly struct RankedIndex(ulong[] bits, int[] ranks, int[] rows) : IDenseIndex
{
    const ulong Small = 1 << 23;
    const ulong MostPerRow = 128;

    public static bool Suits(ulong range, int rows) => range <= Math.Max(Small, MostPerRow * (ulong)rows) && range <= int.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Head(ulong offset)
    {
        var word = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bits), (nint)(offset >> 6));
        if ((word >> (int)offset & 1) == 0) return -1;
        return rows[ranks[offset >> 6] + BitOperations.PopCount(word & ((1UL << (int)offset) - 1))] - 1;
    }

    public ref int Slot(ulong offset)
        => ref rows[ranks[offset >> 6] + BitOperations.PopCount(bits[offset >> 6] & ((1UL << (int)offset) - 1))];
}
