using Frames.Sql.Types;

namespace Frames.Columns;

/// <summary>Copies flat vectors to the heap, leaving out bytes and elements that no row reaches.</summary>
internal static class VectorCopy
{
    public static Vector Copy(Vector vector)
    {
        var validity = VectorForms.CopyBits(vector.Validity, vector.Length);
        return vector switch
        {
            FlatVector<sbyte> v => Values(v, validity),
            FlatVector<short> v => Values(v, validity),
            FlatVector<int> v => Values(v, validity),
            FlatVector<long> v => Values(v, validity),
            FlatVector<Int128> v => Values(v, validity),
            FlatVector<float> v => Values(v, validity),
            FlatVector<double> v => Values(v, validity),
            FlatVector<CalendarInterval> v => Values(v, validity),
            BooleanVector v => new BooleanVector(v.Type, v.Length, v.Words[..Bitmap.WordCount(v.Length)].ToArray(), validity),
            BytesVector v => new BytesVector(v.Type, v.Length, Offsets(v.Offsets), v.Data[v.Offsets[0]..v.Offsets[v.Length]].ToArray(), validity),
            ArrayVector v => new ArrayVector(v.Type, v.Length, Offsets(v.Offsets), Children(v.Elements, v.Offsets), validity),
            MapVector v => new MapVector(v.Type, v.Length, Offsets(v.Offsets), Children(v.Keys, v.Offsets), Children(v.Values, v.Offsets), validity),
            StructVector v => new StructVector(v.Type, v.Length, System.Array.ConvertAll(v.Fields, VectorForms.Copy), validity),
            _ => throw new InvalidOperationException($"{vector.GetType().Name} cannot be copied."),
        };
    }

    static FlatVector<T> Values<T>(FlatVector<T> vector, Bitmap validity) where T : unmanaged => new(vector.Type, vector.Length, vector.Values.ToArray(), validity);

    static int[] Offsets(ReadOnlySpan<int> offsets)
    {
        var result = new int[offsets.Length];
        for (var i = 0; i < result.Length; i++) result[i] = offsets[i] - offsets[0];
        return result;
    }

    static Vector Children(Vector children, ReadOnlySpan<int> offsets) => VectorForms.Copy(children.Slice(offsets[0], offsets[^1] - offsets[0]));
}
