using Frames.Expressions;

namespace Frames.Plans;

/// <summary>How high trees are, found without recursion.</summary>
internal static class TreeHeight
{
    /// <summary>Trees up to this height are walked on any thread's stack; higher ones need a large one.</summary>
    public const int Ordinary = 100;

    /// <summary>Higher trees are refused: what walks them recursively, down to the evaluators, could exhaust any stack, and that would end the process instead of the query.</summary>
    public const int Largest = 12_000;

    /// <summary>The nodes on the longest way from the root of a plan or expression down, subqueries included; above <see cref="Largest"/> it does not count on.</summary>
    public static int Of(object root)
    {
        var pending = new Stack<(object Node, int Height)>();
        pending.Push((root, 1));
        var highest = 0;
        while (highest <= Largest && pending.TryPop(out var top))
        {
            highest = Math.Max(highest, top.Height);
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
        return highest;
    }
}
