using Frames.Delta.Checkpoints;
using Frames.Delta.Log;
using Frames.Delta.Protocol;
using Frames.Errors;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Delta.Snapshots;

/// <summary>A table as one of its versions.</summary>
internal sealed class Snapshot
{
    readonly LogReplay state;

    Snapshot(IStorage storage, string table, long version, LogReplay state)
    {
        (Storage, Table, Version, this.state) = (storage, table, version, state);
        Protocol = state.Protocol ?? throw Unrecoverable("protocol");
        TableFeatures.CheckRead(state, table);
        Metadata = state.Metadata ?? throw Unrecoverable("metadata");
        Schema = LogicalSchema.Parse(Metadata.SchemaString)
            ?? throw new FramesException(null, null, $"The schema of version {version} of the Delta table '{table}' is not valid JSON of a schema.");
        PartitionSchema = new StructType(Metadata.PartitionColumns.Select(PartitionField));
    }

    public IStorage Storage { get; }

    /// <summary>The table's folder.</summary>
    public string Table { get; }

    public long Version { get; }

    public ProtocolVersions Protocol { get; }

    public Metadata Metadata { get; }

    public StructType Schema { get; }

    /// <summary>The schema as the log has it, with what it tells writers about columns.</summary>
    public StructType MarkedSchema => (StructType)TypeJson.TryParse(Metadata.SchemaString)!;

    /// <summary>The partition columns in their order.</summary>
    public StructType PartitionSchema { get; }

    public IReadOnlyCollection<AddFile> Files => state.Files;

    public IReadOnlyCollection<RemoveFile> Tombstones => state.Tombstones;

    public IReadOnlyDictionary<string, SetTransaction> Transactions => state.Transactions;

    public IReadOnlyDictionary<string, DomainMetadata> Domains => state.Domains;

    /// <summary>A property of the table, or its default.</summary>
    public string Property(string name, string otherwise) => Metadata.Configuration.GetValueOrDefault(name, otherwise);

    public static Snapshot Load(IStorage storage, string table, LogSegment segment)
    {
        var state = new LogReplay();
        if (segment.Checkpoint is { IsV2: true } v2)
            throw ErrorClasses.DeltaUnsupportedFeaturesForRead.With(("tableNameOrPath", table), ("unsupported", "v2Checkpoint"), ("version", v2.Version.ToString(null, null)));
        if (segment.Checkpoint is { } checkpoint) state.Apply(CheckpointReader.Read(storage, checkpoint));
        foreach (var commit in segment.Commits) state.Apply(CommitReader.Read(storage, commit));
        return new Snapshot(storage, table, segment.Version, state);
    }

    /// <summary>Refuses to write what Frames would write wrongly.</summary>
    public void CheckWrite() => TableFeatures.CheckWrite(state, Table);

    /// <summary>This table after more commits.</summary>
    public Snapshot After(IEnumerable<IReadOnlyList<DeltaAction>> commits)
    {
        var next = new LogReplay(state);
        var version = Version;
        foreach (var commit in commits)
        {
            next.Apply(commit);
            version++;
        }
        return new Snapshot(Storage, Table, version, next);
    }

    StructField PartitionField(string name) => Schema.Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw ErrorClasses.DeltaPartitionColumnNotFound.With(("columnName", name), ("schemaMap", string.Join(", ", Schema.Fields.Select(field => field.Name))));

    FramesException Unrecoverable(string what) => ErrorClasses.DeltaStateRecoverError.With(("operation", what), ("version", Version.ToString(null, null)));
}
