using System.Collections;
using System.Data.SqlTypes;
using System.Runtime.CompilerServices;
using Frames.Expressions;
using Frames.Sql;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Objects;

/// <summary>C# values as literals: the type follows from the value, so that <c>1.50m</c> is a decimal(3,2).</summary>
internal static class Literals
{
    /// <summary>The expression for a value that users give where a column may stand: a column's own, or a literal.</summary>
    public static Expression Of(object? value) => value switch
    {
        Column column => column.Expression,
        null => Expressions.Literal.Null,
        _ => Literal(value),
    };

    /// <summary>The literal of a C# value.</summary>
    public static Literal Literal(object? value)
    {
        if (value is null) return Expressions.Literal.Null;
        var type = TypeOf(value);
        return new Literal(PhysicalValues.From(value, type), type);
    }

    /// <summary>The data type of a value.</summary>
    public static DataType TypeOf(object value) => value switch
    {
        decimal number => DecimalOf(DecimalConversions.FromDecimal(number, out var scale), scale),
        SqlDecimal number => new DecimalType(number.Precision, number.Scale),
        DateTime { Kind: DateTimeKind.Unspecified } => DataTypes.TimestampNtz,
        Row row => row.Schema,
        GenericRow row => ((Row)row).Schema,
        IEnumerable items and not (string or byte[]) when ObjectTypes.DictionaryTypes(value.GetType()) is null
            && ObjectTypes.ElementType(value.GetType()) is { } element
            => new ArrayType(ElementOf(items, element), ObjectTypes.IsNullable(element)),
        ITuple tuple => new StructType(Enumerable.Range(0, tuple.Length).Select(i => new StructField($"_{i + 1}", tuple[i] is { } item ? TypeOf(item)
            : DataTypes.Null))),
        _ => ObjectTypes.Of(value.GetType()),
    };

    static DecimalType DecimalOf(Int128 unscaled, int scale) => new(Math.Max(Decimals.CountDigits(unscaled), scale), scale);

    // Elements whose type depends on the value (decimals, date-times, untyped objects) take the first one's; decimals the widest.
    static DataType ElementOf(IEnumerable items, Type element)
    {
        var types = items.Cast<object?>().Where(item => item is not null).Select(item => TypeOf(item!)).Distinct().ToList();
        if (types.Count == 0) return element == typeof(object) ? DataTypes.Null : ObjectTypes.Of(element);
        if (types.Count == 1 || types.Any(type => type is not DecimalType)) return types[0];
        var scale = types.Max(type => ((DecimalType)type).Scale);
        return new DecimalType(Math.Min(DecimalType.MaxPrecision, types.Max(type => ((DecimalType)type).Precision - ((DecimalType)type).Scale) + scale), scale);
    }
}
