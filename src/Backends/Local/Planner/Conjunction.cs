using Frames.Expressions;

namespace Frames.Backends.Local.Planner;

/// <summary>Conditions joined by AND.</summary>
internal static class Conjunction
{
    /// <summary>The conditions that all must hold.</summary>
    public static ValueList<Expression> Split(Expression? condition)
    {
        var parts = new List<Expression>();
        Add(condition, parts);
        return parts.ToValueList();
    }

    static void Add(Expression? condition, List<Expression> parts)
    {
        if (condition is FunctionCall { Function.Name: "and", Arguments: [var left, var right] })
        {
            Add(left, parts);
            Add(right, parts);
        }
        else if (condition is not null) parts.Add(condition);
    }
}
