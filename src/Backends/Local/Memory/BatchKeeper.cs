using Frames.Columns;

namespace Frames.Backends.Local.Memory;

/// <summary>Copies batches out of a pipeline's buffers as <see cref="Batch.Retain"/> does, but a dictionary that many batches share only once.</summary>
internal sealed class BatchKeeper
{
    readonly Dictionary<Vector, Vector> dictionaries = new(ReferenceEqualityComparer.Instance);

    /// <summary>The batch's rows that count, on the heap.</summary>
    public Batch Keep(Batch batch)
    {
        var rows = batch.Selection is { } selection ? selection.Rows(Arena.Heap).AsSpan(0, selection.Count) : default;
        var columns = new Vector[batch.Columns.Length];
        for (var i = 0; i < columns.Length; i++) columns[i] = Keep(batch.Columns[i], batch.Selection is null, rows);
        return new Batch(batch.RowCount, columns);
    }

    Vector Keep(Vector vector, bool whole, ReadOnlySpan<int> rows)
    {
        if (vector is DictionaryVector dictionary) return Keep(dictionary, whole, rows);
        return whole ? VectorForms.Copy(vector) : VectorForms.Gather(vector is ConstantVector ? VectorForms.Copy(vector) : vector, rows, Arena.Heap);
    }

    Vector Keep(DictionaryVector vector, bool whole, ReadOnlySpan<int> rows)
    {
        if (!dictionaries.TryGetValue(vector.Dictionary, out var kept))
        {
            // A dictionary much larger than the rows that use it is not worth keeping beside them.
            if (vector.Dictionary.Length > Math.Max(1024, 2 * (whole ? vector.Length : rows.Length))) return Flat(vector, whole, rows);
            dictionaries[vector.Dictionary] = kept = VectorForms.Copy(vector.Dictionary);
        }
        var codes = whole ? vector.Codes.ToArray() : Pick(vector.Codes, rows);
        return new DictionaryVector(codes.Length, codes, kept, whole ? CopyBits(vector.Validity, vector.Length) : RowGather.Nulls(vector, rows, Arena.Heap));
    }

    static Vector Flat(DictionaryVector vector, bool whole, ReadOnlySpan<int> rows)
        => VectorForms.Flatten(whole ? vector : VectorForms.Gather(vector, rows, Arena.Heap), Arena.Heap);

    static int[] Pick(ReadOnlySpan<int> codes, ReadOnlySpan<int> rows)
    {
        var result = new int[rows.Length];
        for (var i = 0; i < result.Length; i++) result[i] = codes[rows[i]];
        return result;
    }

    static Bitmap CopyBits(Bitmap bits, int length) => bits.IsAll ? bits : new(bits.Words[..Bitmap.WordCount(length)].ToArray());
}
