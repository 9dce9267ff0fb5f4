using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer.Relations;

/// <summary>Takes window functions out of expressions into Window nodes, one for each partitioning and ordering.</summary>
internal static class WindowExtraction
{
    /// <summary>The child under the windows that the expressions need, and the expressions over it.</summary>
    public static (Plan Child, ValueList<Expression> Expressions) Extract(Plan child, ValueList<Expression> expressions)
    {
        var found = new List<Alias>();
        var replaced = expressions.Map(expression => expression.TransformUp(node => node is WindowExpression window ? Reference(window, found) : node));
        foreach (var group in found.GroupBy(alias => (((WindowExpression)alias.Child).PartitionBy, ((WindowExpression)alias.Child).OrderBy)))
            child = new Window(child, [.. group], group.Key.PartitionBy, group.Key.OrderBy);
        return (child, replaced);
    }

    static ColumnReference Reference(WindowExpression window, List<Alias> found)
    {
        var alias = found.Find(known => known.Child.Equals(window));
        if (alias is null) found.Add(alias = new Alias(window, [SqlPrinter.Print(window)], Ids.Next()));
        return Plan.ToColumn(alias);
    }
}
