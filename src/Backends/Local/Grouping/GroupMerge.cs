using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Frames.Backends.Local.Keys;
using Frames.Kernels;

namespace Frames.Backends.Local.Grouping;

/// <summary>
/// Merges one partition's rows of groups where they lie: the first row of a group takes in the others, and nothing is copied. For states without managed memory, which would stay
/// with the kernels that made it.
/// </summary>
internal sealed unsafe class GroupMerge(KeyLayout layout, int stateOffset, GroupStates states, EvaluationContext context)
{
    const ulong AddressMask = (1UL << 48) - 1;
    const int PrefetchAhead = 16;
    const int PairsPerStep = 1024;

    readonly nint[] into = new nint[PairsPerStep];
    readonly nint[] from = new nint[PairsPerStep];

    /// <summary>The rows that stay, one a group.</summary>
    public nint[] Merge(IReadOnlyList<nint[]> pieces)
    {
        var result = new nint[pieces.Sum(piece => piece.Length)];
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, result.Length * 2));
        var slots = context.Arena.RentCleared<ulong>(size);
        var count = 0;
        foreach (var piece in pieces)
            count = layout.HasBytes ? Add<LanesWithBytes>(piece, slots, size, result, count) : layout.Lanes switch
            {
                1 => Add<OneLane>(piece, slots, size, result, count),
                2 => Add<TwoLanes>(piece, slots, size, result, count),
                _ => Add<ManyLanes>(piece, slots, size, result, count),
            };
        return result[..count];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Add<TEquality>(nint[] rows, ulong[] directory, int size, nint[] result, int count) where TEquality : struct, IKeyEquality
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(directory);
        var (mask, shift, addresses, pairs) = ((ulong)size - 1, 64 - BitOperations.Log2((uint)size), layout.Addresses, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            if (Sse.IsSupported && i + PrefetchAhead < rows.Length) Sse.Prefetch0((void*)rows[i + PrefetchAhead]);
            var row = rows[i];
            var hash = GroupTable.Hash(row);
            var slot = hash >> shift;
            while (true)
            {
                ref var entry = ref Unsafe.Add(ref slots, (nint)slot);
                if (entry == 0)
                {
                    entry = (ulong)row | (hash << 48);
                    result[count++] = row;
                    break;
                }
                var group = (nint)(entry & AddressMask);
                if (((entry >> 48) ^ (hash & 0xFFFF)) == 0 && TEquality.Same(GroupTable.Key(group), GroupTable.Key(row), addresses))
                {
                    (into[pairs], from[pairs]) = (group + stateOffset, row + stateOffset);
                    if (++pairs == PairsPerStep) pairs = MergeStates(pairs);
                    break;
                }
                slot = (slot + 1) & mask;
            }
        }
        MergeStates(pairs);
        return count;
    }

    int MergeStates(int pairs)
    {
        var at = 0;
        for (var k = 0; k < states.Kernels.Length; k++)
        {
            var by = states.Offsets[k] - at;
            at = states.Offsets[k];
            for (var i = 0; i < pairs; i++) (into[i], from[i]) = (into[i] + by, from[i] + by);
            states.Kernels[k].Merge(into.AsSpan(0, pairs), from.AsSpan(0, pairs), states.Kernels[k]);
        }
        return 0;
    }
}
