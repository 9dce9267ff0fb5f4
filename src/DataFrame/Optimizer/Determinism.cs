using Frames.Expressions;

namespace Frames.Optimizer;

/// <summary>What may be moved, repeated or left out without a change of the result.</summary>
internal static class Determinism
{
    /// <summary>Whether equal rows give equal values.</summary>
    public static bool IsDeterministic(Expression expression)
        => !expression.Any(part => part is FunctionCall { Function.IsDeterministic: false } or UserFunctionCall { Function.IsDeterministic: false });

    /// <summary>Whether computing it twice costs next to nothing.</summary>
    public static bool IsCheap(Expression expression) => expression switch
    {
        ColumnReference or Literal or OuterReference => true,
        Alias alias => IsCheap(alias.Child),
        GetField field => IsCheap(field.Child),
        _ => false,
    };

    /// <summary>Whether the expression reads only columns of the set, and none of an outer query.</summary>
    public static bool ReadsOnly(Expression expression, HashSet<long> columns) => expression.Walk().All(part => part switch
    {
        ColumnReference column => columns.Contains(column.Id),
        OuterReference => false,
        Subquery subquery => !Analyzer.Correlation.IsCorrelated(subquery.Plan),
        _ => true,
    });

    public static HashSet<long> Ids(IEnumerable<ColumnReference> columns) => columns.Select(column => column.Id).ToHashSet();
}
