using System.Text;
using Frames.Expressions;

namespace Frames.Plans;

/// <summary>Plans as <c>Explain</c> shows them: a line a node, children indented below.</summary>
internal static class PlanPrinter
{
    public static string Print(Plan plan) => Print(plan, Line);

    /// <summary>The tree with a text of the caller's for each node.</summary>
    public static string Print(Plan plan, Func<Plan, string> line) => DeepStack.RunFor(plan, () =>
    {
        var text = new StringBuilder();
        Append(plan, "", "", line, text);
        return text.ToString();
    });

    /// <summary>One node without its children.</summary>
    public static string Line(Plan plan)
    {
        var expressions = plan.Expressions.Count == 0 ? "" : " [" + string.Join(", ", plan.Expressions.Select(Name)) + "]";
        return plan switch
        {
            UnresolvedTable table => $"'UnresolvedTable [{string.Join(".", table.Parts)}]",
            SubqueryAlias alias => $"SubqueryAlias {string.Join(".", alias.Qualifier)}",
            LocalRelation local => $"LocalRelation [{string.Join(", ", local.Columns.Select(Name))}], {local.Data.RowCount} rows",
            Range range => $"Range ({range.Start}, {range.End}, step={range.Step})",
            Scan scan => $"Scan {scan.Source.Name} [{string.Join(", ", scan.Columns.Select(Name))}]{(scan.Filters.Count == 0 ? "" : ", filters" + expressions)}",
            Join join => $"Join {join.Kind}{(join.NullAware ? ", null-aware" : "")}{expressions}",
            SetOperation set => $"{set.Kind}{(set.All ? " All" : "")}",
            Tail tail => $"Tail {tail.Count}",
            _ => (plan.Resolved ? "" : "'") + plan.GetType().Name + expressions,
        };
    }

    static string Name(Expression expression) => expression switch
    {
        ColumnReference column => $"{column.Name}#{column.Id}",
        Alias { Id: not 0 } alias => $"{SqlPrinter.Print(alias.Child)} AS {alias.Name}#{alias.Id}",
        _ => SqlPrinter.Print(expression),
    };

    static void Append(Plan plan, string first, string rest, Func<Plan, string> line, StringBuilder text)
    {
        text.Append(first).Append(line(plan)).Append('\n');
        var children = plan.Children;
        for (var i = 0; i < children.Count; i++)
        {
            var last = i == children.Count - 1;
            Append(children[i], rest + (last ? "+- " : ":- "), rest + (last ? "   " : ":  "), line, text);
        }
    }
}
