using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Sql.Types;

namespace Frames.Columns;

/// <summary>Picks rows of a vector; -1 gives null.</summary>
internal static class RowGather
{
    public static Vector Gather(Vector vector, ReadOnlySpan<int> rows, Arena arena) => vector switch
    {
        NullVector => new NullVector(vector.Type, rows.Length),
        FlatVector<sbyte> v => Values(v, rows, arena),
        FlatVector<short> v => Values(v, rows, arena),
        FlatVector<int> v => Values(v, rows, arena),
        FlatVector<long> v => Values(v, rows, arena),
        FlatVector<Int128> v => Values(v, rows, arena),
        FlatVector<float> v => Values(v, rows, arena),
        FlatVector<double> v => Values(v, rows, arena),
        FlatVector<CalendarInterval> v => Values(v, rows, arena),
        BooleanVector v => new BooleanVector(v.Type, rows.Length, BitGather.Gather(v.Words, v.Length, rows, arena), Nulls(v, rows, arena)),
        BytesVector v => Bytes(v, rows, arena),
        ArrayVector v => Array(v, rows, arena),
        MapVector v => Map(v, rows, arena),
        StructVector v => new StructVector(v.Type, rows.Length, Fields(v, rows, arena), Nulls(v, rows, arena)),
        DictionaryVector v => new DictionaryVector(rows.Length, Pick(v.Codes, rows, arena), v.Dictionary, Nulls(v, rows, arena)),
        _ => throw new InvalidOperationException($"{vector.GetType().Name} has no rows to gather."),
    };

    /// <summary>The validity of the picked rows; rows of -1 are null.</summary>
    public static Bitmap Nulls(Vector vector, ReadOnlySpan<int> rows, Arena arena)
    {
        if (vector.Validity.IsAll && rows.IndexOf(-1) < 0) return Bitmap.All;
        if (!vector.Validity.IsAll) return new(BitGather.Gather(vector.Validity.Words, vector.Length, rows, arena));
        var result = arena.RentCleared<ulong>(Bitmap.WordCount(rows.Length));
        for (var i = 0; i < rows.Length; i++)
            if (rows[i] >= 0) result[i >> 6] |= 1UL << i;
        return new(result);
    }

    static FlatVector<T> Values<T>(FlatVector<T> vector, ReadOnlySpan<int> rows, Arena arena) where T : unmanaged
        => new(vector.Type, rows.Length, Pick(vector.Values, rows, arena), Nulls(vector, rows, arena));

    static T[] Pick<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> rows, Arena arena) where T : unmanaged
    {
        var result = arena.Rent<T>(rows.Length);
        if (values.IsEmpty)
        {
            System.Array.Clear(result);
            return result;
        }
        if (BitGather.AreBelow(rows, values.Length)) PickAll(values, rows, result);
        else for (var i = 0; i < rows.Length; i++) result[i] = values[Math.Max(rows[i], 0)];
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void PickAll<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> rows, Span<T> result) where T : unmanaged
    {
        // All rows were compared with the length before.
        ref var first = ref MemoryMarshal.GetReference(values);
        result = result[..rows.Length];
        for (var i = 0; i < result.Length; i++) result[i] = Unsafe.Add(ref first, (nint)(uint)rows[i]);
    }

    static BytesVector Bytes(BytesVector vector, ReadOnlySpan<int> rows, Arena arena)
    {
        var (offsets, total) = Lengths(vector.Offsets, rows, arena);
        var data = arena.Rent<byte>(total);
        var source = vector.Data;
        var from = vector.Offsets;
        for (var i = 0; i < rows.Length; i++)
            if (rows[i] is >= 0 and var row) source[from[row]..from[row + 1]].CopyTo(data.AsSpan(offsets[i]));
        return new(vector.Type, rows.Length, offsets, data.AsMemory(0, total), Nulls(vector, rows, arena));
    }

    static (int[] Offsets, int Total) Lengths(ReadOnlySpan<int> from, ReadOnlySpan<int> rows, Arena arena)
    {
        var offsets = arena.Rent<int>(rows.Length + 1);
        var total = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            offsets[i] = total;
            if (rows[i] is >= 0 and var row) total = checked(total + from[row + 1] - from[row]);
        }
        offsets[rows.Length] = total;
        return (offsets, total);
    }

    static ArrayVector Array(ArrayVector vector, ReadOnlySpan<int> rows, Arena arena)
    {
        var (offsets, total) = Lengths(vector.Offsets, rows, arena);
        var children = Children(vector.Offsets, rows, total, arena);
        return new(vector.Type, rows.Length, offsets, VectorForms.Gather(vector.Elements, children, arena), Nulls(vector, rows, arena));
    }

    static MapVector Map(MapVector vector, ReadOnlySpan<int> rows, Arena arena)
    {
        var (offsets, total) = Lengths(vector.Offsets, rows, arena);
        var children = Children(vector.Offsets, rows, total, arena);
        return new(vector.Type, rows.Length, offsets, VectorForms.Gather(vector.Keys, children, arena), VectorForms.Gather(vector.Values, children, arena),
            Nulls(vector, rows, arena));
    }

    static ReadOnlySpan<int> Children(ReadOnlySpan<int> from, ReadOnlySpan<int> rows, int total, Arena arena)
    {
        var children = arena.Rent<int>(total);
        var next = 0;
        foreach (var row in rows)
            if (row >= 0) for (var child = from[row]; child < from[row + 1]; child++) children[next++] = child;
        return children.AsSpan(0, total);
    }

    static Vector[] Fields(StructVector vector, ReadOnlySpan<int> rows, Arena arena)
    {
        var fields = new Vector[vector.Fields.Length];
        for (var i = 0; i < fields.Length; i++) fields[i] = VectorForms.Gather(vector.Fields[i], rows, arena);
        return fields;
    }
}
