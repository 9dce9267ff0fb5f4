using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sql.Parser;

/// <summary>Refuses trees that are too high to be walked recursively on a stack of 1 MB, such as a sum of ten thousand terms.</summary>
internal static class TreeHeight
{
    const int maxHeight = 400;

    public static Plan Check(Plan plan, string text)
    {
        Measure(plan, text);
        return plan;
    }

    public static Expression Check(Expression expression, string text)
    {
        Measure(expression, text);
        return expression;
    }

    static void Measure(object root, string text)
    {
        var pending = new Stack<(object Node, int Height)>();
        pending.Push((root, 1));
        while (pending.TryPop(out var top))
        {
            if (top.Height > maxHeight) throw SqlErrors.At(text, 0, ErrorClasses.StackTooDeep);
            if (top.Node is Plan plan)
            {
                foreach (var child in plan.Children) pending.Push((child, top.Height + 1));
                foreach (var expression in plan.Expressions) pending.Push((expression, top.Height + 1));
            }
            else if (top.Node is Expression expression)
            {
                foreach (var child in expression.Children) pending.Push((child, top.Height + 1));
                if (expression is Subquery subquery) pending.Push((subquery.Plan, top.Height + 1));
            }
        }
    }
}
