using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Optimizer.Rules;

/// <summary>Limits go below select lists, so that they meet the sort under them as a top-N, and into unions and the kept side of outer joins.</summary>
internal sealed class PushLimits : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node is Limit { Count: Literal { Value: long count } } limit
        ? Push(limit, count) : node);

    static Plan Push(Limit limit, long count) => limit.Child switch
    {
        Limit { Count: Literal { Value: long inner } } below => below with { Count = Rows(Math.Min(count, inner)) },
        Project project => project with { Child = Push(limit with { Child = project.Child }, count) },
        Offset { Count: Literal { Value: long skipped }, Child: not Limit } offset when count <= long.MaxValue - skipped
            => limit with { Child = offset with { Child = Push(new Limit(offset.Child, Rows(count + skipped)), count + skipped) } },
        SetOperation { Kind: SetKind.Union, All: true } union when union.Inputs.Any(input => !IsLimited(input, count))
            => limit with
            {
                Child = union with
                {
                    Inputs = union.Inputs.Map(input => IsLimited(input, count) ? input
                : Push(new Limit(input, Rows(count)), count))
                }
            },
        Join { Kind: JoinKind.LeftOuter, Lateral: false } join when !IsLimited(join.Left, count)
            => limit with { Child = join with { Left = Push(new Limit(join.Left, Rows(count)), count) } },
        Join { Kind: JoinKind.RightOuter } join when !IsLimited(join.Right, count)
            => limit with { Child = join with { Right = Push(new Limit(join.Right, Rows(count)), count) } },
        LocalRelation local when local.Data.RowCount <= count => local,
        _ => limit,
    };

    static bool IsLimited(Plan plan, long count) => plan switch
    {
        Limit { Count: Literal { Value: long inner } } => inner <= count,
        Project project => IsLimited(project.Child, count),
        SetOperation union => union.Inputs.All(input => IsLimited(input, count)),
        Aggregate { Grouping.Count: 0 } or OneRow => true,
        LocalRelation local => local.Data.RowCount <= count,
        Join { Kind: JoinKind.LeftOuter } join => IsLimited(join.Left, count),
        Offset offset => IsLimited(offset.Child, count),
        _ => false,
    };

    static Literal Rows(long count) => new(count, DataTypes.Long);
}
