using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>
/// Semi and anti joins only choose rows of their left side, as a filter does: they go below a join or a select list to the input that their condition reads, so that
/// joins meet fewer rows and their inputs' sizes can be told.
/// </summary>
internal sealed class PushSemiJoins : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node is Join join ? Push(join) : node);

    static Plan Push(Join join)
    {
        if (join.Kind is not (JoinKind.LeftSemi or JoinKind.LeftAnti) || join.Lateral || join.Condition is not { } condition || !Determinism.IsDeterministic(condition)) return join;
        var read = condition.References().Select(column => column.Id).Except(join.Right.Output.Select(column => column.Id)).ToHashSet();
        return read.Count == 0 ? join : join.Left switch
        {
            Join { Lateral: false } inner => ThroughJoin(join, inner, read),
            Project project when project.List.All(Determinism.IsDeterministic) => ThroughProject(join, project),
            _ => join,
        };
    }

    static Plan ThroughJoin(Join join, Join inner, HashSet<long> read)
    {
        if (inner.Kind is not (JoinKind.RightOuter or JoinKind.FullOuter) && read.IsSubsetOf(Determinism.Ids(inner.Left.Output)))
            return inner with { Left = Push(join with { Left = inner.Left }) };
        if (inner.Kind is JoinKind.Inner or JoinKind.Cross or JoinKind.RightOuter && read.IsSubsetOf(Determinism.Ids(inner.Right.Output)))
            return inner with { Right = Push(join with { Left = inner.Right }) };
        return join;
    }

    static Plan ThroughProject(Join join, Project project)
    {
        var condition = Substitution.Replace(join.Condition!, Substitution.Of(project.List));
        return condition.Any(part => part is Subquery or OuterReference) ? join : project with { Child = Push(join with { Left = project.Child, Condition = condition }) };
    }
}
