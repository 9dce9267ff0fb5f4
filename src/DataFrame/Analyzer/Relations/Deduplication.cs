using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>DISTINCT and dropDuplicates: groups by the compared columns, and the first of each other column.</summary>
internal static class Deduplication
{
    public static Plan Resolve(Distinct distinct, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(distinct.Child, around);
        foreach (var column in child.Output)
            if (column.Type is MapType) throw ErrorClasses.UnsupportedSetOperationOnMap.With(("colName", SqlText.Name(column.Name)),
                ("dataType", SqlText.Type(column.Type)));
        return new Distinct(child);
    }

    public static Plan Resolve(Deduplicate deduplicate, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(deduplicate.Child, around);
        if (deduplicate.Names.Count == 0) return new Distinct(child);
        var keys = deduplicate.Names.SelectMany(name => ColumnEdits.Named(child, name, resolver, isRequired: true)).Distinct().ToList();
        var settings = resolver.Analysis.Settings;
        var items = child.Output.Map(column => keys.Contains(column) ? (Expression)column
            : new Alias(new AggregateExpression(Calls.Resolve("first", settings, column)), [column.Name], column.Id, column.Metadata));
        // The columns keep their ids, so that what was taken from the frame before can still name them.
        var aggregates = items.Where(item => item is Alias).Select(item => (Alias)item with { Id = Ids.Next() }).ToList();
        var aggregate = new Aggregate(child, [.. keys], [.. keys, .. aggregates]);
        var next = 0;
        return new Project(aggregate, items.Map(item => item is Alias alias ? new Alias(Plan.ToColumn(aggregates[next++]), alias.Names, Ids.Next(),
            alias.Metadata) : item));
    }
}
