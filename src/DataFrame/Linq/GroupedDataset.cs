using System.Linq.Expressions;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql;
using Expression = Frames.Expressions.Expression;

namespace Frames.Linq;

/// <summary>Rows in groups of equal keys: select aggregates of them, as in <c>.Select(g => new { g.Key, Mean = g.Average(f => f.Delay) })</c>.</summary>
/// <typeparam name="TKey">What the rows of a group have in common.</typeparam>
/// <typeparam name="TElement">A row, or what was selected of it.</typeparam>
public sealed class GroupedDataset<TKey, TElement>
{
    readonly DataFrame frame;
    readonly Shape key;
    readonly Shape element;
    readonly ValueList<Expression> conditions;
    readonly ValueList<SortOrder> orders;

    internal GroupedDataset(DataFrame frame, Shape key, Shape element, ValueList<Expression> conditions, ValueList<SortOrder> orders)
        => (this.frame, this.key, this.element, this.conditions, this.orders) = (frame, key, element, conditions, orders);

    GroupShape Group => new(typeof(IGrouping<TKey, TElement>), key, element);

    /// <summary>A row for each group: its key and aggregates of its rows.</summary>
    public Dataset<TResult> Select<TResult>(Expression<Func<IGrouping<TKey, TElement>, TResult>> selector)
        => Aggregated<TResult>(LambdaTranslator.Translate(selector, Group));

    /// <summary>The groups for which a condition over key and aggregates is true.</summary>
    public GroupedDataset<TKey, TElement> Where(Expression<Func<IGrouping<TKey, TElement>, bool>> predicate)
        => new(frame, key, element, [.. conditions, LambdaTranslator.Condition(predicate, Group)], orders);

    /// <summary>The groups in ascending order of a key or aggregate.</summary>
    public GroupedDataset<TKey, TElement> OrderBy<TOrder>(Expression<Func<IGrouping<TKey, TElement>, TOrder>> keySelector) => Ordered([], keySelector, true);

    /// <summary>The groups in descending order of a key or aggregate.</summary>
    public GroupedDataset<TKey, TElement> OrderByDescending<TOrder>(Expression<Func<IGrouping<TKey, TElement>, TOrder>> keySelector)
        => Ordered([], keySelector, false);

    /// <summary>Groups that are equal so far in ascending order.</summary>
    public GroupedDataset<TKey, TElement> ThenBy<TOrder>(Expression<Func<IGrouping<TKey, TElement>, TOrder>> keySelector) => Ordered(orders, keySelector, true);

    /// <summary>Groups that are equal so far in descending order.</summary>
    public GroupedDataset<TKey, TElement> ThenByDescending<TOrder>(Expression<Func<IGrouping<TKey, TElement>, TOrder>> keySelector)
        => Ordered(orders, keySelector, false);

    internal Dataset<TResult> Select<TResult>(Expression<Func<TKey, IEnumerable<TElement>, TResult>> selector)
        => Aggregated<TResult>(LambdaTranslator.Translate(selector, key, Group));

    GroupedDataset<TKey, TElement> Ordered(ValueList<SortOrder> before, LambdaExpression keySelector, bool ascending)
        => new(frame, key, element, conditions, [.. before, .. Shapes.Leaves(LambdaTranslator.Translate(keySelector, Group), "").Select(leaf
            => new SortOrder(leaf.Leaf.Expression, ascending))]);

    /// <summary>The keys, then everything that is computed of a group under names of its own, then conditions, order and the columns asked for.</summary>
    Dataset<TResult> Aggregated<TResult>(Shape result)
    {
        var keys = Shapes.Leaves(key, "").Select(leaf => leaf.Leaf.Expression).ToValueList();
        var computed = new List<Expression>();
        Expression Computed(Expression value)
        {
            computed.Add(new Alias(value, $"#{computed.Count}"));
            return Shapes.Column($"#{computed.Count - 1}");
        }
        var columns = Shapes.Leaves(result, "").Select(leaf => (Expression)new Alias(Computed(leaf.Leaf.Expression), leaf.Name)).ToValueList();
        var filters = conditions.Map(Computed);
        var sorted = orders.Map(order => order with { Child = Computed(order.Child) });
        Plan plan = new Aggregate(frame.Plan, keys, [.. keys, .. computed]);
        foreach (var condition in filters) plan = new Filter(plan, condition);
        if (sorted.Count > 0) plan = new Sort(plan, sorted);
        return new Dataset<TResult>(frame.With(new Project(plan, columns)), Shapes.OverColumns(result));
    }
}
