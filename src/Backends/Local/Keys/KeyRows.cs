using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Columns;
using Frames.Kernels;

namespace Frames.Backends.Local.Keys;

/// <summary>The keys of a batch as rows of lanes with a hash each; one a thread, reused from batch to batch.</summary>
internal sealed unsafe class KeyRows
{
    readonly KeyLayout layout;
    readonly KeyWriter[] writers;
    ulong[] lanes = [];
    ulong[] hashes = [];

    public KeyRows(KeyLayout layout)
    {
        this.layout = layout;
        writers = [.. layout.Columns.Select(column => column.CreateWriter())];
    }

    public KeyLayout Layout => layout;

    /// <summary>The first lane of the first row; rows follow each other.</summary>
    public ulong* Lanes => (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(lanes));

    public ulong* Hashes => (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(hashes));

    /// <summary>Takes the keys of all rows; they are valid until <see cref="Release"/>, which must follow.</summary>
    public void Load(ReadOnlySpan<Vector> columns, int length, EvaluationContext context)
    {
        Reserve(length);
        lanes.AsSpan(0, length * layout.Lanes).Clear();
        for (var i = 0; i < writers.Length; i++) writers[i].Write(columns[i], Lanes, layout.Lanes, context);
        KeyHash.Compute(layout, Lanes, Hashes, length);
    }

    /// <summary>Takes keys with their hashes from rows of <c>[hash][key lanes]</c>, which stay where they are meanwhile.</summary>
    public void Load(ReadOnlySpan<nint> rows)
    {
        Reserve(rows.Length);
        var to = Lanes;
        for (var i = 0; i < rows.Length; i++)
        {
            var from = (ulong*)rows[i];
            Hashes[i] = from[0];
            for (var lane = 1; lane <= layout.Lanes; lane++) *to++ = from[lane];
        }
    }

    public void Release()
    {
        foreach (var writer in writers) writer.Release();
    }

    void Reserve(int length)
    {
        if (hashes.Length >= length) return;
        hashes = GC.AllocateUninitializedArray<ulong>(length, pinned: true);
        lanes = GC.AllocateUninitializedArray<ulong>(length * layout.Lanes, pinned: true);
    }
}
