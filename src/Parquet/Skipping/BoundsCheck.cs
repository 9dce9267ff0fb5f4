using System.Text;
using Frames.Expressions;

namespace Frames.Parquet.Skipping;

/// <summary>Tells from bounds alone that no row can satisfy a condition. Where it cannot tell, rows may match.</summary>
internal static class BoundsCheck
{
    /// <summary>Whether a row may satisfy the condition; <paramref name="boundsOf"/> knows columns by name and gives null for others.</summary>
    public static bool MayMatch(Expression condition, Func<string, ColumnBounds?> boundsOf) => condition switch
    {
        Literal { Value: false or null } => false,
        FunctionCall { Function.Name: "and", Arguments: [var left, var right] } => MayMatch(left, boundsOf) && MayMatch(right, boundsOf),
        FunctionCall { Function.Name: "or", Arguments: [var left, var right] } => MayMatch(left, boundsOf) || MayMatch(right, boundsOf),
        FunctionCall { Function.Name: var name, Arguments: [ColumnReference column, ..] } call => Check(name, boundsOf(column.Name), call.Arguments.Span[1..]),
        FunctionCall { Function.Name: var name, Arguments: [Literal value, ColumnReference column] } => Check(Mirrored(name), boundsOf(column.Name), [value]),
        _ => true,
    };

    static bool Check(string name, ColumnBounds? known, ReadOnlySpan<Expression> values)
    {
        if (known is not { } bounds) return true;
        if (name == "isnull" && values.IsEmpty) return bounds.NullCount is not 0;
        if (bounds.NullCount is { } nulls && nulls == bounds.RowCount && IsNullRejecting(name)) return false;
        if (name == "in")
        {
            foreach (var value in values)
                if (Check("=", bounds, value)) return true;
            return false;
        }
        return values is not [var only] || Check(name, bounds, only);
    }

    static bool Check(string name, ColumnBounds bounds, Expression value)
    {
        if (value is not Literal { Value: { } literal }) return value is not Literal || name is not ("=" or "==" or "<" or "<=" or ">" or ">=");
        var (below, above) = (Compare(bounds.Minimum, literal), Compare(bounds.Maximum, literal));
        return name switch
        {
            "=" or "==" or "<=>" => below is null or <= 0 && above is null or >= 0,
            "<" => below is null or < 0,
            "<=" => below is null or <= 0,
            ">" => above is null or > 0,
            ">=" => above is null or >= 0,
            _ => true,
        };
    }

    static bool IsNullRejecting(string name) => name is "=" or "==" or "<" or "<=" or ">" or ">=" or "in" or "isnotnull";

    static string Mirrored(string name) => name switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", "=" or "==" or "<=>" => name, _ => "" };

    /// <summary>How a bound stands to a literal, or null if that cannot be told.</summary>
    static int? Compare(object? bound, object literal) => (bound, literal) switch
    {
        (null, _) or (_, double.NaN or float.NaN) => null,
        (byte[] bytes, string text) => bytes.AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(text)),
        (byte[] bytes, byte[] other) => bytes.AsSpan().SequenceCompareTo(other),
        (IComparable value, _) when value.GetType() == literal.GetType() => value.CompareTo(literal),
        _ => null,
    };
}
