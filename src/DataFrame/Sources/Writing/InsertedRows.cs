using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sources.Writing;

/// <summary>The rows of an INSERT as the table has them: by position, or by name where columns are given.</summary>
internal static class InsertedRows
{
    /// <param name="insert">The command.</param>
    /// <param name="table">The table's columns.</param>
    /// <param name="settings">The query's settings.</param>
    /// <param name="fills">Whether columns that are not given are null; otherwise they are left out.</param>
    public static Plan Of(InsertInto insert, StructType table, QuerySettings settings, bool fills)
    {
        var given = insert.Query.Output;
        var names = insert.ByName ? given.Map(column => column.Name) : insert.Columns;
        var count = names?.Count ?? table.Count;
        if (given.Count != count) throw Arity(insert, given.Count, count);
        var items = new List<Expression>(table.Count);
        for (var i = 0; i < table.Count; i++)
        {
            var source = names is null ? i : IndexOf(names, table[i].Name, settings);
            if (source < 0 && !fills) continue;
            items.Add(new Alias(source < 0 ? new Literal(null, table[i].DataType) : Stored(given[source], table[i].DataType), [table[i].Name], Ids.Next()));
        }
        foreach (var name in names ?? [])
            if (table.IndexOf(name, settings.CaseSensitive) < 0) throw Unknown(name, table);
        return new Project(insert.Query, items.ToValueList());
    }

    /// <summary>A value as the column's type; what does not fit is an error, whatever the ANSI setting.</summary>
    static Expression Stored(ColumnReference column, DataType type) => column.Type.Equals(type) ? column : new Cast(column, type, CastMode.Ansi, IsImplicit: true);

    static int IndexOf(ValueList<string> names, string name, QuerySettings settings)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i].Equals(name, settings.NameComparison)) return i;
        return -1;
    }

    static FramesException Arity(InsertInto insert, int given, int expected)
    {
        var what = given < expected ? "not enough data columns" : "too many data columns";
        return ErrorClasses.DeltaInsertColumnArityMismatch.With(("tableName", string.Join(".", insert.Table)), ("columnName", what), ("numColumns", $"{expected}"), ("insertColumns", $"{given}"));
    }

    static FramesException Unknown(string name, StructType table) => ErrorClasses.UnresolvedColumnWithSuggestion.With(("objectName", $"`{name}`"),
        ("proposal", string.Join(", ", table.Fields.Select(field => $"`{field.Name}`"))));
}
