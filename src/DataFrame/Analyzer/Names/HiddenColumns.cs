using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer.Names;

/// <summary>Columns below a node that its output leaves out but that expressions above may still reach.</summary>
internal static class HiddenColumns
{
    /// <summary>What joins with USING in sight of these inputs leave out of their output.</summary>
    public static ValueList<ColumnReference> Of(Analysis analysis, IReadOnlyList<Plan> inputs)
        => inputs.SelectMany(input => Of(analysis, input)).DistinctBy(column => column.Id).ToValueList();

    /// <summary>The columns just below a select list, which WHERE and ORDER BY above it may name too; null where nothing is to be had.</summary>
    public static Plan? Below(Plan plan) => plan switch
    {
        Project project => project.Child,
        Filter or Sort or Limit or Offset or Repartition or Sample => Below(plan.Children[0]),
        _ => null,
    };

    /// <summary>The plan with the given columns, which are somewhere below it, added to its output; null where a node in between cannot hand them on.</summary>
    public static Plan? Expose(Plan plan, IReadOnlyCollection<ColumnReference> columns)
    {
        var missing = columns.Where(column => !plan.Output.Contains(column)).ToList();
        if (missing.Count == 0) return plan;
        switch (plan)
        {
            case Project project:
                return Expose(project.Child, missing) is { } child ? project with
                {
                    Child = child,
                    List = [.. project.List, .. missing.Select(column => Found(child, column))]
                } : null;
            case Filter or Sort or Limit or Offset or Repartition or Sample or Window or Generate:
                return Expose(plan.Children[0], missing) is { } only ? plan.WithChildren([only]) : null;
            case Join { Kind: not (JoinKind.LeftSemi or JoinKind.LeftAnti) } join:
                var (left, right) = (missing.Where(column => Reaches(join.Left, column)).ToList(), missing.Where(column => Reaches(join.Right, column))
                    .ToList());
                if (left.Count + right.Count < missing.Count) return null;
                return Expose(join.Left, left) is { } newLeft && Expose(join.Right, right) is { } newRight ? join with { Left = newLeft, Right = newRight }
                    : null;
            case Join join:
                return Expose(join.Left, missing) is { } kept ? join with { Left = kept } : null;
            default:
                return null;
        }
    }

    static ColumnReference Found(Plan child, ColumnReference column) => child.Output.First(found => found.Id == column.Id);

    static bool Reaches(Plan plan, ColumnReference column) => Expose(plan, [column]) is not null;

    static ValueList<ColumnReference> Of(Analysis analysis, Plan plan) => plan switch
    {
        Project { Child: Join join } project when analysis.UsingJoins.Contains(project.Tag.Id)
            => [.. join.Output.Where(column => !project.List.Contains(column)), .. Of(analysis, join)],
        Filter or Sort or Limit or Offset or Repartition or Sample or Generate or Window => Of(analysis, plan.Children[0]),
        Join { Kind: JoinKind.LeftSemi or JoinKind.LeftAnti } join => Of(analysis, join.Left),
        Join join => [.. Of(analysis, join.Left), .. Of(analysis, join.Right)],
        _ => [],
    };
}
