using Frames.Plans;

namespace Frames.Backends.Local.Planner;

/// <summary>Rough numbers of rows, to choose the side of a join that is kept.</summary>
internal static class Estimates
{
    const double Unknown = 1e6;
    const double BytesPerRow = 64;

    public static double Rows(Plan plan) => plan switch
    {
        OneRow => 1,
        LocalRelation local => local.Data.RowCount,
        Plans.Range range => Operators.RangeSource.Count(range),
        Scan scan => scan.Source.RowCount ?? scan.Source.ByteCount / BytesPerRow ?? Unknown,
        Filter filter => Rows(filter.Child) * Math.Pow(0.3, Conjunction.Split(filter.Condition).Count),
        Aggregate { Grouping.Count: 0 } => 1,
        Aggregate or Distinct => Rows(plan.Children[0]) * 0.2,
        Limit { Count: Expressions.Literal { Value: int count } } limit => Math.Min(count, Rows(limit.Child)),
        Join { Kind: JoinKind.LeftSemi or JoinKind.LeftAnti } join => Rows(join.Left) * 0.5,
        Join { Condition: null } join => Rows(join.Left) * Rows(join.Right),
        Join join => Math.Max(Rows(join.Left), Rows(join.Right)),
        SetOperation set => set.Inputs.Sum(Rows),
        Expand expand => Rows(expand.Child) * expand.Projections.Count,
        Generate generate => Rows(generate.Child) * 3,
        _ => plan.Children.Count > 0 ? Rows(plan.Children[0]) : Unknown,
    };
}
