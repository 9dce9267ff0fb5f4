using Frames.Expressions;

namespace Frames.Optimizer;

/// <summary>Replaces columns by the expressions that compute them.</summary>
internal static class Substitution
{
    /// <summary>What a select list computes, by column id.</summary>
    public static Dictionary<long, Expression> Of(IEnumerable<Expression> list)
    {
        var map = new Dictionary<long, Expression>();
        foreach (var item in list) if (item is Alias alias) map[alias.Id] = alias.Child;
        return map;
    }

    public static Expression Replace(Expression expression, Dictionary<long, Expression> map)
        => map.Count == 0 ? expression : expression.TransformUp(part => part is ColumnReference column && map.TryGetValue(column.Id, out var value) ? value
            : part);
}
