using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer;

/// <summary>EXISTS and IN inside values, such as under OR: a left join with the distinct rows of the subquery, and a test whether something matched.</summary>
internal static class ExistenceColumns
{
    /// <summary>EXISTS and IN. An unknown IN is false here, as in Spark.</summary>
    public static (Plan Child, Expression Value) Exists(Plan child, Subquery subquery, QuerySettings settings)
    {
        var (joined, marker) = Marked(child, subquery, subquery.Values, settings);
        return (joined, Calls.Resolve(OperatorNames.IsNotNull, settings, marker));
    }

    /// <summary>NOT IN: false also where the answer is unknown, that is where the value or one of the subquery's is null.</summary>
    public static (Plan Child, Expression Value) NotIn(Plan child, Subquery subquery, QuerySettings settings)
    {
        if (Correlation.IsCorrelated(subquery.Plan) && subquery.Nullable) throw Decorrelation.Unsupported(subquery.Plan);
        var (joined, matched) = Exists(child, subquery, settings);
        if (!subquery.Nullable) return (joined, Calls.Resolve(OperatorNames.Not, settings, matched));
        var renewed = FreshIds.Renew(subquery.Plan);
        var nulls = Conjunctions.Or(renewed.Output.Select(column => (Expression)Calls.Resolve(OperatorNames.IsNull, settings, column)))!;
        var hasNull = new Subquery(SubqueryKind.Exists, new Filter(renewed, nulls), []);
        var hasRow = new Subquery(SubqueryKind.Exists, FreshIds.Renew(subquery.Plan), []);
        var valueIsNull = Conjunctions.Or(subquery.Values.Select(value => (Expression)Calls.Resolve(OperatorNames.IsNull, settings, value)))!;
        return (joined, Calls.Resolve(OperatorNames.Not, settings, Conjunctions.Or([matched, hasNull, Conjunctions.And([valueIsNull, hasRow])!])!));
    }

    static (Plan Joined, ColumnReference Marker) Marked(Plan child, Subquery subquery, ValueList<Expression> values, QuerySettings settings)
    {
        var pulling = new Decorrelation(child, settings);
        var inner = pulling.Pull(subquery.Plan is Sort sort ? sort.Child : subquery.Plan);
        var outer = Determinism.Ids(child.Output);
        var conditions = pulling.Conditions.ConvertAll(condition => Decorrelation.Joined(condition, outer));
        conditions.AddRange(values.Select((value, i) => (Expression)Calls.Resolve(OperatorNames.Equal, settings, value, inner.Output[i])));
        // Rows that only differ in what the conditions do not read would repeat the outer row.
        if (conditions.Any(condition => !IsEquality(condition, inner))) throw Decorrelation.Unsupported(subquery.Plan);
        var read = inner.Output.Where(column => conditions.Any(condition => condition.References().Contains(column))).ToList();
        var marker = new Alias(Literal.True, ["exists"], Ids.Next());
        Plan distinct = new Aggregate(inner, [.. read], [.. read]);
        var joined = new Join(child, new Project(distinct, [.. read, marker]), JoinKind.LeftOuter, Conjunctions.And(conditions));
        return (joined, Plan.ToColumn(marker) with { IsNullable = true });
    }

    static bool IsEquality(Expression condition, Plan inner)
        => condition is FunctionCall { Function.Name: OperatorNames.Equal or OperatorNames.EqualNullSafe } call
        && call.Arguments.Any(side => side is ColumnReference column && inner.Output.Contains(column));
}
