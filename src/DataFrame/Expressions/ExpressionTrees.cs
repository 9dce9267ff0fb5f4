namespace Frames.Expressions;

/// <summary>Walks and rebuilds expression trees.</summary>
internal static class ExpressionTrees
{
    /// <summary>The tree with every node replaced by what <paramref name="rule"/> makes of it, children first.</summary>
    public static Expression TransformUp(this Expression expression, Func<Expression, Expression> rule) => rule(MapChildren(expression, child => child.TransformUp(rule)));

    /// <summary>The tree with every node replaced by what <paramref name="rule"/> makes of it, parents first; the children of the result are visited.</summary>
    public static Expression TransformDown(this Expression expression, Func<Expression, Expression> rule) => MapChildren(rule(expression), child => child.TransformDown(rule));

    /// <summary>The node with mapped children; the same object if none changed.</summary>
    public static Expression MapChildren(this Expression expression, Func<Expression, Expression> map)
    {
        var children = expression.Children;
        Expression[]? changed = null;
        for (var i = 0; i < children.Count; i++)
        {
            var mapped = map(children[i]);
            if (ReferenceEquals(mapped, children[i])) continue;
            changed ??= children.Span.ToArray();
            changed[i] = mapped;
        }
        return changed is null ? expression : expression.WithChildren(new(changed));
    }

    /// <summary>Whether a node of the tree satisfies <paramref name="predicate"/>.</summary>
    public static bool Any(this Expression expression, Func<Expression, bool> predicate)
    {
        if (predicate(expression)) return true;
        foreach (var child in expression.Children) if (child.Any(predicate)) return true;
        return false;
    }

    /// <summary>All nodes of the tree, parents first.</summary>
    public static IEnumerable<Expression> Walk(this Expression expression)
    {
        // Most trees are leaves, and in high ones an iterator for each level would cost its height for every node.
        yield return expression;
        if (expression.Children.Count == 0) yield break;
        var pending = new Stack<Expression>();
        for (var node = expression; ;)
        {
            var children = node.Children;
            for (var i = children.Count - 1; i >= 0; i--) pending.Push(children[i]);
            if (!pending.TryPop(out var next)) yield break;
            yield return node = next;
        }
    }

    /// <summary>The columns that the tree reads.</summary>
    public static IEnumerable<ColumnReference> References(this Expression expression) => expression.Walk().OfType<ColumnReference>();
}
