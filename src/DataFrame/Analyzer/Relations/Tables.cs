using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sources;

namespace Frames.Analyzer.Relations;

/// <summary>Tables, views, common table expressions and files by name.</summary>
internal static class Tables
{
    static readonly ValueList<string> Database = ["spark_catalog", "default"];

    /// <summary>What a name means: a common table expression, a temporary view, a table, or files as <c>format.`path`</c>.</summary>
    public static Plan Resolve(UnresolvedTable table, PlanResolver resolver, Surroundings around)
    {
        var analysis = resolver.Analysis;
        if (table.Parts.Count == 1)
        {
            var name = table.Parts[0];
            if (around.Tables.TryGetValue(name, out var common)) return new SubqueryAlias(analysis.OwnColumns(common), [name]);
            if (analysis.Catalog.Views.TryGetValue(name, out var view)) return new SubqueryAlias(View(name, view, resolver, around), [name]);
        }
        if (table.Parts is ["global_temp", var global] && analysis.Catalog.Views.TryGetValue("global_temp." + global, out var shared))
            return new SubqueryAlias(View(global, shared, resolver, around), ["global_temp", global]);
        if (analysis.Catalog.Tables.TryGetValue(TableName(table.Parts), out var registered))
        {
            // Options of the reference, such as a version, go to the read that the name stands for.
            if (registered is ReadSource read && table.Options.Count > 0) registered = read with { Options = [.. read.Options, .. table.Options] };
            return new SubqueryAlias(View(table.Parts[^1], registered, resolver, around), [.. Database, table.Parts[^1]]);
        }
        if (table.Parts.Count == 2 && (SourceRegistry.Format(table.Parts[0]) is not null || SourceRegistry.Provider(table.Parts[0]) is not null))
        {
            var files = new ReadSource(table.Parts[0], null, table.Options, [table.Parts[1]]);
            return new SubqueryAlias(resolver.Resolve(files, around), table.Parts);
        }
        throw NotFound(table.Parts);
    }

    /// <summary>A table's key in the session's catalogue: its name without the default catalog and database.</summary>
    public static string TableName(ValueList<string> parts)
    {
        var rest = parts.AsEnumerable();
        if (parts.Count == 3 && string.Equals(parts[0], Database[0], StringComparison.OrdinalIgnoreCase)) rest = rest.Skip(1);
        var list = rest.ToList();
        return list.Count == 2 && string.Equals(list[0], Database[1], StringComparison.OrdinalIgnoreCase) ? list[1] : string.Join(".", list);
    }

    public static FramesException NotFound(ValueList<string> parts)
        => ErrorClasses.TableOrViewNotFound.With(("relationName", SqlText.Name(parts)), ("searchPath", FunctionResolution.SearchPath));

    /// <summary>The scan that a read stands for.</summary>
    public static Plan Read(ReadSource read, Analysis analysis)
    {
        var source = SourceResolver.Resolve(read, analysis.Session);
        return new Scan(source, source.Schema.Fields.Select(field => new ColumnReference(Ids.Next(), field.Name, field.DataType, field.IsNullable, [],
            field.Metadata)).ToValueList(), []);
    }

    /// <summary>A name for a relation, and perhaps for its columns.</summary>
    public static Plan Alias(SubqueryAlias alias, Plan child)
    {
        if (alias.ColumnNames is not { } names) return new SubqueryAlias(child, alias.Qualifier);
        if (names.Count != child.Output.Count)
            throw ErrorClasses.AssignmentArityMismatch.With(("numTarget", $"{child.Output.Count}"), ("numExpr", $"{names.Count}"));
        return new SubqueryAlias(Renamed(child, names), alias.Qualifier);
    }

    /// <summary>The plan with its columns under other names.</summary>
    public static Plan Renamed(Plan child, ValueList<string> names)
        => new Project(child, child.Output.Select((column, i) => (Expression)new Alias(column, [names[i]], Ids.Next(), column.Metadata)).ToValueList());

    static Plan View(string name, Plan definition, PlanResolver resolver, Surroundings around)
    {
        var analysis = resolver.Analysis;
        // A view that was stored resolved is as it was when it was made.
        if (definition.Resolved) return analysis.OwnColumns(definition);
        if (analysis.OpenViews.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw ErrorClasses.RecursiveView.With(("viewIdent", SqlText.Name(name)),
                ("newPath", string.Join(" -> ", analysis.OpenViews.Append(name).Select(view => SqlText.Name(view)))));
        analysis.OpenViews.Add(name);
        var resolved = resolver.Resolve(definition, around.ForView());
        analysis.OpenViews.RemoveAt(analysis.OpenViews.Count - 1);
        return resolved;
    }
}
