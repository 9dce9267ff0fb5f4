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
    /// <param name="fills">Whether columns that are not given are null, and others take only what may be assigned; otherwise the table's provider sees to that.</param>
    public static Plan Of(InsertInto insert, StructType table, QuerySettings settings, bool fills)
    {
        var given = insert.Query.Output;
        var names = insert.ByName ? given.Map(column => column.Name) : insert.Columns;
        var count = names?.Count ?? table.Count;
        if (names is not null && names.GroupBy(name => name, StringComparer.FromComparison(settings.NameComparison)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw ErrorClasses.ColumnAlreadyExists.With(("columnName", $"`{twice.Key}`"));
        if (given.Count != count) throw fills ? Arity(insert, given, table, count) : Arity(insert, given.Count, count);
        var isStrict = !settings.Get("spark.sql.storeAssignmentPolicy", "ANSI").Equals("LEGACY", StringComparison.OrdinalIgnoreCase);
        var items = new List<Expression>(table.Count);
        for (var i = 0; i < table.Count; i++)
        {
            var source = names is null ? i : IndexOf(names, table[i].Name, settings);
            if (source < 0 && !fills) continue;
            if (fills && source >= 0 && isStrict && !StoreAssignment.IsAllowed(given[source].Type, table[i].DataType))
                throw ErrorClasses.CannotSafelyCast.With(("tableName", Name(insert)), ("colName", $"`{table[i].Name}`"), ("srcType", StoreAssignment.Quoted(given[source].Type)),
                    ("targetType", StoreAssignment.Quoted(table[i].DataType)));
            items.Add(new Alias(source < 0 ? new Literal(null, table[i].DataType) : Stored(given[source], table[i].DataType), [table[i].Name], Ids.Next()));
        }
        foreach (var name in names ?? [])
            if (table.IndexOf(name, settings.CaseSensitive) < 0) throw Unknown(name, table);
        return new Project(insert.Query, items.ToValueList());
    }

    /// <summary>The types of the values that are cast, by their columns.</summary>
    public static IReadOnlyList<(string Column, DataType From, DataType To)> Assigned(Plan rows)
        => [.. rows.Expressions.OfType<Alias>().Where(item => item.Child is Cast).Select(item => (item.Name, ((Cast)item.Child).Child.Type, item.Type))];

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

    static FramesException Arity(InsertInto insert, ValueList<ColumnReference> given, StructType table, int expected)
        => (given.Count < expected ? ErrorClasses.NotEnoughDataColumns : ErrorClasses.TooManyDataColumns).With(("tableName", Name(insert)),
            ("tableColumns", string.Join(", ", table.Fields.Select(field => $"`{field.Name}`"))), ("dataColumns", string.Join(", ", given.Select(column => $"`{column.Name}`"))));

    static string Name(InsertInto insert) => string.Join(".", (insert.Table.Count == 1 ? insert.Table.Prepend("default").Prepend("spark_catalog") : insert.Table).Select(part => $"`{part}`"));

    static FramesException Unknown(string name, StructType table) => ErrorClasses.UnresolvedColumnWithSuggestion.With(("objectName", $"`{name}`"),
        ("proposal", string.Join(", ", table.Fields.Select(field => $"`{field.Name}`"))));
}
