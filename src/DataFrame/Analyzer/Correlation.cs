using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>Columns of outer queries in a plan.</summary>
internal static class Correlation
{
    public static bool IsCorrelated(Plan plan) => References(plan).Any();

    /// <summary>The outer columns that the plan and subqueries in it read from around the plan.</summary>
    public static IEnumerable<ColumnReference> References(Plan plan)
    {
        var made = new HashSet<long>();
        var read = new List<ColumnReference>();
        Collect(plan, made, read);
        return read.Where(column => !made.Contains(column.Id)).DistinctBy(column => column.Id);
    }

    static void Collect(Plan plan, HashSet<long> made, List<ColumnReference> read)
    {
        foreach (var node in plan.Walk())
        {
            if (node.Resolved || node is Join) foreach (var column in node.Output) made.Add(column.Id);
            foreach (var expression in node.Expressions.SelectMany(expression => expression.Walk()))
            {
                if (expression is OuterReference outer) read.Add(outer.Column);
                else if (expression is Subquery subquery) Collect(subquery.Plan, made, read);
            }
        }
    }
}
