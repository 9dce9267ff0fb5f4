using Frames.Analyzer.Names;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer.Relations;

/// <summary>An aggregation under a select list, which HAVING and ORDER BY above it may widen: they can use aggregates and keys that the list leaves
/// out.</summary>
internal sealed class AggregateBelow
{
    readonly Project list;
    readonly Func<Plan, Plan> between;

    AggregateBelow(Project list, Aggregate aggregate, Func<Plan, Plan> between) => (this.list, Aggregate, this.between) = (list, aggregate, between);

    public Aggregate Aggregate { get; }

    /// <summary>The aggregation under the plan's select list, with nothing but conditions and windows in between.</summary>
    public static AggregateBelow? Find(Plan plan)
    {
        if (plan is not Project list) return null;
        Func<Plan, Plan> between = aggregate => aggregate;
        var node = list.Child;
        while (node is Filter or Window)
        {
            var (outer, here) = (between, node);
            between = aggregate => outer(here.WithChildren([aggregate]));
            node = node.Children[0];
        }
        return node is Aggregate found ? new(list, found, between) : null;
    }

    /// <summary>A resolver over the list's columns, then the keys and, in aggregates, the aggregation's input.</summary>
    public ExpressionResolver Resolver(Plan child, PlanResolver resolver, Surroundings around)
    {
        var input = resolver.Scope(around, Aggregate.Child);
        return new ExpressionResolver(resolver.Scope(around, child)) { AggregateInput = input, Fallback = parts => NameResolver.Find(input, parts) };
    }

    /// <summary>How the list computes one of its columns; null for other columns.</summary>
    public Expression? Computed(ColumnReference column) => list.List.OfType<Alias>().FirstOrDefault(alias => alias.Id == column.Id)?.Child;

    /// <summary>The plan over a widened aggregation, perhaps with a node directly over it.</summary>
    public Plan With(Plan aggregate, Func<Plan, Plan>? over = null) => list with { Child = between(over is null ? aggregate : over(aggregate)) };

    /// <summary>The plan over a widened aggregation with more items in its list.</summary>
    public Project With(Plan aggregate, IEnumerable<Expression> items) => list with { Child = between(aggregate), List = [.. list.List, .. items] };
}
