using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>Conditions as lists of what AND joins.</summary>
internal static class Conjunctions
{
    /// <summary>The terms of an AND, left to right.</summary>
    public static List<Expression> Split(Expression? condition)
    {
        var terms = new List<Expression>();
        var pending = new Stack<Expression>();
        if (condition is not null) pending.Push(condition);
        while (pending.TryPop(out var next))
        {
            if (next is FunctionCall { Function.Name: OperatorNames.And } and)
            {
                pending.Push(and.Arguments[1]);
                pending.Push(and.Arguments[0]);
            }
            else terms.Add(next);
        }
        return terms;
    }

    /// <summary>The terms joined by AND, as a balanced tree; null for none.</summary>
    public static Expression? And(IEnumerable<Expression> terms) => Join(OperatorNames.And, terms.ToArray());

    /// <summary>The terms joined by OR, as a balanced tree; null for none.</summary>
    public static Expression? Or(IEnumerable<Expression> terms) => Join(OperatorNames.Or, terms.ToArray());

    static Expression? Join(string name, ReadOnlySpan<Expression> terms)
    {
        if (terms.Length == 0) return null;
        if (terms.Length == 1) return terms[0];
        var (left, right) = (Join(name, terms[..(terms.Length / 2)])!, Join(name, terms[(terms.Length / 2)..])!);
        return new FunctionCall(FunctionCatalogue.Get(name), [left, right], DataTypes.Boolean, left.Nullable || right.Nullable);
    }
}
