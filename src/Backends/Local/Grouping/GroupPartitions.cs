using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Backends.Local.Keys;
using Frames.Backends.Local.Spill;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Grouping;

/// <summary>Groups split by hash, so that threads merge partitions side by side, and as rows of columns, in which form they spill.</summary>
internal sealed unsafe class GroupPartitions(KeyLayout layout)
{
    public const int Count = 64;

    const int RowsPerBatch = 4096;

    /// <summary>A group's partition, by bits of the hash that the directory uses last.</summary>
    public static int Of(nint row) => (int)(GroupTable.Hash(row) >> 16) & (Count - 1);

    /// <summary>The table's groups by partition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static nint[][] Split(GroupTable table)
    {
        var counts = new int[Count];
        for (var i = 0; i < table.Count; i++) counts[Of(table[i])]++;
        var result = Array.ConvertAll(counts, count => new nint[count]);
        Array.Clear(counts);
        for (var i = 0; i < table.Count; i++)
        {
            var row = table[i];
            var partition = Of(row);
            result[partition][counts[partition]++] = row;
        }
        return result;
    }

    /// <summary>Writes all groups with their states.</summary>
    public void Write(GroupTable table, GroupStates states, SpillFile file)
    {
        foreach (var (partition, rows) in Split(table).Index())
            for (var start = 0; start < rows.Length; start += RowsPerBatch)
                file.Write(partition, ToBatch(rows.AsSpan(start, Math.Min(RowsPerBatch, rows.Length - start)), table.StateOffset, states));
    }

    /// <summary>Adds groups of another table of this process.</summary>
    public static void Merge(GroupTable into, GroupStates states, KeyRows keys, ReadOnlySpan<nint> rows, GroupStates owner)
    {
        for (var start = 0; start < rows.Length; start += RowsPerBatch)
        {
            var some = rows.Slice(start, Math.Min(RowsPerBatch, rows.Length - start));
            keys.Load(some);
            var found = Find(into, states, keys, some.Length);
            for (var k = 0; k < states.Kernels.Length; k++)
                states.Kernels[k].Merge(Shifted(found, into.StateOffset + states.Offsets[k]), Shifted(some, into.StateOffset + states.Offsets[k]), owner.Kernels[k]);
        }
    }

    /// <summary>Adds groups that were spilled.</summary>
    public void Merge(GroupTable into, GroupStates states, KeyRows keys, Batch spilled, EvaluationContext context)
    {
        keys.Load(spilled.Columns.AsSpan(0, layout.Columns.Count), spilled.Length, context);
        var found = Find(into, states, keys, spilled.Length);
        keys.Release();
        for (var k = 0; k < states.Kernels.Length; k++)
            Merge(states.Kernels[k], Shifted(found, into.StateOffset + states.Offsets[k]), (BytesVector)spilled.Columns[layout.Columns.Count + k]);
    }

    /// <summary>The keys and results of some groups.</summary>
    public Batch Finish(ReadOnlySpan<nint> rows, int stateOffset, GroupStates states, EvaluationContext context)
    {
        var columns = new Vector[layout.Columns.Count + states.Kernels.Length];
        ReadKeys(rows, columns);
        for (var k = 0; k < states.Kernels.Length; k++)
            columns[layout.Columns.Count + k] = states.Kernels[k].Finish(Shifted(rows, stateOffset + states.Offsets[k]), context);
        return new Batch(rows.Length, columns);
    }

    static nint[] Find(GroupTable into, GroupStates states, KeyRows keys, int count)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        var found = new nint[count];
        var added = new nint[count];
        var addedCount = into.FindOrAdd(keys, all, found, added);
        states.Initialize(added.AsSpan(0, addedCount), into.StateOffset);
        return found;
    }

    static void Merge(AggregateKernel kernel, nint[] into, BytesVector serialized)
    {
        var size = (nuint)Math.Max(8, kernel.StateSize);
        var block = (byte*)NativeMemory.AllocZeroed((nuint)into.Length * size);
        try
        {
            var from = new nint[into.Length];
            for (var i = 0; i < from.Length; i++)
            {
                from[i] = (nint)(block + ((nuint)i * size));
                kernel.Deserialize(serialized[i], (byte*)from[i]);
            }
            kernel.Merge(into, from, kernel);
        }
        finally
        {
            NativeMemory.Free(block);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static nint[] Shifted(ReadOnlySpan<nint> rows, int by)
    {
        var result = new nint[rows.Length];
        for (var i = 0; i < result.Length; i++) result[i] = rows[i] + by;
        return result;
    }

    void ReadKeys(ReadOnlySpan<nint> rows, Vector[] columns)
    {
        var keys = Shifted(rows, 8);
        foreach (var (index, column) in layout.Columns.Index()) columns[index] = column.Read(keys);
    }

    Batch ToBatch(ReadOnlySpan<nint> rows, int stateOffset, GroupStates states)
    {
        var columns = new Vector[layout.Columns.Count + states.Kernels.Length];
        ReadKeys(rows, columns);
        for (var k = 0; k < states.Kernels.Length; k++)
        {
            var builder = new BytesBuilder(DataTypes.Binary);
            foreach (var row in rows) builder.Append(states.Kernels[k].Serialize((byte*)row + stateOffset + states.Offsets[k]));
            columns[layout.Columns.Count + k] = builder.Build();
        }
        return new Batch(rows.Length, columns);
    }
}
