using Frames.Plans;
using SaveMode = Frames.Backends.Spark.Proto.WriteOperation.Types.SaveMode;
using SaveTable = Frames.Backends.Spark.Proto.WriteOperation.Types.SaveTable;
using V2Mode = Frames.Backends.Spark.Proto.WriteOperationV2.Types.Mode;

namespace Frames.Backends.Spark.Writing;

/// <summary>Every command as a message. What the protocol has no message of its own for is Spark's SQL statement.</summary>
internal static class CommandWriters
{
    const string FromTextOnly = "only the client's own parser makes it, and a server is sent the SQL text itself";

    public static readonly WriterTable<Command, Proto.Command> Table = new WriterTable<Command, Proto.Command>()
        .Add<WriteSource>(Write)
        .Add<CreateView>(View)
        .Add<CreateTable>((writer, create) => create.Query is null ? Statement(Definition(create)) : TableOf(writer, create, create.Query))
        .Add<InsertInto>(Insert)
        .Add<DropTable>((_, drop) => Statement($"DROP {(drop.IsView ? "VIEW" : "TABLE")} {(drop.IfExists ? "IF EXISTS " : "")}{Identifiers.Join(drop.Name)}"))
        .Add<SetSetting>((_, set) => Statement(set switch
        {
            { Reset: true, Name: null } => "RESET",
            { Reset: true } => $"RESET {set.Name}",
            { Name: null } => "SET",
            { Value: null } => $"SET {set.Name}",
            _ => $"SET {set.Name}={set.Value}",
        }));

    /// <summary>Commands that never travel, and why.</summary>
    public static readonly IReadOnlyDictionary<Type, string> NotSent = new Dictionary<Type, string>
    {
        [typeof(ExtensionCommand)] = "it runs itself, on any backend, by the plans that it gives the backend",
        [typeof(ExplainPlan)] = FromTextOnly,
        [typeof(DescribeColumns)] = FromTextOnly,
        [typeof(ShowTables)] = FromTextOnly,
    };

    /// <summary>A statement or query as text. The server runs a statement at once and answers with its rows.</summary>
    public static Proto.Command Sql(SqlQuery query) => new() { SqlCommand = new() { Input = LeafWriters.Sql(query) } };

    static Proto.Command Statement(string text) => new() { SqlCommand = new() { Input = new() { Sql = new() { Query = text } } } };

    static Proto.Command Write(MessageWriter writer, WriteSource write)
    {
        var message = new Proto.WriteOperation { Input = writer.Write(write.Child), Mode = Mode(write.Mode), PartitioningColumns = { write.PartitionBy } };
        if (write.Format is not null) message.Source = write.Format;
        if (write.Table is { } table) message.Table = Named(Identifiers.Join(table), write.IsInsert);
        else if (write.Path is not null) message.Path = write.Path;
        foreach (var (name, value) in write.Options) message.Options[name] = value;
        return new() { WriteOperation = message };
    }

    static SaveTable Named(string table, bool insert) => new()
    {
        TableName = table,
        SaveMethod = insert ? SaveTable.Types.TableSaveMethod.InsertInto : SaveTable.Types.TableSaveMethod.SaveAsTable,
    };

    static SaveMode Mode(WriteMode mode) => mode switch
    {
        WriteMode.Append => SaveMode.Append,
        WriteMode.Overwrite => SaveMode.Overwrite,
        WriteMode.Ignore => SaveMode.Ignore,
        _ => SaveMode.ErrorIfExists,
    };

    static Proto.Command View(MessageWriter writer, CreateView view)
    {
        var input = writer.Write(view.Child);
        if (view.ColumnNames is { } names) input = new() { ToDf = new() { Input = input, ColumnNames = { names } } };
        return new() { CreateDataframeView = new() { Input = input, Name = view.Name, IsGlobal = view.Global, Replace = view.Replace } };
    }

    static Proto.Command TableOf(MessageWriter writer, CreateTable create, Plan query)
    {
        if (create.IfNotExists)
        {
            return Write(writer, new WriteSource(query, create.Format, WriteMode.Ignore, null, create.Name, create.PartitionBy,
                create.Location is null ? create.Options : [.. create.Options, KeyValuePair.Create("path", create.Location)]));
        }
        var message = new Proto.WriteOperationV2
        {
            Input = writer.Write(query),
            TableName = Identifiers.Join(create.Name),
            Mode = create.Replace ? V2Mode.CreateOrReplace : V2Mode.Create,
            PartitioningColumns = { create.PartitionBy.Select(column => writer.Write(new Expressions.UnresolvedColumn([column]))) },
        };
        if (create.Format is not null) message.Provider = create.Format;
        foreach (var (name, value) in create.Options) message.Options[name] = value;
        foreach (var (name, value) in create.Properties) message.TableProperties[name] = value;
        if (create.Location is not null) message.TableProperties["location"] = create.Location;
        if (create.Comment is not null) message.TableProperties["comment"] = create.Comment;
        return new() { WriteOperationV2 = message };
    }

    static string Definition(CreateTable create)
    {
        var text = $"CREATE {(create.Replace ? "OR REPLACE " : "")}TABLE {(create.IfNotExists ? "IF NOT EXISTS " : "")}{Identifiers.Join(create.Name)}";
        if (create.Columns is { } columns) text += $" ({Identifiers.Ddl(columns)})";
        if (create.Format is not null) text += $" USING {Identifiers.Quote(create.Format)}";
        if (create.Options.Count > 0) text += $" OPTIONS ({Pairs(create.Options)})";
        if (create.PartitionBy.Count > 0) text += $" PARTITIONED BY ({string.Join(", ", create.PartitionBy.Select(Identifiers.Quote))})";
        if (create.Location is not null) text += $" LOCATION {Identifiers.Text(create.Location)}";
        if (create.Comment is not null) text += $" COMMENT {Identifiers.Text(create.Comment)}";
        return create.Properties.Count > 0 ? $"{text} TBLPROPERTIES ({Pairs(create.Properties)})" : text;
    }

    static string Pairs(IEnumerable<KeyValuePair<string, string>> pairs) => string.Join(", ", pairs.Select(pair => $"{Identifiers.Text(pair.Key)} = {Identifiers.Text(pair.Value)}"));

    // By name through the second interface, whose append matches columns by name; by position through the first.
    static Proto.Command Insert(MessageWriter writer, InsertInto insert)
    {
        if (!insert.ByName && insert.Columns is null)
        {
            return Write(writer, new WriteSource(insert.Query, null, insert.Overwrite ? WriteMode.Overwrite : WriteMode.Append, null, insert.Table, [], [], IsInsert: true));
        }
        var message = new Proto.WriteOperationV2
        {
            Input = writer.Write(insert.Columns is { } columns ? new RenameAll(insert.Query, columns) : insert.Query),
            TableName = Identifiers.Join(insert.Table),
            Mode = insert.Overwrite ? V2Mode.Overwrite : V2Mode.Append,
        };
        if (insert.Overwrite) message.OverwriteCondition = writer.Write(Expressions.Literal.True);
        return new() { WriteOperationV2 = message };
    }
}
