using Frames.Expressions;
using Frames.Plans;
using Range = Frames.Plans.Range;

namespace Frames.Analyzer;

/// <summary>Gives a resolved plan other column ids, for its second use within one tree.</summary>
internal static class FreshIds
{
    /// <summary>The ids that nodes of the plan make, subqueries included.</summary>
    public static List<long> MadeBy(Plan plan)
    {
        var ids = new List<long>();
        Collect(plan, ids);
        return ids;
    }

    /// <summary>The plan with a new id for each that it makes.</summary>
    public static Plan Renew(Plan plan)
    {
        var map = new Dictionary<long, long>();
        foreach (var id in MadeBy(plan)) map.TryAdd(id, Ids.Next());
        return Replace(plan, map);
    }

    static Plan Replace(Plan plan, Dictionary<long, long> map)
    {
        var result = plan.MapChildren(child => Replace(child, map)).MapExpressions(expression => expression.TransformUp(node => Replace(node, map)));
        return result switch
        {
            LocalRelation local => local with { Columns = Columns(local.Columns, map) },
            Range range => range with { Column = Column(range.Column, map) },
            Scan scan => scan with { Columns = Columns(scan.Columns, map) },
            Expand expand => expand with { Columns = Columns(expand.Columns, map) },
            Generate { Columns: { } made } generate => generate with { Columns = Columns(made, map) },
            SetOperation { Columns: { } made } operation => operation with { Columns = Columns(made, map) },
            _ => result,
        };
    }

    static Expression Replace(Expression node, Dictionary<long, long> map) => node switch
    {
        ColumnReference column => Column(column, map),
        OuterReference outer => new OuterReference(Column(outer.Column, map)),
        Alias alias when map.TryGetValue(alias.Id, out var id) => alias with { Id = id },
        Subquery subquery => subquery with { Plan = Replace(subquery.Plan, map) },
        _ => node,
    };

    static ValueList<ColumnReference> Columns(ValueList<ColumnReference> columns, Dictionary<long, long> map) => columns.Map(column => Column(column, map));

    static ColumnReference Column(ColumnReference column, Dictionary<long, long> map) => map.TryGetValue(column.Id, out var id) ? column with { Id = id }
        : column;

    static void Collect(Plan plan, List<long> ids)
    {
        foreach (var child in plan.Children) Collect(child, ids);
        ids.AddRange(plan switch
        {
            LocalRelation local => local.Columns.Select(column => column.Id),
            Range range => [range.Column.Id],
            Scan scan => scan.Columns.Select(column => column.Id),
            Expand expand => expand.Columns.Select(column => column.Id),
            Generate { Columns: { } made } => made.Select(column => column.Id),
            SetOperation { Columns: { } made } => made.Select(column => column.Id),
            _ => [],
        });
        foreach (var node in plan.Expressions.SelectMany(expression => expression.Walk()))
        {
            if (node is Alias { Id: not 0 } alias) ids.Add(alias.Id);
            else if (node is Subquery subquery) Collect(subquery.Plan, ids);
        }
    }
}
