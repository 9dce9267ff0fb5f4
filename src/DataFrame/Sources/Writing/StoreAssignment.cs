using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Sources.Writing;

/// <summary>What may be stored in a column of another type, as SQL's assignment rules have it, and how a value that does not fit is reported.</summary>
internal static class StoreAssignment
{
    /// <summary>Whether values of a type may be assigned to a column: never a text to anything else, nor numbers to truth values or dates.</summary>
    public static bool IsAllowed(DataType from, DataType to) => (from, to) switch
    {
        (NullType, _) => true,
        (ArrayType a, ArrayType b) => IsAllowed(a.ElementType, b.ElementType),
        (MapType a, MapType b) => IsAllowed(a.KeyType, b.KeyType) && IsAllowed(a.ValueType, b.ValueType),
        (StructType a, StructType b) => a.Count == b.Count && a.Fields.Zip(b.Fields).All(pair => IsAllowed(pair.First.DataType, pair.Second.DataType)),
        (ArrayType or MapType or StructType or VariantType, _) => from.SameType(to),
        (_, StringType or CharType or VarcharType) => true,
        (IntegralType or FractionalType or DecimalType, IntegralType or FractionalType or DecimalType) => true,
        (DateType or TimestampType or TimestampNtzType, DateType or TimestampType or TimestampNtzType) => true,
        (YearMonthIntervalType, YearMonthIntervalType) or (DayTimeIntervalType, DayTimeIntervalType) => true,
        _ => from.SameType(to),
    };

    /// <summary>A cast's overflow as an assignment's: the column whose types are those of the error.</summary>
    public static FramesException? Overflow(FramesException error, IReadOnlyList<(string Column, DataType From, DataType To)> assigned)
    {
        var columns = error.ErrorClass switch
        {
            "CAST_OVERFLOW" => assigned.Where(one => error.Parameters.GetValueOrDefault("sourceType") == Quoted(one.From) && error.Parameters.GetValueOrDefault("targetType") == Quoted(one.To)),
            { } name when name.StartsWith("NUMERIC_VALUE_OUT_OF_RANGE", StringComparison.Ordinal) => assigned.Where(one => one.To is DecimalType d
                && error.Parameters.GetValueOrDefault("precision") == d.Precision.ToString(null, null) && error.Parameters.GetValueOrDefault("scale") == d.Scale.ToString(null, null)),
            _ => [],
        };
        foreach (var (column, from, to) in columns)
            return ErrorClasses.CastOverflowInTableInsert.With(error, ("sourceType", Quoted(from)), ("targetType", Quoted(to)), ("columnName", $"`{column}`"));
        return null;
    }

    public static string Quoted(DataType type) => $"\"{type.Sql}\"";
}
