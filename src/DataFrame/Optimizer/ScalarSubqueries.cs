using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer;

/// <summary>Correlated scalar subqueries as left joins: NULL where nothing matches, or what the aggregation gives for no rows, and an error where more than one
/// row does.</summary>
internal static class ScalarSubqueries
{
    public static (Plan Child, Expression Value) Join(Plan child, Subquery subquery, QuerySettings settings)
    {
        var pulling = new Decorrelation(child, settings);
        var overNothing = pulling.OverNothing(subquery.Plan);
        var inner = pulling.Pull(subquery.Plan);
        var value = inner.Output[0];
        var outer = Determinism.Ids(child.Output);
        if (!pulling.HasLostRow) inner = Single(inner, pulling, ref value, settings);
        var marker = new Alias(Literal.True, ["alwaysTrue"], Ids.Next());
        inner = new Project(inner, [.. inner.Output, marker]);
        var joined = new Join(child, inner, JoinKind.LeftOuter, Conjunctions.And(pulling.Conditions.Select(condition
            => Decorrelation.Joined(condition, outer))));
        Expression result = value with { IsNullable = true };
        if (overNothing?.GetValueOrDefault(subquery.Plan.Output[0].Id) is { } otherwise and not Literal { Value: null })
        {
            var missing = Calls.Resolve(OperatorNames.IsNull, settings, Plan.ToColumn(marker) with { IsNullable = true });
            result = Calls.Resolve("if", settings, missing, otherwise, result);
        }
        return (joined, result);
    }

    /// <summary>The inner plan with one row a key: a second one is an error.</summary>
    static Plan Single(Plan inner, Decorrelation pulling, ref ColumnReference value, QuerySettings settings)
    {
        var keys = pulling.Conditions.SelectMany(condition => condition.References()).Where(column => inner.Output.Contains(column))
            .DistinctBy(column => column.Id).ToList();
        if (inner is Aggregate aggregate && aggregate.Grouping.All(key => keys.Contains((ColumnReference)key))) return inner;
        var first = new Alias(new AggregateExpression(Calls.Resolve("first", settings, value)), [value.Name], Ids.Next());
        var count = new Alias(new AggregateExpression(Calls.Resolve("count", settings, new Literal(1, Sql.Types.DataTypes.Integer))), ["count"], Ids.Next());
        var grouped = new Aggregate(inner, [.. keys], [.. keys, first, count]);
        var isSingle = Calls.Resolve(Sql.Functions.SingleRowName, settings, Plan.ToColumn(count));
        var single = new Alias(Calls.Resolve("if", settings, isSingle, Plan.ToColumn(first), new Literal(null, value.Type)), [value.Name], Ids.Next());
        value = Plan.ToColumn(single);
        return new Project(grouped, [.. keys, single]);
    }
}
