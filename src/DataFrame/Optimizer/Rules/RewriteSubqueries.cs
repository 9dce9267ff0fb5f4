using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Optimizer.Rules;

/// <summary>
/// Subqueries become joins: EXISTS and IN in conditions semi joins, NOT EXISTS anti joins, NOT IN null-aware anti joins, correlated scalar ones left joins.
/// Uncorrelated scalar and
/// EXISTS subqueries stay: they are run once, before the query.
/// </summary>
internal sealed class RewriteSubqueries : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node switch
    {
        Filter filter when filter.Condition.Any(part => part is Subquery) => Conditions(filter, settings),
        Join { Lateral: true } join => LateralRelations.Rewrite(join, settings),
        _ when node is UnaryPlan && node.Expressions.Any(NeedsJoin) => Values(node, settings),
        _ => node,
    });

    static bool NeedsJoin(Expression expression) => expression.Any(part => part is Subquery subquery
        && (subquery.Kind == SubqueryKind.In || Correlation.IsCorrelated(subquery.Plan)));

    static Plan Conditions(Filter filter, QuerySettings settings)
    {
        var (child, kept) = (filter.Child, new List<Expression>());
        foreach (var term in Conjunctions.Split(filter.Condition))
        {
            var (subquery, negated) = term switch
            {
                Subquery plain => (plain, false),
                FunctionCall { Function.Name: OperatorNames.Not } not when not.Arguments[0] is Subquery inner => (inner, true),
                _ => (null, false),
            };
            if (subquery is { Kind: not SubqueryKind.Scalar } && NeedsJoin(subquery)) child = SemiJoin(child, subquery, negated, settings);
            else kept.Add(term);
        }
        var rest = Conjunctions.And(kept);
        var result = rest is null ? child : new Filter(child, rest);
        return rest is not null && NeedsJoin(rest) ? Values(result, settings) : result;
    }

    static Join SemiJoin(Plan child, Subquery subquery, bool negated, QuerySettings settings)
    {
        var pulling = new Decorrelation(child, settings);
        var inner = pulling.Pull(WithoutOrder(subquery.Plan));
        var outer = Determinism.Ids(child.Output);
        var conditions = pulling.Conditions.ConvertAll(condition => Decorrelation.Joined(condition, outer));
        var isIn = subquery.Kind == SubqueryKind.In;
        // An unknown correlation only means that the row is not in the subquery; an unknown comparison with NOT IN is what drops a row.
        if (isIn && negated) conditions = conditions.ConvertAll(condition => (Expression)Calls.Resolve("coalesce", settings, condition, Literal.False));
        if (isIn) conditions.InsertRange(0, subquery.Values.Select((value, i) => (Expression)Calls.Resolve(OperatorNames.Equal, settings, value,
            inner.Output[i])));
        return new Join(child, inner, negated ? JoinKind.LeftAnti : JoinKind.LeftSemi, Conjunctions.And(conditions), NullAware: isIn && negated);
    }

    // Order and count of a subquery's rows do not matter to EXISTS and IN, but for a LIMIT.
    static Plan WithoutOrder(Plan plan) => plan is Sort sort ? WithoutOrder(sort.Child) : plan;

    /// <summary>Subqueries inside values: each joins one column on, which stands in its place.</summary>
    static Plan Values(Plan node, QuerySettings settings)
    {
        var child = node.Children[0];
        var output = node.Output;
        Expression Replaced(Expression part)
        {
            if (part is FunctionCall { Function.Name: OperatorNames.Not, Arguments: [Subquery { Kind: SubqueryKind.In } notIn] })
            {
                (child, var isOut) = ExistenceColumns.NotIn(child, notIn, settings);
                return isOut;
            }
            if (part is not Subquery subquery || !NeedsJoin(subquery)) return part.MapChildren(Replaced);
            (child, var value) = subquery.Kind == SubqueryKind.Scalar ? ScalarSubqueries.Join(child, subquery, settings)
                : ExistenceColumns.Exists(child, subquery, settings);
            return value;
        }
        var changed = node.MapExpressions(Replaced);
        var result = changed.WithChildren([child]);
        return result is Project or Aggregate ? result : new Project(result, output.Map(column => (Expression)column));
    }
}
