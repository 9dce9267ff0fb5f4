using System.Text.Json;

namespace Frames.Delta.Protocol;

/// <summary>Actions from the JSON lines of commits.</summary>
internal static class ActionReader
{
    /// <summary>The action of a line; null for one that Frames does not know.</summary>
    /// <exception cref="JsonException">The line is not JSON, or lacks what every reader needs.</exception>
    public static DeltaAction? Read(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 1000 });
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("A line of the log is not an object.");
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Object) continue;
            if (Read(property.Name, property.Value) is { } action) return action;
        }
        return null;
    }

    static DeltaAction? Read(string name, JsonElement json) => name switch
    {
        "add" => Add(json),
        "remove" => new RemoveFile(Required(json, "path"), Number(json, "deletionTimestamp"), Flag(json, "dataChange") ?? true)
        {
            ExtendedFileMetadata = Flag(json, "extendedFileMetadata"),
            PartitionValues = Map(json, "partitionValues"),
            Size = Number(json, "size"),
            DeletionVector = Vector(json),
            BaseRowId = Number(json, "baseRowId"),
            DefaultRowCommitVersion = Number(json, "defaultRowCommitVersion"),
        },
        "metaData" => new Metadata(Text(json, "id") ?? "", Required(json, "schemaString"), Texts(json, "partitionColumns") ?? [], Plain(Map(json, "configuration")))
        {
            Name = Text(json, "name"),
            Description = Text(json, "description"),
            CreatedTime = Number(json, "createdTime"),
        },
        "protocol" => new ProtocolVersions(Version(json, "minReaderVersion"), Version(json, "minWriterVersion"))
        {
            ReaderFeatures = Texts(json, "readerFeatures"),
            WriterFeatures = Texts(json, "writerFeatures"),
        },
        "txn" => new SetTransaction(Required(json, "appId"), Number(json, "version") ?? 0, Number(json, "lastUpdated")),
        "domainMetadata" => new DomainMetadata(Required(json, "domain"), Text(json, "configuration") ?? "", Flag(json, "removed") ?? false),
        "commitInfo" => new CommitInfo(Number(json, "timestamp") ?? 0, Text(json, "operation") ?? "")
        {
            InCommitTimestamp = Number(json, "inCommitTimestamp"),
            ReadVersion = Number(json, "readVersion"),
            IsBlindAppend = Flag(json, "isBlindAppend") ?? false,
            OperationParameters = Map(json, "operationParameters") ?? new Dictionary<string, string?>(),
            OperationMetrics = Plain(Map(json, "operationMetrics")),
        },
        _ => null,
    };

    static AddFile Add(JsonElement json)
        => new(Required(json, "path"), Map(json, "partitionValues") ?? new Dictionary<string, string?>(), Number(json, "size") ?? 0, Number(json, "modificationTime") ?? 0,
            Flag(json, "dataChange") ?? true, Text(json, "stats"))
        {
            Tags = Map(json, "tags"),
            DeletionVector = Vector(json),
            BaseRowId = Number(json, "baseRowId"),
            DefaultRowCommitVersion = Number(json, "defaultRowCommitVersion"),
            ClusteringProvider = Text(json, "clusteringProvider"),
        };

    static DeletionVector? Vector(JsonElement json) => !json.TryGetProperty("deletionVector", out var vector) || vector.ValueKind != JsonValueKind.Object ? null
        : new(Required(vector, "storageType"), Required(vector, "pathOrInlineDv"), (int?)Number(vector, "offset"), Version(vector, "sizeInBytes"), Number(vector, "cardinality") ?? 0);

    static string Required(JsonElement json, string name) => Text(json, name) ?? throw new JsonException($"An action lacks '{name}'.");

    static int Version(JsonElement json, string name) => Number(json, name) is >= 0 and <= int.MaxValue and var number ? (int)number
        : throw new JsonException($"An action has no valid '{name}'.");

    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? AsText(value) : null;

    static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };

    static long? Number(JsonElement json, string name)
        => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    static bool? Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean() : null;

    static List<string>? Texts(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(AsText).OfType<string>()] : null;

    static Dictionary<string, string?>? Map(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Object) return null;
        var result = new Dictionary<string, string?>();
        foreach (var property in value.EnumerateObject()) result[property.Name] = AsText(property.Value);
        return result;
    }

    static Dictionary<string, string> Plain(Dictionary<string, string?>? map)
        => (map ?? []).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);
}
