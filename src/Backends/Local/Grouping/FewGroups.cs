using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Frames.Columns;

namespace Frames.Backends.Local.Grouping;

/// <summary>A batch's rows by group, as bits, where they belong to a few groups only: aggregates then run over each group's rows in registers, without a state's address for each row.</summary>
internal sealed class FewGroups
{
    /// <summary>With more groups, going over all rows for each costs more than going to each row's state.</summary>
    const int Most = 8;

    readonly nint[] groups = new nint[Most];
    readonly ulong[][] words = new ulong[Most][];

    public int Count { get; private set; }

    public nint this[int index] => groups[index];

    /// <summary>The rows of a group; good until the next batch.</summary>
    public Bitmap RowsOf(int index) => new(words[index]);

    /// <summary>Finds out the groups of the rows that count; false where they are too many.</summary>
    public bool Split(ReadOnlySpan<nint> rows, Bitmap live, Arena arena)
    {
        Count = 0;
        for (var word = 0; word < Bitmap.WordCount(rows.Length); word++)
        {
            var open = Bitmap.WordAt(live.Words, word) & Bitmap.TailMask(word, rows.Length);
            var part = rows.Slice(word << 6, Math.Min(64, rows.Length - (word << 6)));
            for (var i = 0; i < Count && open != 0; i++) open &= ~(words[i][word] = Equal(part, groups[i]) & open);
            while (open != 0)
            {
                if (Count == Most) return false;
                words[Count] = arena.RentCleared<ulong>(Bitmap.WordCount(rows.Length));
                groups[Count] = part[BitOperations.TrailingZeroCount(open)];
                open &= ~(words[Count][word] = Equal(part, groups[Count]) & open);
                Count++;
            }
        }
        return true;
    }

    /// <summary>The bits of the rows that equal <paramref name="group"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ulong Equal(ReadOnlySpan<nint> rows, nint group)
    {
        var (result, i) = (0UL, 0);
        if (Vector512.IsHardwareAccelerated && rows.Length == 64)
        {
            ref var first = ref MemoryMarshal.GetReference(rows);
            var wanted = Vector512.Create(group);
            for (; i < 64; i += 8) result |= Vector512.Equals(Vector512.LoadUnsafe(ref first, (nuint)i), wanted).ExtractMostSignificantBits() << i;
        }
        for (; i < rows.Length; i++) if (rows[i] == group) result |= 1UL << i;
        return result;
    }
}
