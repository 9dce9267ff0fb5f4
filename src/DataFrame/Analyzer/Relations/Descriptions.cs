using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>Statements whose answer analysis knows: the columns of a relation, the names in sight.</summary>
internal static class Descriptions
{
    static readonly TimeSpan patternLimit = TimeSpan.FromSeconds(1);

    /// <summary>A row for each column of a resolved relation: name, type, comment; or names alone.</summary>
    public static Plan Columns(DescribeColumns describe, Plan relation)
    {
        var rows = relation.Output.Select(column => describe.NamesOnly ? [column.Name] : new object?[] { column.Name, column.Type.SimpleString, Comment(column.Metadata) });
        return describe.NamesOnly ? Rows(rows, ("col_name", false)) : Rows(rows, ("col_name", false), ("data_type", false), ("comment", true));
    }

    /// <summary>A row for each table and view, temporary ones without a namespace, by name.</summary>
    public static Plan Tables(ShowTables show, Analysis analysis)
    {
        var views = analysis.Catalog.Views.Keys.Select(name => (Namespace: "", Name: name, Temporary: true));
        var tables = show.ViewsOnly ? [] : analysis.Catalog.Tables.Keys.Select(name => (Namespace: "default", Name: name[(name.LastIndexOf('.') + 1)..], Temporary: false));
        var pattern = show.Pattern is null ? null : Pattern(show.Pattern);
        var rows = views.Concat(tables).Where(entry => pattern is null || pattern.IsMatch(entry.Name)).OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => new object?[] { entry.Namespace, entry.Name, entry.Temporary });
        return Rows(rows, ("namespace", false), (show.ViewsOnly ? "viewName" : "tableName", false), ("isTemporary", false));
    }

    /// <summary>A pattern of names: stars stand for any text, bars between alternatives.</summary>
    static Regex Pattern(string text)
    {
        var pattern = new StringBuilder("^(?:");
        foreach (var c in text.Trim()) pattern.Append(c == '*' ? ".*" : c == '|' ? "|" : Regex.Escape(c.ToString()));
        return new Regex(pattern.Append(")$").ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, patternLimit);
    }

    static string? Comment(string? metadata)
    {
        if (metadata is null) return null;
        using var json = JsonDocument.Parse(metadata);
        return json.RootElement.TryGetProperty("comment", out var comment) ? comment.GetString() : null;
    }

    static LocalRelation Rows(IEnumerable<object?[]> rows, params (string Name, bool IsNullable)[] names)
    {
        var columns = names.Select(entry => new ColumnReference(Ids.Next(), entry.Name, Type(entry.Name), entry.IsNullable, [])).ToValueList();
        var batches = new List<Batch>();
        foreach (var chunk in rows.Chunk(Batch.MaxRows))
        {
            var builders = columns.Select(column => VectorBuilder.Create(column.Type)).ToArray();
            foreach (var row in chunk)
                for (var i = 0; i < builders.Length; i++) builders[i].Append(row[i]);
            batches.Add(new Batch(chunk.Length, Array.ConvertAll(builders, builder => builder.Build())));
        }
        return new LocalRelation(columns, new LocalData(batches));
    }

    static DataType Type(string column) => column == "isTemporary" ? DataTypes.Boolean : DataTypes.String;
}
