using Frames.Backends.Gpu.Expressions;
using ILGPU;

namespace Frames.Backends.Gpu.Kernels;

/// <summary>
/// A hash table of groups. An entry of <see cref="Slots"/> is -1 or where the key lies in <see cref="Keys"/>: below <see cref="Capacity"/> the keys of known groups, behind them those of the
/// rows at hand, so that no thread ever waits for another to write a key.
/// </summary>
internal struct GroupView
{
    public ArrayView<int> Slots;

    /// <summary>The lanes of the keys, each <see cref="Span"/> long: a bit a null key, then 64 bits a key.</summary>
    public ArrayView<long> Keys;

    public int Lanes;
    public int Span;
    public int Capacity;
    public int Mask;
}

/// <summary>The kernels that find each row's group.</summary>
internal static class GroupKernels
{
    /// <summary>Evaluates a key for the selected rows into its lane; the first key starts the lane of nulls.</summary>
    public static void Key<TExpression>(Index1D thread, TExpression key, ArrayView<byte> selected, ArrayView<long> lane, ArrayView<long> nulls, ArrayView<int> failed, long bit, long rows,
        long stride)
        where TExpression : struct, IDeviceExpression<long>
    {
        for (long row = thread; row < rows; row += stride)
        {
            if (selected[row] == 0) continue;
            var value = key.Evaluate(row);
            if (value.Failed != 0) failed[0] = 1;
            var before = bit == 1 ? 0L : nulls[row];
            lane[row] = value.Ok != 0 ? value.Value : 0L;
            nulls[row] = value.Ok != 0 ? before : before | bit;
        }
    }

    /// <summary>Finds each selected row's slot, claiming a free one for a new key; -1 for the others.</summary>
    public static void Find(Index1D thread, GroupView groups, ArrayView<byte> selected, ArrayView<int> slotOf, long rows, long stride)
    {
        for (long row = thread; row < rows; row += stride) slotOf[row] = selected[row] == 0 ? -1 : FindSlot(groups, groups.Capacity + (int)row);
    }

    /// <summary>Leaves each new slot to the first row of its key, whichever came first in time.</summary>
    public static void Elect(Index1D thread, GroupView groups, ArrayView<int> slotOf, long rows, long stride)
    {
        for (long row = thread; row < rows; row += stride)
            if (slotOf[row] >= 0 && groups.Slots[slotOf[row]] >= groups.Capacity) Atomic.Min(ref groups.Slots[slotOf[row]], groups.Capacity + (int)row);
    }

    /// <summary>Marks the rows that new groups begin with.</summary>
    public static void Mark(Index1D thread, GroupView groups, ArrayView<int> slotOf, ArrayView<int> numbers, long rows, long stride)
    {
        for (long row = thread; row < rows; row += stride) numbers[row] = slotOf[row] >= 0 && groups.Slots[slotOf[row]] == groups.Capacity + (int)row ? 1 : -1;
    }

    /// <summary>Makes groups of marked rows, which have the groups' numbers now.</summary>
    public static void Number(Index1D thread, GroupView groups, ArrayView<int> slotOf, ArrayView<int> numbers, long rows, long stride)
    {
        for (long row = thread; row < rows; row += stride)
        {
            if (numbers[row] < 0) continue;
            var own = groups.Capacity + (int)row;
            for (long lane = 0; lane < groups.Lanes; lane++) groups.Keys[(lane * groups.Span) + numbers[row]] = groups.Keys[(lane * groups.Span) + own];
            groups.Slots[slotOf[row]] = numbers[row];
        }
    }

    /// <summary>Puts known groups into empty slots.</summary>
    public static void Insert(Index1D thread, GroupView groups, long count, long stride)
    {
        for (long group = thread; group < count; group += stride) FindSlot(groups, (int)group);
    }

    /// <summary>Chains the rows of each group, in <paramref name="parts"/> chains a group; a thread goes from the last of its rows to the first, so that chains run forwards.</summary>
    public static void Chain(Index1D thread, GroupView groups, ArrayView<int> slotOf, ArrayView<int> heads, ArrayView<int> next, int parts, long rows, long stride)
    {
        for (var row = thread + ((rows - 1 - thread) / stride * stride); row >= 0 && row < rows; row -= stride)
        {
            if (slotOf[row] < 0) continue;
            var head = ((long)groups.Slots[slotOf[row]] * parts) + (row % parts);
            next[row] = Atomic.Exchange(ref heads[head], (int)row);
        }
    }

    static int FindSlot(GroupView groups, int own)
    {
        var slot = Hash(groups, own) & groups.Mask;
        while (true)
        {
            var found = groups.Slots[slot];
            if (found == -1) found = Atomic.CompareExchange(ref groups.Slots[slot], -1, own);
            if (found == -1 || Same(groups, found, own)) return slot;
            slot = (slot + 1) & groups.Mask;
        }
    }

    static int Hash(GroupView groups, int index)
    {
        var hash = 0L;
        for (long lane = 0; lane < groups.Lanes; lane++)
        {
            // Shifts and exclusive ors only: a product that overflows is undefined on OpenCL.
            hash ^= groups.Keys[(lane * groups.Span) + index] ^ lane;
            hash ^= (hash >> 32) & 0xFFFFFFFFL;
            hash ^= hash << 13;
            hash ^= (hash >> 7) & 0x01FFFFFFFFFFFFFFL;
            hash ^= hash << 17;
        }
        return (int)((hash ^ (hash >> 29)) & 0x7FFFFFFF);
    }

    static bool Same(GroupView groups, int left, int right)
    {
        for (long lane = 0; lane < groups.Lanes; lane++)
            if (groups.Keys[(lane * groups.Span) + left] != groups.Keys[(lane * groups.Span) + right]) return false;
        return true;
    }
}
