using Frames.Sql.Types;

namespace Frames.Columns;

/// <summary>How much memory vectors take up, for budgets.</summary>
internal static class VectorSize
{
    /// <summary>The bytes of a batch's buffers; a dictionary counts as a part of the vectors that share it only by its codes.</summary>
    public static long Bytes(Batch batch) => batch.Columns.Sum(Bytes);

    public static long Bytes(Vector vector) => (vector.Length / 8) + vector switch
    {
        NullVector or ConstantVector => 64,
        FlatVector<sbyte> => vector.Length,
        FlatVector<short> => vector.Length * 2L,
        FlatVector<int> or FlatVector<float> or DictionaryVector => vector.Length * 4L,
        FlatVector<Int128> or FlatVector<CalendarInterval> => vector.Length * 16L,
        BooleanVector => vector.Length / 8,
        BytesVector v => (v.Length * 4L) + v.Offsets[^1] - v.Offsets[0],
        ArrayVector v => (v.Length * 4L) + Bytes(v.Elements),
        MapVector v => (v.Length * 4L) + Bytes(v.Keys) + Bytes(v.Values),
        StructVector v => v.Fields.Sum(Bytes),
        _ => vector.Length * 8L,
    };
}
