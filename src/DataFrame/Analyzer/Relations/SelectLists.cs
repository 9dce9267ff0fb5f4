using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer.Relations;

/// <summary>SELECT without grouping: stars, names for what has none, aliases used by later items; then what a projection cannot compute goes to nodes below
/// it.</summary>
internal static class SelectLists
{
    public static Plan Resolve(Project project, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(project.Child, around);
        var items = Items(project.List, resolver, around, child);
        return items.Any(AggregateSearch.Has) ? Aggregation.Global(child, items, resolver) : Finish(child, items, resolver);
    }

    /// <summary>Resolved items, each a column or an alias.</summary>
    public static ValueList<Expression> Items(ValueList<Expression> list, PlanResolver resolver, Surroundings around, Plan child)
    {
        var aliases = new LateralAliases();
        var expressions = new ExpressionResolver(resolver.Scope(around, child)) { Aliases = aliases };
        var items = new List<Expression>();
        foreach (var item in StarExpansion.InList(list, expressions.Scope))
        {
            var named = Naming.Named(expressions.Resolve(item), item);
            aliases.Add(named);
            items.Add(named);
        }
        return items.Select(item => item is Alias alias ? alias with { Child = aliases.Inline(alias.Child) } : aliases.Inline(item)).ToValueList();
    }

    /// <summary>The projection of resolved items: generators and window functions below it, and columns that the child leaves out exposed.</summary>
    public static Plan Finish(Plan child, ValueList<Expression> items, PlanResolver resolver)
    {
        child = Exposed(child, items);
        (child, items) = Generators.Extract(child, items, resolver);
        (child, items) = WindowExtraction.Extract(child, items);
        return new Project(child, items);
    }

    /// <summary>The child with the columns that the expressions read, where its output leaves them out.</summary>
    public static Plan Exposed(Plan child, IEnumerable<Expression> expressions)
    {
        var available = child.Output.Select(column => column.Id).ToHashSet();
        var missing = expressions.SelectMany(References).Where(column => !available.Contains(column.Id)).DistinctBy(column => column.Id).ToList();
        if (missing.Count == 0) return child;
        return HiddenColumns.Expose(child, missing) ?? throw NameSuggestions.Unresolved([missing[0].Name], child.Output);
    }

    /// <summary>Columns read by an expression and by subqueries in it.</summary>
    static IEnumerable<ColumnReference> References(Expression expression) => expression.References();
}
