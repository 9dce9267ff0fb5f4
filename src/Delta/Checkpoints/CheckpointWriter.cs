using System.Globalization;
using System.Text;
using Frames.Columns;
using Frames.Delta.Log;
using Frames.Delta.Protocol;
using Frames.Delta.Snapshots;
using Frames.Parquet.Writing;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Delta.Checkpoints;

/// <summary>Writes a version's whole state as one Parquet file, so that readers need not replay the log from its start.</summary>
internal static class CheckpointWriter
{
    const long tombstoneMillis = 7L * 24 * 60 * 60 * 1000;

    /// <summary>Writes a checkpoint where the table's interval asks for one. The commit stands already: a failure here hurts nobody and is dropped.</summary>
    public static void WriteIfDue(DeltaLog log, long version)
    {
        try
        {
            if (version == 0) return;
            var snapshot = log.At(version);
            var interval = int.TryParse(snapshot.Property("delta.checkpointInterval", "10"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 10;
            if (version % interval == 0) Write(log, snapshot);
        }
        catch (FramesException)
        {
            // The next commit tries again.
        }
    }

    public static void Write(DeltaLog log, Snapshot snapshot)
    {
        var rows = Actions(snapshot).ToArray();
        var folder = LogFile.LogFolder(log.Table);
        using (var file = log.Storage.Create(StoragePaths.Join(folder, LogFile.CheckpointName(snapshot.Version))))
        {
            using var buffer = new BufferedStream(file.Stream, 1 << 16);
            var writer = new ParquetWriter(buffer, CheckpointSchema.All, new ParquetWriteOptions());
            foreach (var chunk in rows.Chunk(Batch.MaxRows)) writer.Write(ToBatch(chunk));
            writer.Finish();
            buffer.Flush();
            file.Complete();
        }
        using var last = log.Storage.Create(StoragePaths.Join(folder, "_last_checkpoint"));
        last.Stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{{\"version\":{snapshot.Version},\"size\":{rows.Length},\"numOfAddFiles\":{snapshot.Files.Count}}}")));
        last.Complete();
    }

    static IEnumerable<DeltaAction> Actions(Snapshot snapshot)
    {
        var oldest = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - tombstoneMillis;
        yield return snapshot.Protocol;
        yield return snapshot.Metadata;
        foreach (var transaction in snapshot.Transactions.Values) yield return transaction;
        foreach (var domain in snapshot.Domains.Values) yield return domain;
        foreach (var add in snapshot.Files) yield return add;
        foreach (var remove in snapshot.Tombstones)
            if ((remove.DeletionTimestamp ?? 0) > oldest) yield return remove;
    }

    static Batch ToBatch(DeltaAction[] actions)
    {
        var builders = CheckpointSchema.All.Fields.Select(field => VectorBuilder.Create(field.DataType)).ToArray();
        foreach (var action in actions)
        {
            var (kind, values) = Row(action);
            for (var i = 0; i < builders.Length; i++) builders[i].Append(CheckpointSchema.All[i].Name == kind ? values : null);
        }
        return new Batch(actions.Length, Array.ConvertAll(builders, builder => builder.Build()));
    }

    /// <summary>The action's column and its fields in the order of <see cref="CheckpointSchema"/>.</summary>
    static (string Kind, object?[] Values) Row(DeltaAction action) => action switch
    {
        SetTransaction x => ("txn", [x.AppId, x.Version, x.LastUpdated]),
        AddFile x => ("add", [x.Path, Map(x.PartitionValues), x.Size, x.ModificationTime, false, Map(x.Tags), Vector(x.DeletionVector), x.BaseRowId, x.DefaultRowCommitVersion,
            x.ClusteringProvider, x.Stats]),
        RemoveFile x => ("remove", [x.Path, x.DeletionTimestamp, false, x.ExtendedFileMetadata, Map(x.PartitionValues), x.Size, Vector(x.DeletionVector), x.BaseRowId,
            x.DefaultRowCommitVersion]),
        Metadata x => ("metaData", [x.Id, x.Name, x.Description, new object?[] { "parquet", Array.Empty<KeyValuePair<object, object?>>() }, x.SchemaString, Texts(x.PartitionColumns),
            Map(x.Configuration!), x.CreatedTime]),
        ProtocolVersions x => ("protocol", [x.MinReaderVersion, x.MinWriterVersion, Texts(x.ReaderFeatures), Texts(x.WriterFeatures)]),
        DomainMetadata x => ("domainMetadata", [x.Domain, x.Configuration, x.Removed]),
        _ => throw new InvalidOperationException($"{action.GetType().Name} has no place in a checkpoint."),
    };

    static KeyValuePair<object, object?>[]? Map(IReadOnlyDictionary<string, string?>? map)
        => map is null ? null : [.. map.Select(pair => new KeyValuePair<object, object?>(pair.Key, pair.Value))];

    static object?[]? Texts(IReadOnlyList<string>? texts) => texts is null ? null : [.. texts];

    static object?[]? Vector(DeletionVector? vector) => vector is null ? null : [vector.StorageType, vector.PathOrInline, vector.Offset, vector.SizeInBytes, vector.Cardinality];
}
