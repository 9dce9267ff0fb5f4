using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer;

/// <summary>Walks plans together with the plans of subqueries in their expressions.</summary>
internal static class PlanTransforms
{
    /// <summary>Every node replaced by what the rule makes of it, inputs first, in subqueries too.</summary>
    public static Plan TransformPlans(this Plan plan, Func<Plan, Plan> rule)
        => rule(plan.MapChildren(child => child.TransformPlans(rule)).MapSubqueries(query => query.TransformPlans(rule)));

    /// <summary>The node with the plans of its subqueries mapped.</summary>
    public static Plan MapSubqueries(this Plan plan, Func<Plan, Plan> map) => plan.MapExpressions(expression => expression.Any(part => part is Subquery)
        ? expression.TransformUp(part => part is Subquery subquery && map(subquery.Plan) is var mapped && !ReferenceEquals(mapped, subquery.Plan)
            ? subquery with { Plan = mapped } : part)
        : expression);
}
