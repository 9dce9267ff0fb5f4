using System.Text;
using Frames.Sql.Types;

namespace Frames.Columns;

/// <summary>Reads single values of a vector as boxed physical values (see <see cref="VectorBuilder"/>): for literals, rows at the user's edge and messages, never for loops.</summary>
internal static class VectorValues
{
    public static object? GetValue(this Vector vector, int row) => vector.IsNull(row) ? null : vector switch
    {
        FlatVector<sbyte> v => v.Values[row],
        FlatVector<short> v => v.Values[row],
        FlatVector<int> v => v.Values[row],
        FlatVector<long> v => v.Type is DecimalType ? (object)(Int128)v.Values[row] : v.Values[row],
        FlatVector<Int128> v => v.Values[row],
        FlatVector<float> v => v.Values[row],
        FlatVector<double> v => v.Values[row],
        FlatVector<CalendarInterval> v => v.Values[row],
        BooleanVector v => v[row],
        BytesVector v => v.Type is BinaryType ? v[row].ToArray() : Encoding.UTF8.GetString(v[row]),
        ArrayVector v => Elements(v.Elements, v.Offsets[row], v.Offsets[row + 1]),
        MapVector v => Pairs(v, v.Offsets[row], v.Offsets[row + 1]),
        StructVector v => Array.ConvertAll(v.Fields, field => field.GetValue(row)),
        ConstantVector v => v.Single.GetValue(0),
        DictionaryVector v => v.Dictionary.GetValue(v.Codes[row]),
        _ => throw new InvalidOperationException($"{vector.GetType().Name} has no values."),
    };

    static object?[] Elements(Vector elements, int start, int end)
    {
        var result = new object?[end - start];
        for (var i = 0; i < result.Length; i++) result[i] = elements.GetValue(start + i);
        return result;
    }

    static KeyValuePair<object, object?>[] Pairs(MapVector maps, int start, int end)
    {
        var result = new KeyValuePair<object, object?>[end - start];
        for (var i = 0; i < result.Length; i++) result[i] = new(maps.Keys.GetValue(start + i)!, maps.Values.GetValue(start + i));
        return result;
    }
}
