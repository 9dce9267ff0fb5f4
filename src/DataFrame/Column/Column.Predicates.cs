using System.Collections;
using Frames.Expressions;
using Frames.Objects;

namespace Frames.Sql;

public sealed partial class Column
{
    /// <summary>Whether the value is null.</summary>
    public Column IsNull() => Call("isnull");

    /// <summary>Whether the value is not null.</summary>
    public Column IsNotNull() => Call("isnotnull");

    /// <summary>Whether the value is not a number.</summary>
    public Column IsNaN() => Call("isnan");

    /// <summary>Whether the value lies between both bounds, bounds included.</summary>
    public Column Between(object lowerBound, object upperBound) => Geq(lowerBound).And(Leq(upperBound));

    /// <summary>Whether the text matches a SQL pattern: <c>%</c> for any characters, <c>_</c> for one.</summary>
    public Column Like(string literal) => Call("like", literal);

    /// <summary>Whether the text matches a SQL pattern in any case.</summary>
    public Column ILike(string literal) => Call("ilike", literal);

    /// <summary>Whether a part of the text matches a regular expression.</summary>
    public Column RLike(string literal) => Call("rlike", literal);

    /// <summary>Whether the text contains another.</summary>
    public Column Contains(object other) => Call("contains", other);

    /// <summary>Whether the text begins with another.</summary>
    public Column StartsWith(Column other) => Call("startswith", other);

    /// <summary>Whether the text begins with another.</summary>
    public Column StartsWith(string literal) => Call("startswith", literal);

    /// <summary>Whether the text ends with another.</summary>
    public Column EndsWith(Column other) => Call("endswith", other);

    /// <summary>Whether the text ends with another.</summary>
    public Column EndsWith(string literal) => Call("endswith", literal);

    /// <summary>Whether the value is one of the list; null where it is null, or the list has a null and not the value.</summary>
    public Column IsIn(params string[] list) => In(list);

    /// <summary>Whether the value is one of the list.</summary>
    public Column IsIn(params int[] list) => In(list);

    /// <summary>Whether the value is one of the list.</summary>
    public Column IsIn(params long[] list) => In(list);

    /// <summary>Whether the value is one of the list.</summary>
    public Column IsIn(params bool[] list) => In(list);

    /// <summary>Whether the value is one of the list.</summary>
    public Column IsIn(params short[] list) => In(list);

    /// <summary>Whether the value is one of the list.</summary>
    public Column IsIn(params float[] list) => In(list);

    /// <summary>Whether the value is one of the list.</summary>
    public Column IsIn(params double[] list) => In(list);

    /// <summary>Whether the value is one of the list.</summary>
    public Column IsIn(params decimal[] list) => In(list);

    /// <summary>Whether the value is one of the list of values and columns.</summary>
    public Column IsIn(params object?[] list) => In(list);

    // No value is in an empty list, not even null.
    Column In(IEnumerable list) => list.Cast<object?>().Select(Literals.Of).ToValueList() is { Count: > 0 } values
        ? new(new UnresolvedFunction(["in"], [Expression, .. values])) : new(Literal.False);
}
