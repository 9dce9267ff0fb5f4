using System.Globalization;
using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>ORDER BY: by expression, by position, by alias, ALL, and by what the select list leaves out.</summary>
internal static class Sorts
{
    public static Plan Resolve(Sort sort, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(sort.Child, around);
        var orders = Positions(All(sort.Orders, child, resolver, around), child);
        return AggregateBelow.Find(child) is { } below ? OverAggregate(sort, child, orders, below, resolver, around)
            : Plain(sort, child, orders, resolver, around);
    }

    static Plan Plain(Sort sort, Plan child, ValueList<SortOrder> orders, PlanResolver resolver, Surroundings around)
    {
        var expressions = BelowResolver.Over(child, resolver, around);
        var resolved = orders.Map(order => Checked((SortOrder)expressions.Resolve(order)));
        if (!resolved.Any(order => order.Any(node => node is WindowExpression))) return Filters.Kept(child, input
            => sort with { Child = input, Orders = resolved }, resolved);
        var (windowed, items) = WindowExtraction.Extract(SelectLists.Exposed(child, resolved), resolved.Map(order => (Expression)order));
        return new Project(sort with { Child = windowed, Orders = items.Map(item => (SortOrder)item) }, [.. child.Output]);
    }

    /// <summary>Aggregates and keys that the list leaves out are added to it for the sort, and dropped after it.</summary>
    static Plan OverAggregate(Sort sort, Plan child, ValueList<SortOrder> orders, AggregateBelow below, PlanResolver resolver, Surroundings around)
    {
        var expressions = below.Resolver(child, resolver, around);
        var builder = AggregateBuilder.Of(below.Aggregate, resolver.Analysis);
        var resolved = orders.Map(order => Checked((SortOrder)expressions.Resolve(order)));
        var output = child.Output.Select(column => column.Id).ToHashSet();
        var lowered = resolved.Map(order => (SortOrder)(order.References().All(column => output.Contains(column.Id)) && !AggregateSearch.Has(order)
            && !order.Any(IsGroupingCall) ? order : LowerOver(order, builder, output)));
        var missing = lowered.SelectMany(order => order.References()).Where(column => !output.Contains(column.Id)).DistinctBy(column => column.Id).ToList();
        if (missing.Count == 0) return Plain(sort, child, lowered, resolver, around);
        var widened = below.With(builder.Build(), missing);
        return new Project(Plain(sort, widened, lowered, resolver, around), [.. child.Output]);
    }

    static bool IsGroupingCall(Expression expression) => expression is FunctionCall call && GroupingSets.IsGrouping(call.Function);

    /// <summary>Lowers what the select list does not give; its columns stay.</summary>
    static Expression LowerOver(Expression expression, AggregateBuilder builder, HashSet<long> output) => expression is ColumnReference column
        && output.Contains(column.Id) ? expression
        : expression is SortOrder || !References(expression).Any(reference => output.Contains(reference.Id))
            || expression is ColumnReference or AggregateExpression
            ? expression is SortOrder order ? order with { Child = LowerOver(order.Child, builder, output) } : builder.Lower(expression)
            : expression.MapChildren(child => LowerOver(child, builder, output));

    static IEnumerable<ColumnReference> References(Expression expression) => expression.References();

    static ValueList<SortOrder> All(ValueList<SortOrder> orders, Plan child, PlanResolver resolver, Surroundings around)
        => orders is [{ Child: UnresolvedColumn { Parts: [var name] } } all] && string.Equals(name, "all", StringComparison.OrdinalIgnoreCase)
            && resolver.Scope(around, child).Named(name).Count == 0
            ? child.Output.Map(column => all with { Child = column }) : orders;

    static ValueList<SortOrder> Positions(ValueList<SortOrder> orders, Plan child) => orders.Map(order =>
    {
        if (order.Child is not Literal { Value: int, Type: IntegerType } literal) return order;
        var position = Convert.ToInt32(literal.Value, CultureInfo.InvariantCulture);
        if (position < 1 || position > child.Output.Count) throw ErrorClasses.OrderByPosOutOfRange.With(("index", $"{position}"),
            ("size", $"{child.Output.Count}"));
        return order with { Child = child.Output[position - 1] };
    });

    static SortOrder Checked(SortOrder order) => Catalogue.Accept.IsOrderable(order.Type) ? order
        : throw ErrorClasses.InvalidOrderingType.With(("sqlExpr", SqlText.Expression(order)), ("functionName", "`sortorder`"),
            ("dataType", SqlText.Type(order.Type)));
}
