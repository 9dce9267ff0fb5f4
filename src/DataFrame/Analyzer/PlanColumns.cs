using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>Columns taken from a frame: <c>df["x"]</c> means the column of exactly that frame's plan, wherever that stands below.</summary>
internal static class PlanColumns
{
    public static Expression Find(Scope scope, long planId, ValueList<string> parts)
    {
        var tag = scope.Analysis.TagOf(planId);
        var found = new List<Expression>();
        foreach (var node in scope.Inputs.SelectMany(Reachable).Where(node => node.Tag.Id == tag))
            if (NameResolver.Find(new Scope(scope.Analysis, Surroundings.Nothing, node), parts) is { } column && IsVisible(scope, column)) found.Add(column);
        var distinct = found.Distinct().ToList();
        if (distinct.Count == 1) return distinct[0];
        if (distinct.Count > 1) throw ErrorClasses.AmbiguousColumnReference.With(("name", SqlText.Name(parts)));
        if (scope.Around.Outer is { } outer) return Find(outer, planId, parts).TransformUp(node => node is ColumnReference column ? new OuterReference(column)
            : node);
        // A frame that a later operator replaced as a whole still lends its names, as in df.select(df("a") as "a").filter(df("a") > 1).
        return scope.Inputs.SelectMany(Reachable).Any(node => node.Tag.Id == tag) && NameResolver.Find(scope, parts) is { } byName ? byName
            : throw ErrorClasses.CannotResolveDataFrameColumn.With(("name", SqlText.Name(parts)));
    }

    /// <summary>The columns of a frame: its stars and patterns.</summary>
    public static ValueList<ColumnReference> All(Scope scope, long planId)
    {
        var tag = scope.Analysis.TagOf(planId);
        var node = scope.Inputs.SelectMany(Reachable).FirstOrDefault(node => node.Tag.Id == tag)
            ?? throw ErrorClasses.CannotResolveDataFrameColumn.With(("name", "`*`"));
        return node.Output.Where(column => IsVisible(scope, column)).ToValueList();
    }

    static bool IsVisible(Scope scope, Expression expression) => expression.References()
        .All(column => scope.Columns.Contains(column) || HiddenBelow(scope, column));

    static bool HiddenBelow(Scope scope, ColumnReference column) => scope.Inputs.Any(input => HiddenColumns.Expose(input, [column]) is not null);

    static IEnumerable<Plan> Reachable(Plan plan) => plan.Walk();
}
