using Frames.Backends;
using Frames.Columns;
using Frames.Delta.Protocol;
using Frames.Delta.Snapshots;
using Frames.Delta.Transactions;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Delta.Commands;

/// <summary>Makes a Delta table, empty or with a query's rows, as one commit; a table that is already at the place is taken over if its schema is the same.</summary>
internal sealed class CreateCommand(CreateTable create, string path) : ICommandRunner
{
    public ValueList<ColumnReference> Columns => [];

    public IReadOnlyList<Batch> Run(CommandContext context, CancellationToken cancellation)
    {
        var transaction = new Transaction(new DeltaLog(path));
        var target = Target(context);
        if (transaction.Snapshot is { } existing && !create.Replace)
        {
            if (create.Query is not null) throw ErrorClasses.DeltaCreateTableWithNonEmptyLocation.With(("tableId", string.Join(".", create.Name)), ("tableLocation", path));
            if (create.Columns is { Count: > 0 } columns && !columns.SameType(existing.Schema))
                throw ErrorClasses.DeltaCreateTableSchemaMismatch.With(("path", path), ("specifiedSchema", columns.SimpleString), ("existingSchema", existing.Schema.SimpleString));
            return [];
        }
        transaction.Add(target.NewActions);
        using var files = new TableFiles(path, target, new SourceOptions(create.Options), context, cancellation);
        if (create.Query is not null) files.Write();
        if (transaction.Snapshot is { } replaced)
        {
            transaction.ReadAll();
            foreach (var file in replaced.Files) transaction.Add(file.Remove(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
        }
        transaction.Add(files.Added);
        var parameters = new Dictionary<string, string?>
        {
            ["partitionBy"] = OperationJson.Text(target.PartitionColumns),
            ["clusterBy"] = "[]",
            ["description"] = create.Comment,
            ["isManaged"] = create.Location is null ? "true" : "false",
            ["properties"] = OperationJson.Text(create.Properties!),
        };
        var operation = (transaction.Snapshot is null ? "CREATE TABLE" : "REPLACE TABLE") + (create.Query is null ? "" : " AS SELECT");
        transaction.Commit(operation, parameters, create.Query is null ? new Dictionary<string, string>() : files.Metrics);
        files.Keep();
        return [];
    }

    WriteSchema Target(CommandContext context)
    {
        var schema = create.Query is { } query ? (StructType)query.Schema.AsNullable() : create.Columns ?? new StructType();
        var rows = create.Query ?? new LocalRelation([], new LocalData([]));
        var properties = create.Properties.ToDictionary(pair => pair.Key, pair => pair.Value);
        return WriteSchema.Create(schema, rows, create.PartitionBy, properties, create.Comment, context.Session.Settings);
    }
}
