using Frames.Backends.Local.Grouping;
using Frames.Backends.Local.Operators;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Local.Planner;

internal partial class PhysicalPlanner
{
    /// <summary>Keys and aggregates as an operator takes them, and the list over what it gives.</summary>
    /// <param name="Keys">The keys.</param>
    /// <param name="Aggregates">Each aggregate once.</param>
    /// <param name="Columns">The columns that the operator gives: keys, then aggregates.</param>
    /// <param name="List">The plan's result over these columns.</param>
    protected sealed record GroupingParts(ValueList<Expression> Keys, IReadOnlyList<AggregateSpec> Aggregates, IReadOnlyList<ColumnReference> Columns, ValueList<Expression> List);

    /// <summary>Takes an aggregation apart.</summary>
    protected static GroupingParts Split(Aggregate aggregate)
    {
        var keys = aggregate.Grouping.Map(ToKey);
        var calls = new Dictionary<AggregateExpression, ColumnReference>();
        var list = aggregate.Aggregates.Map(item => Rewrite(item, keys, calls));
        return new(aggregate.Grouping, [.. calls.Keys.Select(call => new AggregateSpec(call))], [.. keys.Select(key => key.Column), .. calls.Values], list);
    }

    RowStream Group(Aggregate aggregate)
    {
        var child = Plan(aggregate.Child);
        var (keys, aggregates, columns, list) = Split(aggregate);
        var grouped = keys.Count == 0 ? Ungrouped(child, aggregates, columns) : Grouped(child, keys, aggregates, columns);
        return grouped.Through(new Operators.Project(columns, list), aggregate.Output);
    }

    RowStream Unique(Distinct distinct)
    {
        var child = Plan(distinct.Child);
        return Grouped(child, [.. child.Columns], [], child.Columns);
    }

    RowStream Grouped(RowStream child, ValueList<Expression> keys, IReadOnlyList<AggregateSpec> aggregates, IReadOnlyList<ColumnReference> columns)
    {
        var sink = new HashAggregate(child.Columns, keys, aggregates);
        Drain(child, sink);
        return RowStream.From(new GroupSource(sink), columns, child.Node);
    }

    RowStream Ungrouped(RowStream child, IReadOnlyList<AggregateSpec> aggregates, IReadOnlyList<ColumnReference> columns)
    {
        var sink = new UngroupedAggregate(child.Columns, aggregates);
        Drain(child, sink);
        return RowStream.From(new SinkSource(sink, sink.Rows), columns, child.Node);
    }

    static (Expression Key, ColumnReference Column) ToKey(Expression key)
        => (key, key as ColumnReference ?? new ColumnReference(Ids.Next(), key.ToString(), key.Type, key.Nullable, []));

    /// <summary>An item of the result over the columns that the grouping gives: its keys and its aggregates.</summary>
    static Expression Rewrite(Expression item, ValueList<(Expression Key, ColumnReference Column)> keys, Dictionary<AggregateExpression, ColumnReference> calls)
    {
        foreach (var (key, column) in keys) if (key.Equals(item)) return column;
        if (item is not AggregateExpression call) return item.MapChildren(child => Rewrite(child, keys, calls));
        if (!calls.TryGetValue(call, out var result)) calls[call] = result = new ColumnReference(Ids.Next(), call.ToString(), call.Type, call.Nullable, []);
        return result;
    }
}
