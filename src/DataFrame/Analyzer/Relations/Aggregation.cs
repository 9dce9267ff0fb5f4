using System.Globalization;
using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer.Relations;

/// <summary>GROUP BY: grouping by expression, by position, by alias and ALL; grouping sets by repeating rows.</summary>
internal static class Aggregation
{
    public static Plan Resolve(Aggregate aggregate, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(aggregate.Child, around);
        var items = SelectLists.Items(aggregate.Aggregates, resolver, around, child);
        var grouping = new GroupingResolution(resolver, around, child, items);
        var keys = grouping.Resolve(aggregate.Grouping);
        var sets = GroupingSets.Of(aggregate, keys, grouping);
        child = SelectLists.Exposed(child, keys.Concat(items));
        var builder = sets is null ? AggregateBuilder.Over(child, keys, resolver.Analysis) : GroupingSets.Build(child, keys, sets, resolver.Analysis);
        return Finish(builder, items, resolver);
    }

    /// <summary>Aggregates without GROUP BY: all rows are one group.</summary>
    public static Plan Global(Plan child, ValueList<Expression> items, PlanResolver resolver)
        => Finish(AggregateBuilder.Over(SelectLists.Exposed(child, items), [], resolver.Analysis), items, resolver);

    static Plan Finish(AggregateBuilder builder, ValueList<Expression> items, PlanResolver resolver)
    {
        var lowered = items.Map(item => builder.LowerItem(item));
        return SelectLists.Finish(builder.Build(), lowered, resolver);
    }
}

/// <summary>Resolves the expressions of GROUP BY against the input and the select list.</summary>
internal sealed class GroupingResolution(PlanResolver resolver, Surroundings around, Plan child, ValueList<Expression> items)
{
    public ValueList<Expression> Resolve(ValueList<Expression> grouping)
    {
        if (grouping is [UnresolvedColumn { Parts: [var all] }] && string.Equals(all, "all", StringComparison.OrdinalIgnoreCase)
            && resolver.Scope(around, child).Named(all).Count == 0)
            return items.Select(Unnamed).Where(item => !AggregateSearch.Has(item)).Distinct().ToValueList();
        var expressions = new ExpressionResolver(resolver.Scope(around, child)) { Fallback = Alias };
        return grouping.Map(key => Checked(ByPosition(key) ?? expressions.Resolve(key)));
    }

    static Expression Unnamed(Expression item) => item is Alias alias ? alias.Child : item;

    Expression? ByPosition(Expression key)
    {
        if (key is not Literal { Value: int or long or short or sbyte } literal || literal.Type is not Sql.Types.IntegerType) return null;
        var position = Convert.ToInt64(literal.Value, CultureInfo.InvariantCulture);
        if (position < 1 || position > items.Count) throw ErrorClasses.GroupByPosOutOfRange.With(("index", $"{position}"), ("size", $"{items.Count}"));
        var item = Unnamed(items[(int)position - 1]);
        if (AggregateSearch.Has(item)) throw ErrorClasses.GroupByPosAggregate.With(("index", $"{position}"),
            ("aggExpr", $"{SqlPrinter.Print(item)} AS {SqlText.Name(Plan.ToColumn(items[(int)position - 1]).Name)}"));
        return item;
    }

    Expression? Alias(ValueList<string> parts)
    {
        if (parts.Count != 1) return null;
        var found = items.OfType<Alias>().FirstOrDefault(alias => string.Equals(alias.Name, parts[0], resolver.Analysis.Settings.NameComparison));
        return found?.Child;
    }

    static Expression Checked(Expression key)
    {
        if (AggregateSearch.In(key).FirstOrDefault() is { } aggregate) throw ErrorClasses.GroupByAggregate.With(("sqlExpr", SqlPrinter.Print(aggregate)));
        return key;
    }
}
