using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>
/// Refuses trees so high that what walks them recursively later, down to the evaluators, could exhaust a thread's stack: that would end the process instead of the query.
/// </summary>
internal static class HeightCheck
{
    const int maxHeight = 1500;

    public static void Check(Plan plan)
    {
        var pending = new Stack<(object Node, int Height)>();
        pending.Push((plan, 1));
        while (pending.TryPop(out var top))
        {
            if (top.Height > maxHeight) throw ErrorClasses.StackTooDeep.With();
            IEnumerable<object> below = top.Node is Plan node ? [.. node.Children, .. node.Expressions] : ((Expression)top.Node).Children;
            foreach (var child in below) pending.Push((child, top.Height + 1));
            if (top.Node is Subquery subquery) pending.Push((subquery.Plan, top.Height + 1));
        }
    }
}
