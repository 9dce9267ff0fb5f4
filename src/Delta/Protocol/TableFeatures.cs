using Frames.Delta.Log;
using Frames.Errors;

namespace Frames.Delta.Protocol;

/// <summary>A feature of Delta tables.</summary>
/// <param name="Name">Its name in <c>readerFeatures</c> and <c>writerFeatures</c>.</param>
/// <param name="IsReader">Whether readers must know it too.</param>
/// <param name="LegacyReader">The reader version that means it without naming it; 0 for none.</param>
/// <param name="LegacyWriter">The writer version that means it without naming it; 0 for none.</param>
/// <param name="Reads">Frames reads tables that have it.</param>
/// <param name="Writes">Frames writes to tables that have it.</param>
/// <param name="InUse">Whether a table that has it has also made use of it; null if that cannot be told. An unused feature hinders no reader.</param>
internal sealed record TableFeature(string Name, bool IsReader, int LegacyReader, int LegacyWriter, bool Reads, bool Writes, Func<LogReplay, bool>? InUse = null);

/// <summary>The features that Delta tables may have, a row each; what Frames cannot do it refuses by name.</summary>
internal static class TableFeatures
{
    /// <summary>Versions 3 and 7 name their features.</summary>
    public const int NamedReader = 3, NamedWriter = 7;

    /// <summary>The versions of tables that Frames creates.</summary>
    public static readonly ProtocolVersions Default = new(1, 2);

    public static readonly IReadOnlyList<TableFeature> All =
    [
        // Of the old versions, in their order.
        new("appendOnly", false, 0, 2, true, true),
        new("invariants", false, 0, 2, true, true),
        new("checkConstraints", false, 0, 3, true, true),
        // Appends and overwrites add and remove whole files, from which readers make the feed.
        new("changeDataFeed", false, 0, 4, true, true),
        new("generatedColumns", false, 0, 4, true, true),
        new("columnMapping", true, 2, 5, false, false, state => state.Metadata?.Configuration.GetValueOrDefault("delta.columnMapping.mode", "none") != "none"),
        new("identityColumns", false, 0, 6, true, false, state => Marks(state, "delta.identity.")),
        // Types: what the files hold says all.
        new("timestampNtz", true, 0, 0, true, true),
        new("variantType", true, 0, 0, true, false),
        new("typeWidening", true, 0, 0, false, false, state => Marks(state, "delta.typeChanges")),
        // Layout of data and log.
        new("deletionVectors", true, 0, 0, false, false, state => state.Files.Any(file => file.DeletionVector is not null)),
        new("v2Checkpoint", true, 0, 0, false, false, _ => false),
        new("vacuumProtocolCheck", true, 0, 0, true, true),
        new("domainMetadata", false, 0, 0, true, true),
        new("clustering", false, 0, 0, true, false),
        new("rowTracking", false, 0, 0, true, false),
        new("inCommitTimestamp", false, 0, 0, true, false, state => IsOn(state, "delta.enableInCommitTimestamps")),
        new("allowColumnDefaults", false, 0, 0, true, false, state => Marks(state, "CURRENT_DEFAULT")),
        new("icebergCompatV1", false, 0, 0, true, false),
        new("icebergCompatV2", false, 0, 0, true, false),
        new("materializePartitionColumns", false, 0, 0, true, false),
        new("checkpointProtection", false, 0, 0, true, false),
    ];

    /// <summary>The features that a table's protocol turns on, whether it names them or not.</summary>
    public static IEnumerable<string> Of(ProtocolVersions protocol)
    {
        var named = (protocol.ReaderFeatures ?? []).Concat(protocol.WriterFeatures ?? []);
        var legacy = All.Where(feature => (feature.LegacyReader > 0 && protocol.MinReaderVersion is < NamedReader and var reader && reader >= feature.LegacyReader)
            || (feature.LegacyWriter > 0 && protocol.MinWriterVersion is < NamedWriter and var writer && writer >= feature.LegacyWriter)).Select(feature => feature.Name);
        return named.Concat(legacy).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Refuses tables that Frames would read wrongly.</summary>
    public static void CheckRead(LogReplay state, string table)
    {
        var protocol = state.Protocol!;
        if (protocol.MinReaderVersion > NamedReader || protocol.MinWriterVersion > NamedWriter) throw TooNew(protocol, table);
        var named = protocol.MinReaderVersion == NamedReader ? protocol.ReaderFeatures ?? []
            : All.Where(feature => feature.LegacyReader > 0 && protocol.MinReaderVersion >= feature.LegacyReader).Select(feature => feature.Name);
        var unknown = named.Where(name => Find(name) is not { } feature || (!feature.Reads && feature.InUse?.Invoke(state) != false)).ToArray();
        if (unknown.Length > 0) throw ErrorClasses.DeltaUnsupportedFeaturesForRead.With(("tableNameOrPath", table), ("unsupported", string.Join(", ", unknown)));
    }

    /// <summary>Whether a property of a new table would turn on a feature that Frames does not write.</summary>
    public static bool IsTurnedOnBy(string property, string value) => property switch
    {
        "delta.columnMapping.mode" => value != "none",
        "delta.enableDeletionVectors" or "delta.enableRowTracking" or "delta.enableInCommitTimestamps" or "delta.enableTypeWidening" or "delta.enableIcebergCompatV1" or "delta.enableIcebergCompatV2"
            => value == "true",
        "delta.checkpointPolicy" => value == "v2",
        _ => property.StartsWith("delta.feature.", StringComparison.Ordinal) && Find(property["delta.feature.".Length..]) is not { Writes: true },
    };

    /// <summary>Refuses tables that Frames would write wrongly.</summary>
    public static void CheckWrite(LogReplay state, string table)
    {
        // An old version means all features up to it, used or not; what a table does not use hinders no writer.
        var unknown = Of(state.Protocol!).Where(name => Find(name) is not { } feature || (!feature.Writes && feature.InUse?.Invoke(state) != false)).ToArray();
        if (unknown.Length > 0) throw ErrorClasses.DeltaUnsupportedFeaturesForWrite.With(("tableNameOrPath", table), ("unsupported", string.Join(", ", unknown)));
    }

    static bool Marks(LogReplay state, string mark) => state.Metadata?.SchemaString.Contains(mark, StringComparison.Ordinal) == true;

    static bool IsOn(LogReplay state, string property) => state.Metadata?.Configuration.GetValueOrDefault(property) == "true";

    static TableFeature? Find(string name) => All.FirstOrDefault(feature => feature.Name == name);

    static FramesException TooNew(ProtocolVersions protocol, string table) => ErrorClasses.DeltaInvalidProtocolVersion.With(("tableNameOrPath", table),
        ("readerRequired", protocol.MinReaderVersion.ToString(null, null)), ("writerRequired", protocol.MinWriterVersion.ToString(null, null)),
        ("supportedReaders", "1, 2, 3"), ("supportedWriters", "1, 2, 3, 4, 5, 6, 7"));
}
