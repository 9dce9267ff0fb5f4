using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Keys;
using Frames.Backends.Local.Memory;
using Frames.Columns;
using Frames.Kernels;
using Vector = Frames.Columns.Vector;

namespace Frames.Backends.Local.Joins;

/// <summary>
/// The build side's keys: lanes and hash of each row, and a directory of 8-byte slots (a row's number under 16 bits of its hash), one slot a different key; rows with equal keys
/// are linked from the last to the first.
/// </summary>
internal sealed unsafe class HashedJoinTable : JoinTable
{
    const int RowsPerStep = 4096;
    const ulong RowMask = (1UL << 48) - 1;
    const int PrefetchStep = 64;

    /// <summary>Slots of a directory that does not stay in the caches near the core.</summary>
    const ulong PrefetchFrom = 1 << 15;

    readonly KeyLayout layout;
    readonly NativeChunks[] strings;
    readonly ulong[] lanes;
    readonly ulong[] hashes;
    readonly ulong[] directory;
    readonly int[] next;
    readonly int shift;

    HashedJoinTable(KeyLayout layout, int rows, QueryRun query)
    {
        this.layout = layout;
        strings = [.. query.Workers.Select(_ => new NativeChunks(query.Budget))];
        lanes = GC.AllocateUninitializedArray<ulong>(checked(rows * layout.Lanes) + 1, pinned: true);
        hashes = GC.AllocateUninitializedArray<ulong>(rows + 1, pinned: true);
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(rows * 2L, 16, 1 << 30));
        directory = GC.AllocateArray<ulong>(slots, pinned: true);
        next = new int[rows];
        shift = 64 - BitOperations.Log2((uint)slots);
        query.Hold(((long)lanes.Length + hashes.Length + slots) * 8 + (rows * 4L));
    }

    /// <summary>The table of all rows with a key.</summary>
    public static new HashedJoinTable Create(JoinBuild build, QueryRun query)
    {
        var table = new HashedJoinTable(build.Layout, build.Rows.Length, query);
        var valid = new bool[build.Rows.Length];
        table.LoadKeys(build, valid, query);
        if (build.Layout.HasBytes) table.Insert<LanesWithBytes>(valid);
        else if (build.Layout.Lanes == 1) table.Insert<OneLane>(valid);
        else table.Insert<ManyLanes>(valid);
        return table;
    }

    public override JoinProbe StartProbe(JoinShape shape, Expressions.QuerySettings settings) => new Prober(this, shape, settings);

    public override int Next(int row) => next[row];

    public override void Dispose()
    {
        foreach (var chunk in strings) chunk.Dispose();
    }

    void Probe(KeyRows keys, ReadOnlySpan<int> rows, Span<int> heads)
    {
        if (layout.HasBytes) Probe<LanesWithBytes>(keys, rows, heads);
        else if (layout.Lanes == 1) Probe<OneLane>(keys, rows, heads);
        else Probe<ManyLanes>(keys, rows, heads);
    }

    void LoadKeys(JoinBuild build, bool[] valid, QueryRun query)
    {
        var steps = (build.Rows.Length + RowsPerStep - 1) / RowsPerStep;
        var step = 0;
        query.RunWorkers(steps, worker =>
        {
            worker.Begin(0);
            var keys = new JoinKeys(build.Shape, probe: false, query.Settings);
            var rows = new KeyRows(layout);
            while (Interlocked.Increment(ref step) - 1 is var taken && taken < steps)
            {
                query.Cancellation.ThrowIfCancellationRequested();
                var start = taken * RowsPerStep;
                LoadKeys(keys, rows, build.Rows.Slice(start, Math.Min(RowsPerStep, build.Rows.Length - start)), start, valid, worker);
                worker.Arena.Reset();
            }
        });
    }

    void LoadKeys(JoinKeys keys, KeyRows rows, Batch some, int start, bool[] valid, Worker worker)
    {
        var validity = keys.Evaluate(some, worker.Context);
        rows.Load(keys.Values, some.Length, worker.Context);
        var count = some.Length * layout.Lanes;
        new ReadOnlySpan<ulong>(rows.Lanes, count).CopyTo(lanes.AsSpan(start * layout.Lanes));
        new ReadOnlySpan<ulong>(rows.Hashes, some.Length).CopyTo(hashes.AsSpan(start));
        if (validity.IsAll && !layout.HasBytes) valid.AsSpan(start, some.Length).Fill(true);
        else for (var i = 0; i < some.Length; i++)
        {
            valid[start + i] = validity[i];
            if (!validity[i]) HasNullKey = true;
            else if (layout.HasBytes) CopyBytes(strings[worker.Index], lanes.AsSpan((start + i) * layout.Lanes, layout.Lanes));
        }
        rows.Release();
    }

    void CopyBytes(NativeChunks memory, Span<ulong> key)
    {
        fixed (ulong* at = key)
            for (var lane = 0; lane < key.Length; lane++)
            {
                if (!layout.Addresses[lane] || BytesLanes.Length(at + lane - 1) <= BytesLanes.MaxInline) continue;
                var bytes = BytesLanes.Read(at + lane - 1);
                var copy = memory.Allocate(bytes.Length);
                bytes.CopyTo(new Span<byte>(copy, bytes.Length));
                key[lane] = (ulong)copy;
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Insert<TEquality>(bool[] valid) where TEquality : struct, IKeyEquality
    {
        var keys = (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(lanes));
        var mask = (ulong)directory.Length - 1;
        // Each row is put before its equals: partners come out the last one first, as Spark's do.
        for (var row = 0; row < valid.Length; row++)
        {
            if (!valid[row]) continue;
            var hash = hashes[row];
            var slot = hash >> shift;
            next[row] = -1;
            while (directory[slot] is not 0 and var entry)
            {
                var other = (int)(entry & RowMask) - 1;
                if (((entry >> 48) ^ (hash & 0xFFFF)) == 0 && TEquality.Same(keys + ((long)other * layout.Lanes), keys + ((long)row * layout.Lanes), layout.Addresses))
                {
                    next[row] = other;
                    IsUnique = false;
                    break;
                }
                slot = (slot + 1) & mask;
            }
            directory[slot] = (uint)(row + 1) | (hash << 48);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Probe<TEquality>(KeyRows keys, ReadOnlySpan<int> rows, Span<int> heads) where TEquality : struct, IKeyEquality
    {
        ulong* probes = keys.Lanes, probeHashes = keys.Hashes;
        var builds = (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(lanes));
        var slots = (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(directory));
        var mask = (ulong)directory.Length - 1;
        var (width, addresses, slotShift) = (layout.Lanes, layout.Addresses, shift);
        for (var i = 0; i < rows.Length; i++)
        {
            if (i % PrefetchStep == 0 && mask >= PrefetchFrom) Prefetch(probeHashes, rows[i..], slots, slotShift, builds, width);
            var row = rows[i];
            var hash = probeHashes[row];
            var slot = hash >> slotShift;
            var head = -1;
            while (slots[slot] is not 0 and var entry)
            {
                if (((entry >> 48) ^ (hash & 0xFFFF)) == 0)
                {
                    var other = (int)(entry & RowMask) - 1;
                    if (TEquality.Same(builds + ((long)other * width), probes + ((long)row * width), addresses))
                    {
                        head = other;
                        break;
                    }
                }
                slot = (slot + 1) & mask;
            }
            heads[row] = head;
        }
    }

    /// <summary>Asks for the slots and keys of the next rows, so that they come while others are looked up.</summary>
    static void Prefetch(ulong* hashes, ReadOnlySpan<int> rows, ulong* slots, int slotShift, ulong* builds, int width)
    {
        if (!Sse.IsSupported) return;
        rows = rows[..Math.Min(PrefetchStep, rows.Length)];
        foreach (var row in rows) Sse.Prefetch0(slots + (hashes[row] >> slotShift));
        foreach (var row in rows) Sse.Prefetch0(builds + ((long)(slots[hashes[row] >> slotShift] & RowMask) * width) - width);
    }

    sealed class Prober(HashedJoinTable table, JoinShape shape, Expressions.QuerySettings settings) : JoinProbe
    {
        readonly JoinKeys keys = new(shape, probe: true, settings);
        readonly KeyRows rows = new(table.layout);

        public override Bitmap Find(Batch batch, Bitmap live, Span<int> heads, Worker worker)
        {
            var valid = Bitmap.And(keys.Evaluate(batch, worker.Context), live, batch.Length, worker.Arena);
            if (!valid.IsAll) heads[..batch.Length].Fill(-1);
            rows.Load(keys.Values, batch.Length, worker.Context);
            var selection = new Selection(valid.IsAll ? JoinHeads.Ones(batch.Length, worker.Arena) : valid.Memory, batch.Length);
            table.Probe(rows, selection.Rows(worker.Arena).AsSpan(0, selection.Count), heads);
            rows.Release();
            return valid;
        }
    }
}
