using System.Globalization;
using Frames.Backends;
using Frames.Columns;
using Frames.Delta.Protocol;
using Frames.Delta.Snapshots;
using Frames.Sources;
using Frames.Sources.Writing;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Delta.Commands;

/// <summary>The data files of a change, which nobody sees before a commit names them. Disposing removes them unless they are kept.</summary>
internal sealed class TableFiles(string table, WriteSchema target, SourceOptions options, CommandContext context, CancellationToken cancellation) : IDisposable
{
    readonly IStorage storage = SourceRegistry.Storage(table);
    bool kept;

    /// <summary>What was written, as the log has it.</summary>
    public IReadOnlyList<AddFile> Added { get; private set; } = [];

    public long RowCount { get; private set; }

    public IReadOnlyDictionary<string, string> Metrics => new Dictionary<string, string>
    {
        ["numFiles"] = Added.Count.ToString(CultureInfo.InvariantCulture),
        ["numOutputRows"] = RowCount.ToString(CultureInfo.InvariantCulture),
        ["numOutputBytes"] = Added.Sum(add => add.Size).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Runs the query and writes its rows.</summary>
    public void Write()
    {
        var parquet = SourceRegistry.Format("parquet") ?? throw new InvalidOperationException("This is a bug in Frames: no Parquet format is registered.");
        var files = new FileContext(storage, context.Session.Settings, cancellation);
        using var writer = new PartitionedWriter(new WriteTarget(parquet, table, target.Schema, target.PartitionColumns, options.All), files);
        using (var rows = context.Backend.Execute(target.Rows, context.Session with { IsAnalyzed = true }, cancellation))
        {
            foreach (var batch in rows.Batches)
            {
                NotNullCheck.Check(batch, target.Schema);
                writer.Write(Checked(batch));
            }
        }
        RowCount = writer.RowCount;
        Added = [.. writer.Finish(emptyFile: false).Select(Describe)];
    }

    /// <summary>The batch without the truths of constraints, which must all be true.</summary>
    Batch Checked(Batch batch)
    {
        if (target.Constraints.Count == 0) return batch;
        var zone = SparkZone.Get(context.Session.Settings.TimeZone);
        for (var i = 0; i < target.Constraints.Count; i++) target.Constraints[i].Check(batch, batch.Columns[target.Schema.Count + i], target.Schema, zone);
        return batch.WithColumns(batch.Columns[..target.Schema.Count]);
    }

    /// <summary>The commit stands: the files belong to the table.</summary>
    public void Keep() => kept = true;

    public void Dispose()
    {
        if (kept) return;
        foreach (var add in Added) storage.Delete(FilePaths.Resolve(add.Path, table));
    }

    AddFile Describe(WrittenFile file)
    {
        var values = new Dictionary<string, string?>();
        for (var i = 0; i < target.PartitionColumns.Count; i++)
            values[target.PartitionColumns[i]] = PartitionValues.Write(file.PartitionValues[i], target.Schema[target.Schema.IndexOf(target.PartitionColumns[i])].DataType);
        var dataSchema = new StructType(target.Schema.Fields.Where(field => !target.PartitionColumns.Contains(field.Name)));
        return new AddFile(FilePaths.Encode(file.Path[(table.Length + 1)..]), values, file.Length, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), true, DeltaStatistics.Write(file, dataSchema));
    }
}
