using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer.Relations;

/// <summary>
/// Makes the core form of an aggregation: keys are columns of its input, each aggregate stands alone under an alias, and what select lists, HAVING and ORDER BY
/// compute from them
/// stands above it.
/// </summary>
internal sealed class AggregateBuilder
{
    readonly Plan child;
    readonly Analysis analysis;
    readonly List<Alias> aggregates;
    readonly PlanTag? tag;

    AggregateBuilder(Plan child, GroupingKeys keys, IEnumerable<Alias> aggregates, PlanTag? tag, Analysis analysis)
    {
        (this.child, Keys, this.analysis, this.tag) = (child, keys, analysis, tag);
        this.aggregates = [.. aggregates];
    }

    public GroupingKeys Keys { get; }

    /// <summary>An aggregation by resolved keys.</summary>
    public static AggregateBuilder Over(Plan child, ValueList<Expression> keys, Analysis analysis)
    {
        var distinct = keys.Distinct().ToList();
        var computed = distinct.Select(key => key is ColumnReference ? key : new Alias(key, [SqlPrinter.Print(key)], Ids.Next())).ToList();
        if (computed.Any(key => key is Alias)) child = new Project(child, [.. child.Output, .. computed.OfType<Alias>()]);
        var columns = computed.Select(Plan.ToColumn).ToList();
        return new(child, new GroupingKeys(distinct.ToValueList(), columns.ToValueList(), null), [], null, analysis);
    }

    /// <summary>An aggregation by columns of the input that stand for other expressions: grouping sets.</summary>
    public static AggregateBuilder Over(Plan child, GroupingKeys keys, Analysis analysis) => new(child, keys, [], null, analysis);

    /// <summary>An aggregation that is already there, to be widened.</summary>
    public static AggregateBuilder Of(Aggregate aggregate, Analysis analysis)
        => new(aggregate.Child, analysis.GroupingKeys[aggregate.Tag.Id], aggregate.Aggregates.OfType<Alias>(), aggregate.Tag, analysis);

    /// <summary>The columns that arguments of aggregates may read.</summary>
    public Plan Input => child;

    /// <summary>An item of the select list over the aggregation's output.</summary>
    public Expression LowerItem(Expression item) => item is Alias alias ? alias with { Child = Lower(alias.Child) } : Lower(item) is var lowered
        && lowered is ColumnReference ? lowered
        : new Alias(lowered, [((ColumnReference)item).Name], Ids.Next());

    /// <summary>The expression over the aggregation's output: aggregates and keys become its columns.</summary>
    public Expression Lower(Expression expression) => LowerIn(expression, expression);

    public Plan Build()
    {
        var aggregate = new Aggregate(child, [.. Keys.Columns], [.. Keys.Columns, .. aggregates]);
        if (tag is { } kept) aggregate = aggregate with { Tag = kept };
        analysis.GroupingKeys[aggregate.Tag.Id] = Keys;
        return aggregate;
    }

    Expression LowerIn(Expression expression, Expression whole)
    {
        if (Keys.Find(expression) is { } key) return key;
        switch (expression)
        {
            case AggregateExpression aggregate: return Add(aggregate);
            case WindowExpression { Function: AggregateExpression function } window:
                return window with
                {
                    Function = function.MapChildren(child => child is FunctionCall call ? call.MapChildren(argument => LowerIn(argument, whole))
                        : LowerIn(child, whole)),
                    PartitionBy = window.PartitionBy.Map(part => LowerIn(part, whole)),
                    OrderBy = window.OrderBy.Map(order => (SortOrder)LowerIn(order, whole)),
                };
            case FunctionCall call when GroupingSets.IsGrouping(call.Function): return Keys.GroupingCall(call, analysis.Settings);
            case ColumnReference column when child.Output.Contains(column): throw Missing(column);
            case Subquery subquery: return LowerSubquery(subquery, whole);
            default: return expression.MapChildren(part => LowerIn(part, whole));
        }
    }

    /// <summary>A subquery in the select list may name columns of the input only if they are keys.</summary>
    Expression LowerSubquery(Subquery subquery, Expression whole)
    {
        Expression Outer(Expression node) => node is OuterReference outer && child.Output.Contains(outer.Column)
            ? new OuterReference((ColumnReference)(Keys.Find(outer.Column) ?? throw Missing(outer.Column))) : node is Subquery inner
                ? inner with { Plan = inner.Plan.TransformExpressions(Outer) } : node;
        return subquery with { Values = subquery.Values.Map(value => LowerIn(value, whole)), Plan = subquery.Plan.TransformExpressions(Outer) };
    }

    ColumnReference Add(AggregateExpression aggregate)
    {
        if (aggregate.Children.SelectMany(child => child is FunctionCall call ? call.Arguments : [child])
            .Any(AggregateSearch.Has)) throw ErrorClasses.NestedAggregateFunction.With();
        var found = aggregates.Find(alias => alias.Child.Equals(aggregate));
        if (found is null) aggregates.Add(found = new Alias(aggregate, [SqlPrinter.Print(aggregate)], Ids.Next()));
        return Plan.ToColumn(found);
    }

    FramesException Missing(ColumnReference column) => Keys.Columns.Count == 0 && aggregates.Count == 0
        ? ErrorClasses.MissingGroupBy.With()
        : ErrorClasses.MissingAggregation.With(("expression", SqlText.Expression(column)), ("expressionAnyValue", $"\"any_value({column.Name})\""));
}
