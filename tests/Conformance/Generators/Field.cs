using Frames.Sql.Types;

namespace Frames.Tests.Conformance.Generators;

/// <summary>How closely two engines must agree on a column's numbers.</summary>
internal enum Tolerance
{
    /// <summary>To the last bit.</summary>
    None,

    /// <summary>Two units in the last place: Java's and .NET's libraries round sines, logarithms and powers differently.</summary>
    LastPlaces,

    /// <summary>A billionth: variances and the like of numbers below ten, whose additions every engine orders in its own way.</summary>
    Moments,
}

/// <summary>A column of a table or query. Nothing is computed from one that has a tolerance, so that it stays where it arose.</summary>
internal sealed record Field(string Name, DataType Type, Tolerance Tolerance = Tolerance.None)
{
    public bool IsExact => Tolerance == Tolerance.None;

    /// <summary>Whether values that are equal in order are the same value, so that ordering by all columns is total.</summary>
    public bool IsTotal => IsExact && Orders(Type, top: true);

    /// <summary>Whether it can be compared, grouped and sorted by.</summary>
    public bool IsKey => IsExact && Catalogue.Accept.IsOrderable(Type);

    // Zero and minus zero are one number in order. At the top a sort adds 0, which makes them one; inside of a value they stay two.
    static bool Orders(DataType type, bool top) => type switch
    {
        FloatType or DoubleType => top,
        MapType or VariantType or CalendarIntervalType => false,
        ArrayType array => Orders(array.ElementType, false),
        StructType record => record.All(field => Orders(field.DataType, false)),
        _ => true,
    };
}
