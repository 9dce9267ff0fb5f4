using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer;

/// <summary>Lateral joins: lists, conditions and generators over one row are put on top of the left side; a correlated subquery becomes a join on what it says
/// about the left side.</summary>
internal static class LateralRelations
{
    public static Plan Rewrite(Join join, QuerySettings settings)
    {
        var outer = Determinism.Ids(join.Left.Output);
        if (join.Kind is JoinKind.Inner or JoinKind.Cross && OverLeft(join.Right, join.Left, outer) is { } over)
            return join.Condition is null ? Shaped(over, join) : Shaped(new Filter(over, join.Condition), join);
        var pulling = new Decorrelation(join.Left, settings);
        var overNothing = pulling.OverNothing(join.Right);
        var right = pulling.Pull(join.Right);
        var conditions = pulling.Conditions.Select(condition => Decorrelation.Joined(condition, outer)).Concat(Conjunctions.Split(join.Condition));
        if (!pulling.HasLostRow) return Shaped(join with { Right = right, Lateral = false, Kind = Inner(join.Kind), Condition = Conjunctions.And(conditions) },
            join);
        if (join.Condition is not null || overNothing is null) throw Decorrelation.Unsupported(join.Right);
        return Filled(join, right, conditions, overNothing, settings);
    }

    static JoinKind Inner(JoinKind kind) => kind == JoinKind.Cross ? JoinKind.Inner : kind;

    static Project Shaped(Plan plan, Join join) => new(plan, join.Output.Map(column => (Expression)column));

    /// <summary>A chain of row-wise nodes over one row, built over the left side instead; null where the right side is something else.</summary>
    static Plan? OverLeft(Plan right, Plan left, HashSet<long> outer)
    {
        if (right is OneRow) return left;
        if (right is not (Project or Filter or Generate) || OverLeft(right.Children[0], left, outer) is not { } child) return null;
        var moved = right.WithChildren([child]).MapExpressions(expression => Decorrelation.Joined(expression, outer));
        return moved is Project project ? project with { List = [.. child.Output.Where(column => outer.Contains(column.Id)), .. project.List] } : moved;
    }

    /// <summary>An aggregation without keys gives a row for every left row, also where nothing matches.</summary>
    static Project Filled(Join join, Plan right, IEnumerable<Expression> conditions, Dictionary<long, Expression> overNothing, QuerySettings settings)
    {
        var marker = new Alias(Literal.True, ["alwaysTrue"], Ids.Next());
        var joined = new Join(join.Left, new Project(right, [.. right.Output, marker]), JoinKind.LeftOuter, Conjunctions.And(conditions));
        var missing = Calls.Resolve(OperatorNames.IsNull, settings, Plan.ToColumn(marker) with { IsNullable = true });
        var values = join.Right.Output.Select(column => (Expression)new Alias(Calls.Resolve("if", settings, missing, overNothing[column.Id],
            column with { IsNullable = true }), [column.Name], column.Id));
        return new Project(joined, [.. join.Left.Output, .. values]);
    }
}
