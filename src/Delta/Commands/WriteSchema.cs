using Frames.Backends;
using Frames.Delta.Protocol;
using Frames.Delta.Snapshots;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sources;
using Frames.Sources.Writing;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Delta.Commands;

/// <summary>How a query's rows go into a table: its schema after the write, and the rows as that schema has them.</summary>
/// <param name="Schema">The table's columns.</param>
/// <param name="PartitionColumns">Those that partition it.</param>
/// <param name="Rows">The query with columns in the table's order and types.</param>
/// <param name="NewActions">Protocol and metadata where the write makes or changes them.</param>
internal sealed record WriteSchema(StructType Schema, IReadOnlyList<string> PartitionColumns, Plan Rows, IReadOnlyList<DeltaAction> NewActions)
{
    /// <summary>What the columns of <see cref="Rows"/> behind the table's say.</summary>
    public IReadOnlyList<TableConstraint> Constraints { get; init; } = [];

    public static WriteSchema Of(WriteSource write, Snapshot? snapshot, SourceOptions options, BackendSession session, string path)
    {
        var settings = session.Settings;
        var incoming = (StructType)write.Child.Schema.AsNullable();
        incoming = new StructType(incoming.Fields.Select((field, i) => field with { Metadata = write.Child.Output[i].Metadata }));
        if (snapshot is null) return New(incoming, write, settings);
        if (write.Mode == WriteMode.Overwrite && options.Flag("overwriteSchema"))
        {
            var replaced = Replace(incoming, write, snapshot, settings);
            return replaced.Enforced(snapshot.Metadata, replaced.Schema, _ => true, session);
        }
        CheckPartitions(write, snapshot, path);
        var schema = Merge(snapshot.Schema, incoming, options.Flag("mergeSchema"), settings, path);
        // The log's schema says more about columns than queries see; that stays.
        var marked = new StructType(snapshot.MarkedSchema.Fields.Concat(schema.Fields.Skip(snapshot.Schema.Count)));
        var changed = schema.Count > snapshot.Schema.Count ? [snapshot.Metadata with { SchemaString = TypeJson.Write(marked) }] : Array.Empty<DeltaAction>();
        var target = new WriteSchema(schema, snapshot.Metadata.PartitionColumns, Align(write.Child, schema, settings), changed);
        return target.Enforced(snapshot.Metadata, marked, name => write.Child.Output.Any(column => column.Name.Equals(name, settings.NameComparison)), session);
    }

    /// <summary>A table that is made with a schema, and properties.</summary>
    public static WriteSchema Create(StructType schema, Plan rows, IReadOnlyList<string> partitionBy, IReadOnlyDictionary<string, string> properties, string? description, QuerySettings settings)
    {
        var partitions = SchemaChecks.Check(schema, partitionBy, settings);
        var metadata = new Metadata(Guid.NewGuid().ToString(), TypeJson.Write(schema), partitions, properties)
        {
            Description = description,
            CreatedTime = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        };
        return new WriteSchema(schema, partitions, rows, [SchemaChecks.Protocol(schema, properties), metadata]);
    }

    WriteSchema Enforced(Metadata metadata, StructType marked, Func<string, bool> isGiven, BackendSession session)
    {
        var enforced = EnforcedRows.Of(Rows, metadata, marked, isGiven, session);
        return this with { Rows = enforced.Rows, Constraints = enforced.Constraints };
    }

    static WriteSchema New(StructType schema, WriteSource write, QuerySettings settings)
        => Create(schema, write.Child, write.PartitionBy, new Dictionary<string, string>(), null, settings);

    static WriteSchema Replace(StructType schema, WriteSource write, Snapshot snapshot, QuerySettings settings)
    {
        var partitions = SchemaChecks.Check(schema, write.PartitionBy, settings);
        return new WriteSchema(schema, partitions, write.Child, [snapshot.Metadata with { SchemaString = TypeJson.Write(schema), PartitionColumns = partitions }]);
    }

    static void CheckPartitions(WriteSource write, Snapshot snapshot, string path)
    {
        if (write.PartitionBy.Count == 0 || write.PartitionBy.SequenceEqual(snapshot.Metadata.PartitionColumns, StringComparer.OrdinalIgnoreCase)) return;
        throw ErrorClasses.DeltaSchemaMismatch.With(("path", path), ("details", $"Partition columns do not match. Given: [{string.Join(", ", write.PartitionBy)}], "
            + $"table: [{string.Join(", ", snapshot.Metadata.PartitionColumns)}]. Leave partitionBy out, or overwrite with the option 'overwriteSchema'."));
    }

    /// <summary>The table's columns, and new ones behind them where the write may add some.</summary>
    static StructType Merge(StructType table, StructType incoming, bool mayAdd, QuerySettings settings, string path)
    {
        var added = new List<StructField>();
        foreach (var field in incoming.Fields)
        {
            var ordinal = table.IndexOf(field.Name, settings.CaseSensitive);
            if (ordinal < 0) added.Add(field);
            else if (!CanStore(field.DataType, table[ordinal].DataType))
                throw ErrorClasses.DeltaFailedToMergeFields.With(ErrorClasses.DeltaMergeIncompatibleDataType.With(("currentDataType", table[ordinal].DataType.SimpleString),
                    ("updateDataType", field.DataType.SimpleString)), ("currentField", table[ordinal].Name), ("updateField", field.Name));
        }
        if (added.Count > 0 && !mayAdd)
            throw ErrorClasses.DeltaSchemaMismatch.With(("path", path), ("details", $"The table has no column {string.Join(", ", added.Select(field => $"'{field.Name}'"))}. "
                + "Set the option 'mergeSchema' to add columns.\n\nTable schema:\n" + table.SimpleString + "\n\nData schema:\n" + incoming.SimpleString));
        return added.Count == 0 ? table : new StructType(table.Fields.Concat(added));
    }

    /// <summary>Whether files hold both types alike: equal, or small integers.</summary>
    static bool CanStore(DataType from, DataType to) => from is NullType || from.SameType(to)
        || (from is ByteType or ShortType or IntegerType && to is ByteType or ShortType or IntegerType);

    static Project Align(Plan child, StructType schema, QuerySettings settings) => new(child, schema.Fields.Select(field => (Expression)new Alias(Value(child, field, settings), [field.Name], Ids.Next())).ToValueList());

    static Expression Value(Plan child, StructField field, QuerySettings settings)
    {
        var column = child.Output.FirstOrDefault(column => column.Name.Equals(field.Name, settings.NameComparison));
        if (column is null) return new Literal(null, field.DataType);
        return column.Type.SameType(field.DataType) ? column : new Cast(column, field.DataType, settings.CastMode, IsImplicit: true);
    }
}
