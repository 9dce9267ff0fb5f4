using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>Columns added, replaced, renamed and dropped: select lists over all columns of the input.</summary>
internal static class ColumnEdits
{
    public static Plan With(WithColumns with, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(with.Child, around);
        var settings = resolver.Analysis.Settings;
        var repeated = with.Items.GroupBy(item => item.Name, Comparer(settings)).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null) throw ErrorClasses.ColumnAlreadyExists.With(("columnName", SqlText.Name(repeated.Key.ToLowerInvariant())));
        var aliases = new LateralAliases();
        var expressions = new ExpressionResolver(resolver.Scope(around, child)) { Aliases = aliases };
        var items = new List<Alias>();
        foreach (var item in with.Items)
        {
            var resolved = (Alias)expressions.Resolve(item with { Id = 0 });
            resolved = resolved with { Child = aliases.Inline(resolved.Child) };
            aliases.Add(resolved);
            items.Add(resolved);
        }
        var list = child.Output.Select(column => (Expression?)items.Find(item => string.Equals(item.Name, column.Name, settings.NameComparison)) ?? column)
            .ToList();
        list.AddRange(items.Where(item => !list.Contains(item)));
        // A column that stands twice is replaced twice, each time by a column of its own.
        var seen = new HashSet<long>();
        var unique = list.Select(item => item is Alias alias && !seen.Add(alias.Id) ? alias with { Id = Ids.Next() } : item).ToValueList();
        return unique.Any(AggregateSearch.Has) ? Aggregation.Global(child, unique, resolver) : SelectLists.Finish(child, unique, resolver);
    }

    public static Plan Rename(RenameColumns rename, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(rename.Child, around);
        var comparison = resolver.Analysis.Settings.NameComparison;
        var names = child.Output.Select(column => column.Name).ToArray();
        foreach (var (from, to) in rename.Names)
            for (var i = 0; i < names.Length; i++) if (string.Equals(names[i], from, comparison)) names[i] = to;
        var list = child.Output.Select((column, i) => names[i] == column.Name ? (Expression)column
            : new Alias(column, [names[i]], Ids.Next(), column.Metadata));
        return new Project(child, list.ToValueList());
    }

    public static Plan RenameAll(RenameAll rename, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(rename.Child, around);
        if (rename.Names.Count != child.Output.Count)
            throw ErrorClasses.AssignmentArityMismatch.With(("numTarget", $"{rename.Names.Count}"), ("numExpr", $"{child.Output.Count}"));
        return Tables.Renamed(child, rename.Names);
    }

    public static Plan Drop(DropColumns drop, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(drop.Child, around);
        var expressions = resolver.Expressions(around, child);
        var dropped = drop.Columns.SelectMany(column => column is UnresolvedColumn { Parts: [var name], PlanId: null }
            ? Named(child, name, resolver, isRequired: false) : Found(column, expressions)).ToHashSet();
        return new Project(child, child.Output.Where(column => !dropped.Contains(column)).Cast<Expression>().ToValueList());
    }

    public static Plan To(ToSchema target, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(target.Child, around);
        var settings = resolver.Analysis.Settings;
        var items = target.Target.Fields.Select(field =>
        {
            var column = Named(child, field.Name, resolver, isRequired: !field.IsNullable).FirstOrDefault();
            var value = column is null ? new Literal(null, field.DataType)
                : CastResolution.Resolve(Catalogue.CommonTypes.CastTo(column, field.DataType, settings), settings);
            return (Expression)new Alias(value, [field.Name], Ids.Next(), field.Metadata);
        });
        return new Project(child, items.ToValueList());
    }

    /// <summary>The columns of a name; an error if there is none and one is required.</summary>
    public static IEnumerable<ColumnReference> Named(Plan child, string name, PlanResolver resolver, bool isRequired)
    {
        var found = resolver.Scope(Surroundings.Nothing, child).Named(name);
        return found.Count > 0 || !isRequired ? found : throw NameSuggestions.Unresolved([name], child.Output);
    }

    static IEnumerable<ColumnReference> Found(Expression column, ExpressionResolver expressions)
    {
        try
        {
            return expressions.Resolve(column) is ColumnReference reference ? [reference] : [];
        }
        catch (FramesException error) when (error.ErrorClass?.StartsWith("UNRESOLVED_COLUMN", StringComparison.Ordinal) == true
            || error.ErrorClass == "CANNOT_RESOLVE_DATAFRAME_COLUMN")
        {
            // To drop a column that is not there is no error.
            return [];
        }
    }

    static StringComparer Comparer(QuerySettings settings) => settings.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
}
