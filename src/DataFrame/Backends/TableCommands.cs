using Frames.Analyzer.Relations;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sources;
using Frames.Sources.Writing;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends;

/// <summary>Commands that make tables and put rows into them, on engines of this process: finds the table that is meant and hands on to its provider or format.</summary>
internal static class TableCommands
{
    /// <summary>Rows to files of a path, or into a table by name.</summary>
    public static IReadOnlyList<Batch> Write(WriteSource write, CommandContext context, CancellationToken cancellation)
    {
        if (write.Table is { } table) return WriteNamed(write, table, context, cancellation);
        var path = write.Path ?? new SourceOptions(write.Options).Find("path") ?? throw new FramesException(null, null, "A write needs a place: give Save a path, set the option 'path', or use SaveAsTable.");
        return Runner(write with { Path = path }, path, context).Run(context, cancellation);
    }

    public static IReadOnlyList<Batch> Create(CreateTable create, CommandContext context, CancellationToken cancellation)
    {
        var format = create.Format ?? DefaultFormat(context);
        var key = Tables.TableName(create.Name);
        var byPath = PathTable(create.Name);
        var exists = byPath is { } at ? SourceRegistry.Provider(create.Name[0])!.Exists(at) : context.Session.Catalog.Tables.ContainsKey(key);
        if (exists && create.IfNotExists) return [];
        if (exists && !create.Replace) throw ErrorClasses.TableOrViewAlreadyExists.With(("relationName", Quoted(create.Name)));
        var path = byPath ?? create.Location ?? new SourceOptions(create.Options).Find("path") ?? Location(key, context);
        if (SourceRegistry.Provider(format) is { } provider) provider.Create(create, path, context.Session).Run(context, cancellation);
        else if (create.Query is not null || create.Location is null)
            Runner(new WriteSource(create.Query ?? Empty(create.Columns), format, create.Replace ? WriteMode.Overwrite : WriteMode.ErrorIfExists, path, null, create.PartitionBy, create.Options),
                path, context).Run(context, cancellation);
        if (byPath is null) context.Session.Catalog.Tables[key] = Read(format, path, SourceRegistry.Provider(format) is null ? create.Columns : null, create.Options);
        return [];
    }

    public static IReadOnlyList<Batch> Insert(InsertInto insert, CommandContext context, CancellationToken cancellation)
    {
        var read = Find(insert.Table, context) ?? throw Tables.NotFound(insert.Table);
        var schema = context.Backend.Schema(read, context.Session);
        // A table's provider knows better than null what stands in a column that is not given.
        var rows = InsertedRows.Of(insert, schema, context.Session.Settings, fills: SourceRegistry.Provider(read.Format!) is null);
        var write = new WriteSource(rows, read.Format, insert.Overwrite ? WriteMode.Overwrite : WriteMode.Append, read.Paths[0], null, Partitions(read, context), read.Options, IsInsert: true);
        try
        {
            return Runner(write, read.Paths[0], context).Run(context, cancellation);
        }
        catch (FramesException e) when (StoreAssignment.Overflow(e, InsertedRows.Assigned(rows)) is { } overflow)
        {
            throw overflow;
        }
    }

    static IReadOnlyList<Batch> WriteNamed(WriteSource write, ValueList<string> table, CommandContext context, CancellationToken cancellation)
    {
        var known = Find(table, context);
        if (write.IsInsert)
            return Insert(new InsertInto(table, write.Child, write.Mode == WriteMode.Overwrite, null), context, cancellation);
        if (known is null)
            return Create(new CreateTable(table, null, write.Child, write.Format, null, write.PartitionBy, write.Options, [], null, false, false), context, cancellation);
        if (write.Mode == WriteMode.Ignore) return [];
        if (write.Mode == WriteMode.ErrorIfExists) throw ErrorClasses.TableOrViewAlreadyExists.With(("relationName", Quoted(table)));
        return Runner(write with { Format = known.Format, Path = known.Paths[0], Table = null }, known.Paths[0], context).Run(context, cancellation);
    }

    /// <summary>The read that a table's name stands for; null if there is none.</summary>
    static ReadSource? Find(ValueList<string> name, CommandContext context)
    {
        if (PathTable(name) is { } path) return Read(name[0], path, null, []);
        return context.Session.Catalog.Tables.GetValueOrDefault(Tables.TableName(name)) as ReadSource;
    }

    /// <summary>The path in a name such as <c>delta.`/data/t`</c>.</summary>
    static string? PathTable(ValueList<string> name) => name.Count == 2 && SourceRegistry.Provider(name[0]) is not null ? name[1] : null;

    static ICommandRunner Runner(WriteSource write, string path, CommandContext context)
    {
        var name = write.Format ?? DefaultFormat(context);
        if (SourceRegistry.Provider(name) is { } provider) return provider.Write(write, path, context.Session);
        var format = SourceRegistry.Format(name) ?? throw ErrorClasses.DataSourceNotFound.With(("provider", name));
        return new FileTableWrite(write, format, StoragePaths.Normalize(path));
    }

    /// <summary>The columns in the folders of plain files; a provider's table knows its own.</summary>
    static ValueList<string> Partitions(ReadSource read, CommandContext context)
        => SourceRegistry.Provider(read.Format!) is null && SourceResolver.Resolve(read, context.Session) is FileTableSource files ? files.PartitionColumns.ToValueList() : [];

    static LocalRelation Empty(StructType? columns)
        => new((columns?.Fields ?? []).Select(field => new ColumnReference(Ids.Next(), field.Name, field.DataType, field.IsNullable, [], field.Metadata)).ToValueList(), new LocalData([]));

    static ReadSource Read(string format, string path, StructType? schema, ValueList<KeyValuePair<string, string>> options) => new(format, schema, options, [path]);

    static string DefaultFormat(CommandContext context) => context.Session.Settings.Get("spark.sql.sources.default", "parquet");

    static string Location(string key, CommandContext context)
        => StoragePaths.Normalize(StoragePaths.Join(context.Session.Settings.Get("spark.sql.warehouse.dir", "spark-warehouse"), key.ToLowerInvariant()));

    static string Quoted(ValueList<string> name) => string.Join(".", (name.Count == 1 ? name.Prepend("default") : name).Select(part => $"`{part}`"));
}
