using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;
using Range = Frames.Plans.Range;

namespace Frames.Optimizer;

/// <summary>How many rows a plan gives, roughly: good enough to tell a large table from a small one.</summary>
internal static class SizeEstimate
{
    const double bytesPerRow = 100, equality = 0.1, comparison = 0.3, other = 0.5, perGroup = 10;

    /// <summary>Rows, or null where a source does not know.</summary>
    public static double? Rows(Plan plan) => plan switch
    {
        LocalRelation local => local.Data.RowCount,
        Range range => Math.Max(0, ((double)range.End - range.Start) / range.Step),
        OneRow => 1,
        Scan scan => scan.Source.EstimatedRowCount ?? scan.Source.ByteCount / bytesPerRow,
        Filter filter => Rows(filter.Child) * Conjunctions.Split(filter.Condition).Aggregate(1.0, (share, term) => share * Share(term)),
        Limit { Count: Literal { Value: long count } } limit => Rows(limit.Child) is { } rows ? Math.Min(rows, count) : count,
        Aggregate { Grouping.Count: 0 } => 1,
        Aggregate aggregate => Rows(aggregate.Child) / perGroup,
        Join { Kind: JoinKind.LeftSemi or JoinKind.LeftAnti } join => Rows(join.Left) * other,
        Join { Kind: JoinKind.Cross } join => Rows(join.Left) * Rows(join.Right),
        Join { Condition: null } join => Rows(join.Left) * Rows(join.Right),
        Join join => Rows(join.Left) is { } left && Rows(join.Right) is { } right ? Math.Max(left, right) : null,
        SetOperation union => union.Inputs.Aggregate((double?)0, (sum, input) => sum + Rows(input)),
        Expand expand => Rows(expand.Child) * expand.Projections.Count,
        UnaryPlan unary => Rows(unary.Child),
        _ => null,
    };

    /// <summary>The rows before any condition chose among them: about as many as a key of the table has values.</summary>
    public static double? BaseRows(Plan plan) => plan switch
    {
        Filter or Project or SubqueryAlias or Sort or Repartition => BaseRows(plan.Children[0]),
        Join { Kind: JoinKind.LeftSemi or JoinKind.LeftAnti } join => BaseRows(join.Left),
        _ => Rows(plan),
    };

    static double Share(Expression term) => term is not FunctionCall call ? other : call.Function.Name switch
    {
        OperatorNames.Equal or OperatorNames.EqualNullSafe or OperatorNames.IsNull => equality,
        OperatorNames.Less or OperatorNames.LessOrEqual or OperatorNames.Greater or OperatorNames.GreaterOrEqual or OperatorNames.In or OperatorNames.Like
            => comparison,
        OperatorNames.IsNotNull => 1,
        OperatorNames.Not => 1 - Share(call.Arguments[0]),
        _ => other,
    };
}
