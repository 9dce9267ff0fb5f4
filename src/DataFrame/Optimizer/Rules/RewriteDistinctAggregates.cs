using Frames.Analyzer;
using Frames.Catalogue;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>
/// Aggregates over distinct values of one set of arguments are two levels: grouping by keys and arguments first, the plain aggregates beside them computed and
/// merged. What cannot
/// be merged, or has several sets of arguments, stays for the engine's own distinct aggregation.
/// </summary>
internal sealed class RewriteDistinctAggregates : Rule
{
    // The function that merges the results of the first level.
    static readonly Dictionary<string, string> Merges = new() { ["count"] = "sum", ["sum"] = "sum", ["min"] = "min", ["max"] = "max" };

    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node is Aggregate aggregate
        ? Rewrite(WithoutNeedless(aggregate), settings) : node);

    /// <summary>DISTINCT dropped where it changes nothing, as for max.</summary>
    static Aggregate WithoutNeedless(Aggregate aggregate)
    {
        var items = aggregate.Aggregates.Map(item => item is Alias
        {
            Child: AggregateExpression
            {
                IsDistinct: true,
                Call.Function: AggregateFunction { IgnoresDistinct: true }
            } inner
        } alias
            ? alias with { Child = inner with { IsDistinct = false } } : item);
        return items.Equals(aggregate.Aggregates) ? aggregate : aggregate with { Aggregates = items };
    }

    static Plan Rewrite(Aggregate aggregate, QuerySettings settings)
    {
        var distinct = Aggregates(aggregate).Where(item => item.IsDistinct).ToList();
        var plain = Aggregates(aggregate).Where(item => !item.IsDistinct).ToList();
        if (distinct.Count == 0 || distinct.Any(item => item.Filter is not null || item.WithinGroup is not null) || distinct
            .DistinctBy(Keys).Count() > 1) return aggregate;
        if (plain.Any(item => !Merges.ContainsKey(item.Call.Function.Name) || item.Type is Sql.Types.DecimalType)) return aggregate;
        var first = new List<Expression>(aggregate.Grouping);
        var keys = Keys(distinct[0]).Map(argument => argument is ColumnReference column ? (Expression)column
            : new Alias(argument, [SqlPrinter.Print(argument)], Ids.Next()));
        var child = keys.Any(key => key is Alias) ? new Project(aggregate.Child, [.. aggregate.Child.Output, .. keys.Where(key => key is Alias)])
            : aggregate.Child;
        var columns = keys.Map(key => (Expression)Plan.ToColumn(key));
        var partial = plain.Select(item => new Alias(item, [SqlPrinter.Print(item)], Ids.Next())).ToList();
        ValueList<Expression> grouping = [.. first, .. columns.Where(column => !first.Contains(column))];
        var inner = new Aggregate(child, grouping, [.. grouping, .. partial]);
        var outer = aggregate.Aggregates.Map(item => item is Alias { Child: AggregateExpression expression } alias
            ? alias with { Child = Second(expression, columns, plain, partial, settings) } : item);
        return Restored(aggregate, inner, outer, settings);
    }

    static AggregateExpression Second(AggregateExpression item, ValueList<Expression> columns, List<AggregateExpression> plain, List<Alias> partial,
        QuerySettings settings) => item.IsDistinct
        ? item with { IsDistinct = false, Call = item.Call with { Arguments = WithColumns(item, columns) } }
        : new AggregateExpression(Analyzer.Calls.Resolve(Merges[item.Call.Function.Name], settings, Plan.ToColumn(partial[plain.IndexOf(item)])));

    /// <summary>What is distinct: the arguments that are not constant, such as the fraction of a percentile is, if there are any.</summary>
    static ValueList<Expression> Keys(AggregateExpression item)
    {
        var keys = item.Call.Arguments.Where(argument => !Folding.IsFoldable(argument)).ToValueList();
        return keys.Count == 0 ? item.Call.Arguments : keys;
    }

    static ValueList<Expression> WithColumns(AggregateExpression item, ValueList<Expression> columns)
    {
        var next = 0;
        var allConstant = columns.Count == item.Call.Arguments.Count;
        return item.Call.Arguments.Map(argument => allConstant || !Folding.IsFoldable(argument) ? columns[next++] : argument);
    }

    /// <summary>Counts of no rows are 0, not the NULL that their sum would be.</summary>
    static Plan Restored(Aggregate aggregate, Aggregate inner, ValueList<Expression> outer, QuerySettings settings)
    {
        bool IsCount(int i) => aggregate.Aggregates[i] is Alias { Child: AggregateExpression { IsDistinct: false, Call.Function.Name: "count" } };
        var renamed = outer.Select((item, i) => IsCount(i) ? (Alias)item with { Id = Ids.Next() } : item).ToValueList();
        var level = aggregate with { Child = inner, Aggregates = renamed };
        if (!Enumerable.Range(0, outer.Count).Any(IsCount)) return level;
        var list = renamed.Select((item, i) => IsCount(i) && outer[i] is Alias alias
            ? alias with { Child = Analyzer.Calls.Resolve("coalesce", settings, Plan.ToColumn(item), new Literal(0L, Sql.Types.DataTypes.Long)) }
                : (Expression)Plan.ToColumn(item));
        return new Project(level, list.ToValueList());
    }

    static IEnumerable<AggregateExpression> Aggregates(Aggregate aggregate) => aggregate.Aggregates.OfType<Alias>().Select(alias => alias.Child)
        .OfType<AggregateExpression>();
}
