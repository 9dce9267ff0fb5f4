using Frames.Expressions;

namespace Frames.Plans;

/// <summary>Walks and rebuilds plan trees.</summary>
internal static class PlanTrees
{
    public static Plan MapChildren(this Plan plan, Func<Plan, Plan> map)
    {
        var children = plan.Children;
        Plan[]? changed = null;
        for (var i = 0; i < children.Count; i++)
        {
            var mapped = map(children[i]);
            if (ReferenceEquals(mapped, children[i])) continue;
            changed ??= children.Span.ToArray();
            changed[i] = mapped;
        }
        return changed is null ? plan : plan.WithChildren(new(changed));
    }

    public static Plan MapExpressions(this Plan plan, Func<Expression, Expression> map)
    {
        var expressions = plan.Expressions;
        Expression[]? changed = null;
        for (var i = 0; i < expressions.Count; i++)
        {
            var mapped = map(expressions[i]);
            if (ReferenceEquals(mapped, expressions[i])) continue;
            changed ??= expressions.Span.ToArray();
            changed[i] = mapped;
        }
        return changed is null ? plan : plan.WithExpressions(new(changed));
    }

    /// <summary>Children first.</summary>
    public static Plan TransformUp(this Plan plan, Func<Plan, Plan> rule) => rule(plan.MapChildren(child => child.TransformUp(rule)));

    /// <summary>Parents first.</summary>
    public static Plan TransformDown(this Plan plan, Func<Plan, Plan> rule) => rule(plan).MapChildren(child => child.TransformDown(rule));

    /// <summary>Every expression of every node, children first in both trees.</summary>
    public static Plan TransformExpressions(this Plan plan, Func<Expression, Expression> rule)
        => plan.TransformUp(node => node.MapExpressions(expression => expression.TransformUp(rule)));

    /// <summary>All nodes, parents first.</summary>
    public static IEnumerable<Plan> Walk(this Plan plan)
    {
        var pending = new Stack<Plan>([plan]);
        while (pending.TryPop(out var node))
        {
            yield return node;
            var children = node.Children;
            for (var i = children.Count - 1; i >= 0; i--) pending.Push(children[i]);
        }
    }
}
