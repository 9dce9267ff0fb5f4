namespace Frames.Delta.Protocol;

/// <summary>What one line of a commit, or one row of a checkpoint, says. Fields that Frames does not know are dropped.</summary>
internal abstract record DeltaAction;

/// <summary>A data file that belongs to the table from here on.</summary>
/// <param name="Path">Relative to the table's folder or absolute, URI-encoded.</param>
/// <param name="PartitionValues">Text by column name; null for null.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModificationTime">Milliseconds since 1970.</param>
/// <param name="DataChange">False where only the layout changes.</param>
/// <param name="Stats">JSON text, or null.</param>
internal sealed record AddFile(string Path, IReadOnlyDictionary<string, string?> PartitionValues, long Size, long ModificationTime, bool DataChange, string? Stats = null) : DeltaAction
{
    public IReadOnlyDictionary<string, string?>? Tags { get; init; }
    public DeletionVector? DeletionVector { get; init; }
    public long? BaseRowId { get; init; }
    public long? DefaultRowCommitVersion { get; init; }
    public string? ClusteringProvider { get; init; }

    /// <summary>The action that takes the file out of the table.</summary>
    public RemoveFile Remove(long timestamp) => new(Path, timestamp, true)
    {
        ExtendedFileMetadata = true,
        PartitionValues = PartitionValues,
        Size = Size,
        DeletionVector = DeletionVector,
        BaseRowId = BaseRowId,
        DefaultRowCommitVersion = DefaultRowCommitVersion,
    };
}

/// <summary>A data file that no longer belongs to the table; it stays in checkpoints as a tombstone until its retention is over.</summary>
internal sealed record RemoveFile(string Path, long? DeletionTimestamp, bool DataChange) : DeltaAction
{
    public bool? ExtendedFileMetadata { get; init; }
    public IReadOnlyDictionary<string, string?>? PartitionValues { get; init; }
    public long? Size { get; init; }
    public DeletionVector? DeletionVector { get; init; }
    public long? BaseRowId { get; init; }
    public long? DefaultRowCommitVersion { get; init; }
}

/// <summary>Rows of a file that do not count, by position.</summary>
internal sealed record DeletionVector(string StorageType, string PathOrInline, int? Offset, int SizeInBytes, long Cardinality);

/// <summary>The table's schema, partitioning and properties.</summary>
internal sealed record Metadata(string Id, string SchemaString, IReadOnlyList<string> PartitionColumns, IReadOnlyDictionary<string, string> Configuration) : DeltaAction
{
    public string? Name { get; init; }
    public string? Description { get; init; }
    public long? CreatedTime { get; init; }
}

/// <summary>What a program must understand to read and to write the table.</summary>
internal sealed record ProtocolVersions(int MinReaderVersion, int MinWriterVersion) : DeltaAction
{
    public IReadOnlyList<string>? ReaderFeatures { get; init; }
    public IReadOnlyList<string>? WriterFeatures { get; init; }
}

/// <summary>How far an application has written, so that it does not write the same twice.</summary>
internal sealed record SetTransaction(string AppId, long Version, long? LastUpdated) : DeltaAction;

/// <summary>State of a table feature.</summary>
internal sealed record DomainMetadata(string Domain, string Configuration, bool Removed) : DeltaAction;

/// <summary>Where a commit came from.</summary>
internal sealed record CommitInfo(long Timestamp, string Operation) : DeltaAction
{
    /// <summary>Values are JSON text within text, as Spark writes them.</summary>
    public IReadOnlyDictionary<string, string?> OperationParameters { get; init; } = new Dictionary<string, string?>();
    public IReadOnlyDictionary<string, string> OperationMetrics { get; init; } = new Dictionary<string, string>();
    public long? ReadVersion { get; init; }
    public bool IsBlindAppend { get; init; }
    public long? InCommitTimestamp { get; init; }
}
