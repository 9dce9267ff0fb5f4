using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>Takes the names of relations out of a resolved plan.</summary>
internal static class AliasRemoval
{
    public static Plan Remove(Plan plan)
    {
        var result = plan.MapChildren(Remove).MapExpressions(expression => expression.TransformUp(RemoveInSubquery));
        return result is SubqueryAlias alias ? alias.Child : result;
    }

    static Expression RemoveInSubquery(Expression expression) => expression is Subquery subquery && Remove(subquery.Plan) is var plan
        && !ReferenceEquals(plan, subquery.Plan)
        ? subquery with { Plan = plan } : expression;
}
