using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Frames.Backends.Local.Keys;
using Frames.Backends.Local.Memory;

namespace Frames.Backends.Local.Grouping;

/// <summary>
/// The groups of one thread: rows of <c>[hash][key lanes][states]</c> in native memory under a directory of 8-byte slots, each the row's address with 16 bits of the hash on top.
/// Where a large directory finds no more rows of known groups than a small one, it is emptied each time that it no longer fits the cache: groups then may have several rows, which
/// are merged partition by partition in the end.
/// </summary>
internal sealed unsafe class GroupTable : IDisposable
{
    const ulong AddressMask = (1UL << 48) - 1;
    const int RowsPerBlock = 1024;
    const int PrefetchStep = 32;
    const int CacheLine = 64;

    /// <summary>Groups that the caches near the core hold, their slots, and how many groups show whether a larger directory helps.</summary>
    const int FewGroups = 24_000;
    const int FewSlots = 1 << 16;
    const int ManyGroups = 5 * FewGroups;

    /// <summary>Rows a group in the small directory for one in the large: less where keys repeat far apart, which a large directory finds.</summary>
    const double NoGain = 0.97;

    /// <summary>Slots of a directory that does not stay in the caches near the core.</summary>
    const ulong PrefetchFrom = 1 << 15;

    readonly KeyLayout layout;
    readonly MemoryBudget budget;
    readonly NativeChunks memory;
    readonly List<nint> blocks = [];
    readonly int stateBytes;
    readonly byte[] initialStates;
    readonly Finder find;
    readonly bool mayRepeat;
    int first;
    long seen;
    double seenPerGroup;
    ulong* directory;
    ulong mask;
    int shift;

    /// <param name="layout">The keys.</param>
    /// <param name="initialStates">The states of a new group.</param>
    /// <param name="budget">Where memory is drawn from.</param>
    /// <param name="mayRepeat">Whether a group may get several rows where that is faster.</param>
    public GroupTable(KeyLayout layout, byte[] initialStates, MemoryBudget budget, bool mayRepeat = false)
    {
        this.mayRepeat = mayRepeat;
        (this.layout, this.budget, this.initialStates) = (layout, budget, initialStates);
        stateBytes = initialStates.Length;
        StateOffset = 8 + (8 * layout.Lanes);
        RowSize = Padded(StateOffset + stateBytes);
        memory = new NativeChunks(budget);
        find = layout.HasBytes ? Find<LanesWithBytes> : layout.Lanes switch { 1 => Find<OneLane>, 2 => Find<TwoLanes>, _ => Find<ManyLanes> };
        Allocate(1024);
    }

    delegate int Finder(KeyRows keys, ReadOnlySpan<int> rows, Span<nint> found, Span<nint> added);

    /// <summary>Rows of groups.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a group may have several rows.</summary>
    public bool HasRepeats { get; private set; }

    /// <summary>Bytes from a row's address to its states.</summary>
    public int StateOffset { get; }

    /// <summary>Bytes of a row.</summary>
    public int RowSize { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes => memory.Bytes + ((long)(mask + 1) * 8);

    /// <summary>The address of a group's row, by the order in which groups came.</summary>
    public nint this[int group] => blocks[group / RowsPerBlock] + (group % RowsPerBlock * RowSize);

    public static ulong* Key(nint row) => (ulong*)row + 1;

    public static ulong Hash(nint row) => *(ulong*)row;

    /// <summary>
    /// Finds or adds the groups of some rows: <paramref name="found"/> gets, at each row's position, its group's address, and <paramref name="added"/> the new groups. Returns the number of
    /// new groups.
    /// </summary>
    public int FindOrAdd(KeyRows keys, ReadOnlySpan<int> rows, Span<nint> found, Span<nint> added)
    {
        Reserve(rows.Length);
        seen += rows.Length;
        return find(keys, rows, found, added);
    }

    /// <summary>Drops all groups.</summary>
    public void Clear()
    {
        memory.Clear();
        blocks.Clear();
        (Count, first, seen, seenPerGroup, HasRepeats) = (0, 0, 0, 0, false);
        Free();
        Allocate(1024);
    }

    public void Dispose()
    {
        memory.Dispose();
        Free();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Find<TEquality>(KeyRows keys, ReadOnlySpan<int> rows, Span<nint> found, Span<nint> added) where TEquality : struct, IKeyEquality
    {
        var count = 0;
        var lanes = layout.Lanes;
        var (addresses, slotMask, slotShift) = (layout.Addresses, mask, shift);
        ulong* hashes = keys.Hashes, values = keys.Lanes, slots = directory;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i % PrefetchStep == 0 && slotMask >= PrefetchFrom) Prefetch(hashes, rows, i, slots, slotShift);
            var row = rows[i];
            var hash = hashes[row];
            var key = values + ((long)row * lanes);
            var slot = hash >> slotShift;
            while (true)
            {
                var entry = slots[slot];
                if (entry == 0)
                {
                    var address = Add(hash, key);
                    slots[slot] = (ulong)address | (hash << 48);
                    found[row] = added[count++] = address;
                    break;
                }
                if (((entry >> 48) ^ (hash & 0xFFFF)) == 0)
                {
                    var group = (nint)(entry & AddressMask);
                    if (TEquality.Same(Key(group), key, addresses))
                    {
                        found[row] = group;
                        break;
                    }
                }
                slot = (slot + 1) & slotMask;
            }
        }
        return count;
    }

    /// <summary>Asks for the slots of the keys after next and the rows of the next ones, whose slots have come meanwhile.</summary>
    static void Prefetch(ulong* hashes, ReadOnlySpan<int> rows, int at, ulong* slots, int slotShift)
    {
        if (!Sse.IsSupported) return;
        if (at == 0)
        {
            foreach (var row in Part(rows, 0)) Sse.Prefetch0(slots + (hashes[row] >> slotShift));
            foreach (var row in Part(rows, PrefetchStep)) Sse.Prefetch0(slots + (hashes[row] >> slotShift));
            foreach (var row in Part(rows, 0)) Sse.Prefetch0((void*)(slots[hashes[row] >> slotShift] & AddressMask));
        }
        foreach (var row in Part(rows, at + (2 * PrefetchStep))) Sse.Prefetch0(slots + (hashes[row] >> slotShift));
        foreach (var row in Part(rows, at + PrefetchStep)) Sse.Prefetch0((void*)(slots[hashes[row] >> slotShift] & AddressMask));
    }

    static ReadOnlySpan<int> Part(ReadOnlySpan<int> rows, int start) => start >= rows.Length ? default : rows.Slice(start, Math.Min(PrefetchStep, rows.Length - start));

    nint Add(ulong hash, ulong* key)
    {
        if (Count % RowsPerBlock == 0) blocks.Add((nint)memory.AllocateLines((long)RowsPerBlock * RowSize));
        var row = (byte*)this[Count++];
        *(ulong*)row = hash;
        var to = (ulong*)row + 1;
        for (var lane = 0; lane < layout.Lanes; lane++) to[lane] = key[lane];
        if (layout.HasBytes) CopyBytes(to);
        initialStates.CopyTo(new Span<byte>(row + StateOffset, stateBytes));
        return (nint)row;
    }

    void CopyBytes(ulong* key)
    {
        for (var lane = 0; lane < layout.Lanes; lane++)
        {
            if (!layout.Addresses[lane] || BytesLanes.Length(key + lane - 1) <= BytesLanes.MaxInline) continue;
            var bytes = BytesLanes.Read(key + lane - 1);
            var copy = memory.Allocate(bytes.Length);
            bytes.CopyTo(new Span<byte>(copy, bytes.Length));
            key[lane] = (ulong)copy;
        }
    }

    /// <summary>Rows that fill cache lines evenly are touched with one miss each.</summary>
    static int Padded(int bytes) => bytes <= CacheLine / 2 ? (int)BitOperations.RoundUpToPowerOf2((uint)bytes) : bytes <= CacheLine ? CacheLine : bytes;

    void Reserve(int more)
    {
        var here = Count - first;
        if (HasRepeats)
        {
            if (here >= FewGroups) Restart(FewSlots);
            return;
        }
        var wanted = ((ulong)here + (ulong)more) * 2;
        if (wanted <= mask + 1) return;
        // New keys are rarely as many as rows: growing for the groups that are there keeps the directory in the cache.
        if ((ulong)here * 4 <= mask + 1 && (ulong)(here + more) <= (mask + 1) / 4 * 3) return;
        if (here >= FewGroups && seenPerGroup == 0) seenPerGroup = (double)seen / here;
        if (mayRepeat && here >= ManyGroups && seenPerGroup > NoGain * seen / here)
        {
            HasRepeats = true;
            Restart(FewSlots);
            return;
        }
        Free();
        Allocate((int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(1 << 30, wanted * 2)));
        for (var group = 0; group < Count; group++)
        {
            var row = this[group];
            var hash = Hash(row);
            var slot = hash >> shift;
            while (directory[slot] != 0) slot = (slot + 1) & mask;
            directory[slot] = (ulong)row | (hash << 48);
        }
    }

    /// <summary>Forgets where the groups are, which stay.</summary>
    void Restart(int slots)
    {
        first = Count;
        if (mask + 1 == (ulong)slots) NativeMemory.Clear(directory, (nuint)slots * 8);
        else
        {
            Free();
            Allocate(slots);
        }
    }

    void Allocate(int slots)
    {
        budget.Take((long)slots * 8);
        if (slots * 8L < LargeBlocks.Smallest) directory = (ulong*)NativeMemory.AllocZeroed((nuint)slots, 8);
        else
        {
            directory = (ulong*)LargeBlocks.Rent(slots * 8L);
            NativeMemory.Clear(directory, (nuint)slots * 8);
        }
        mask = (ulong)slots - 1;
        shift = 64 - BitOperations.Log2((uint)slots);
    }

    void Free()
    {
        if (directory is null) return;
        if ((long)(mask + 1) * 8 < LargeBlocks.Smallest) NativeMemory.Free(directory);
        else LargeBlocks.Return((nint)directory, (long)(mask + 1) * 8);
        budget.Return((long)(mask + 1) * 8);
        directory = null;
        mask = 0;
    }
}
