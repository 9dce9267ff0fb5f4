using System.Text.Encodings.Web;
using System.Text.Json;

namespace Frames.Delta.Protocol;

/// <summary>Actions as the JSON lines of a commit.</summary>
internal static class ActionWriter
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IEnumerable<DeltaAction> actions)
    {
        using var output = new MemoryStream();
        foreach (var action in actions)
        {
            using (var json = new Utf8JsonWriter(output, Options)) Write(json, action);
            output.WriteByte((byte)'\n');
        }
        return output.ToArray();
    }

    static void Write(Utf8JsonWriter json, DeltaAction action)
    {
        json.WriteStartObject();
        json.WriteStartObject(NameOf(action));
        switch (action)
        {
            case AddFile add: Add(json, add); break;
            case RemoveFile remove: Remove(json, remove); break;
            case Metadata metadata: Write(json, metadata); break;
            case ProtocolVersions protocol: Write(json, protocol); break;
            case SetTransaction transaction:
                json.WriteString("appId", transaction.AppId);
                json.WriteNumber("version", transaction.Version);
                Number(json, "lastUpdated", transaction.LastUpdated);
                break;
            case DomainMetadata domain:
                json.WriteString("domain", domain.Domain);
                json.WriteString("configuration", domain.Configuration);
                json.WriteBoolean("removed", domain.Removed);
                break;
            case CommitInfo info: Write(json, info); break;
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static string NameOf(DeltaAction action) => action switch
    {
        AddFile => "add",
        RemoveFile => "remove",
        Metadata => "metaData",
        ProtocolVersions => "protocol",
        SetTransaction => "txn",
        DomainMetadata => "domainMetadata",
        CommitInfo => "commitInfo",
        _ => throw new InvalidOperationException($"{action.GetType().Name} has no form in the log."),
    };

    static void Add(Utf8JsonWriter json, AddFile add)
    {
        json.WriteString("path", add.Path);
        Map(json, "partitionValues", add.PartitionValues);
        json.WriteNumber("size", add.Size);
        json.WriteNumber("modificationTime", add.ModificationTime);
        json.WriteBoolean("dataChange", add.DataChange);
        if (add.Stats is not null) json.WriteString("stats", add.Stats);
        if (add.Tags is not null) Map(json, "tags", add.Tags);
        Vector(json, add.DeletionVector);
        Number(json, "baseRowId", add.BaseRowId);
        Number(json, "defaultRowCommitVersion", add.DefaultRowCommitVersion);
        if (add.ClusteringProvider is not null) json.WriteString("clusteringProvider", add.ClusteringProvider);
    }

    static void Remove(Utf8JsonWriter json, RemoveFile remove)
    {
        json.WriteString("path", remove.Path);
        Number(json, "deletionTimestamp", remove.DeletionTimestamp);
        json.WriteBoolean("dataChange", remove.DataChange);
        if (remove.ExtendedFileMetadata is { } extended) json.WriteBoolean("extendedFileMetadata", extended);
        if (remove.PartitionValues is not null) Map(json, "partitionValues", remove.PartitionValues);
        Number(json, "size", remove.Size);
        Vector(json, remove.DeletionVector);
        Number(json, "baseRowId", remove.BaseRowId);
        Number(json, "defaultRowCommitVersion", remove.DefaultRowCommitVersion);
    }

    static void Write(Utf8JsonWriter json, Metadata metadata)
    {
        json.WriteString("id", metadata.Id);
        if (metadata.Name is not null) json.WriteString("name", metadata.Name);
        if (metadata.Description is not null) json.WriteString("description", metadata.Description);
        json.WriteStartObject("format");
        json.WriteString("provider", "parquet");
        json.WriteStartObject("options");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("schemaString", metadata.SchemaString);
        Texts(json, "partitionColumns", metadata.PartitionColumns);
        Map(json, "configuration", metadata.Configuration!);
        Number(json, "createdTime", metadata.CreatedTime);
    }

    static void Write(Utf8JsonWriter json, ProtocolVersions protocol)
    {
        json.WriteNumber("minReaderVersion", protocol.MinReaderVersion);
        json.WriteNumber("minWriterVersion", protocol.MinWriterVersion);
        if (protocol.ReaderFeatures is not null) Texts(json, "readerFeatures", protocol.ReaderFeatures);
        if (protocol.WriterFeatures is not null) Texts(json, "writerFeatures", protocol.WriterFeatures);
    }

    static void Write(Utf8JsonWriter json, CommitInfo info)
    {
        json.WriteNumber("timestamp", info.Timestamp);
        json.WriteString("operation", info.Operation);
        Map(json, "operationParameters", info.OperationParameters);
        Number(json, "readVersion", info.ReadVersion);
        json.WriteString("isolationLevel", "Serializable");
        json.WriteBoolean("isBlindAppend", info.IsBlindAppend);
        Map(json, "operationMetrics", info.OperationMetrics!);
        json.WriteString("engineInfo", "Frames");
        json.WriteString("txnId", Guid.NewGuid().ToString());
    }

    static void Vector(Utf8JsonWriter json, DeletionVector? vector)
    {
        if (vector is null) return;
        json.WriteStartObject("deletionVector");
        json.WriteString("storageType", vector.StorageType);
        json.WriteString("pathOrInlineDv", vector.PathOrInline);
        Number(json, "offset", vector.Offset);
        json.WriteNumber("sizeInBytes", vector.SizeInBytes);
        json.WriteNumber("cardinality", vector.Cardinality);
        json.WriteEndObject();
    }

    static void Map(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string?> map)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in map) json.WriteString(key, value);
        json.WriteEndObject();
    }

    static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
    }
}
