using Frames.Sql.Types;

namespace Frames.Catalogue;

/// <summary>Common types of arrays, maps and structs, member by member.</summary>
internal static class ComplexTypes
{
    public static DataType? Common(DataType left, DataType right, Func<DataType, DataType, DataType?> common) => (left, right) switch
    {
        (ArrayType a, ArrayType b) => common(a.ElementType, b.ElementType) is { } element
            ? new ArrayType(element, a.ContainsNull || b.ContainsNull || Forces(a.ElementType, b.ElementType, element)) : null,
        (MapType a, MapType b) => common(a.KeyType, b.KeyType) is { } key && common(a.ValueType, b.ValueType) is { } value
            ? new MapType(key, value, a.ValueContainsNull || b.ValueContainsNull || Forces(a.ValueType, b.ValueType, value)) : null,
        (StructType a, StructType b) => Structs(a, b, common),
        _ => null,
    };

    static StructType? Structs(StructType left, StructType right, Func<DataType, DataType, DataType?> common)
    {
        if (left.Count != right.Count) return null;
        var fields = new StructField[left.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var (a, b) = (left[i], right[i]);
            if (!string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase) || common(a.DataType, b.DataType) is not { } type) return null;
            fields[i] = new StructField(a.Name, type, a.IsNullable || b.IsNullable || Forces(a.DataType, b.DataType, type));
        }
        return new StructType(fields);
    }

    /// <summary>Whether the casts to the common type may turn values into NULL.</summary>
    static bool Forces(DataType left, DataType right, DataType common) => ForcesNull(left, common) || ForcesNull(right, common);

    static bool ForcesNull(DataType from, DataType to) => (from, to) switch
    {
        _ when from.Equals(to) => false,
        (NullType, _) => true,
        (StringType, not StringType) => to is not BinaryType,
        (FractionalType, DecimalType) => true,
        (DecimalType a, DecimalType b) => a.Precision - a.Scale > b.Precision - b.Scale || a.Scale > b.Scale,
        (IntegralType, DecimalType b) => CommonTypes.DecimalFor(from).Precision > b.Precision - b.Scale,
        _ => false,
    };
}
