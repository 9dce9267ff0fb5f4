using Frames.Columns;
using Frames.Delta.Log;
using Frames.Delta.Protocol;
using Frames.Errors;
using Frames.Parquet.Reading;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Delta.Checkpoints;

/// <summary>Reads the actions of a checkpoint, of one file or of several parts.</summary>
internal static class CheckpointReader
{
    public static IEnumerable<DeltaAction> Read(IStorage storage, LogCheckpoint checkpoint) => checkpoint.Parts.SelectMany(part => Read(storage, part.File.Path));

    static List<DeltaAction> Read(IStorage storage, string path)
    {
        var actions = new List<DeltaAction>();
        try
        {
            using var file = ParquetFile.Open(storage.OpenRead(path), path);
            using var reader = new ParquetReader(file, CheckpointSchema.All);
            var arena = new Arena();
            for (var group = 0; group < file.RowGroups.Count; group++)
            {
                reader.Open(group);
                for (var batch = reader.Read(arena); batch is not null; batch = reader.Read(arena))
                {
                    for (var row = 0; row < batch.Length; row++)
                        if (Action(batch, row) is { } action) actions.Add(action);
                    arena.Reset();
                }
            }
        }
        catch (FramesException e) when (e.ErrorClass != ErrorClasses.ReadFileNotExist.Name)
        {
            throw ErrorClasses.FailedReadFileNoHint.With(e, ("path", "file://" + path), ("reason", e.Message));
        }
        return actions;
    }

    static DeltaAction? Action(Batch batch, int row)
    {
        for (var kind = 0; kind < batch.Columns.Length; kind++)
        {
            if (batch.Columns[kind].GetValue(row) is not object?[] values) continue;
            var fields = new CheckpointRow((StructType)CheckpointSchema.All[kind].DataType, values);
            return CheckpointSchema.All[kind].Name switch
            {
                "txn" => new SetTransaction(fields.Required("appId"), fields.Number("version") ?? 0, fields.Number("lastUpdated")),
                "add" => Add(fields),
                "remove" => Remove(fields),
                "metaData" => new Metadata(fields.Text("id") ?? "", fields.Required("schemaString"), fields.Texts("partitionColumns") ?? [], Plain(fields.Map("configuration")))
                {
                    Name = fields.Text("name"),
                    Description = fields.Text("description"),
                    CreatedTime = fields.Number("createdTime"),
                },
                "protocol" => new ProtocolVersions((int)(fields.Number("minReaderVersion") ?? 0), (int)(fields.Number("minWriterVersion") ?? 0))
                {
                    ReaderFeatures = fields.Texts("readerFeatures"),
                    WriterFeatures = fields.Texts("writerFeatures"),
                },
                _ => new DomainMetadata(fields.Required("domain"), fields.Text("configuration") ?? "", fields.Flag("removed") ?? false),
            };
        }
        return null;
    }

    static AddFile Add(CheckpointRow fields) => new(fields.Required("path"), fields.Map("partitionValues") ?? [], fields.Number("size") ?? 0,
        fields.Number("modificationTime") ?? 0, fields.Flag("dataChange") ?? false, fields.Text("stats"))
    {
        Tags = fields.Map("tags"),
        DeletionVector = Vector(fields),
        BaseRowId = fields.Number("baseRowId"),
        DefaultRowCommitVersion = fields.Number("defaultRowCommitVersion"),
        ClusteringProvider = fields.Text("clusteringProvider"),
    };

    static RemoveFile Remove(CheckpointRow fields) => new(fields.Required("path"), fields.Number("deletionTimestamp"), fields.Flag("dataChange") ?? false)
    {
        ExtendedFileMetadata = fields.Flag("extendedFileMetadata"),
        PartitionValues = fields.Map("partitionValues"),
        Size = fields.Number("size"),
        DeletionVector = Vector(fields),
        BaseRowId = fields.Number("baseRowId"),
        DefaultRowCommitVersion = fields.Number("defaultRowCommitVersion"),
    };

    static DeletionVector? Vector(CheckpointRow fields) => fields.Struct("deletionVector") is not { } vector || vector.Text("storageType") is not { } storage ? null
        : new DeletionVector(storage, vector.Required("pathOrInlineDv"), (int?)vector.Number("offset"), (int)(vector.Number("sizeInBytes") ?? 0), vector.Number("cardinality") ?? 0);

    static Dictionary<string, string> Plain(Dictionary<string, string?>? map)
        => (map ?? []).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);
}

/// <summary>The fields of one action in a checkpoint.</summary>
internal readonly struct CheckpointRow(StructType type, object?[] values)
{
    public string Required(string name) => Text(name) ?? throw new FramesException(null, null, $"A row of the checkpoint lacks '{name}'.");

    public string? Text(string name) => Value(name) as string;

    public bool? Flag(string name) => Value(name) as bool?;

    public long? Number(string name) => Value(name) is { } value ? Convert.ToInt64(value, null) : null;

    public List<string>? Texts(string name) => Value(name) is object?[] items ? [.. items.OfType<string>()] : null;

    public Dictionary<string, string?>? Map(string name)
    {
        if (Value(name) is not KeyValuePair<object, object?>[] pairs) return null;
        var result = new Dictionary<string, string?>(pairs.Length);
        foreach (var (key, value) in pairs) result[(string)key] = (string?)value;
        return result;
    }

    public CheckpointRow? Struct(string name) => Value(name) is object?[] fields ? new CheckpointRow((StructType)type[type.IndexOf(name)].DataType, fields) : null;

    object? Value(string name) => values[type.IndexOf(name)];
}
