using System.Globalization;
using Frames.Delta.Protocol;
using Frames.Expressions;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Delta.Snapshots;

/// <summary>A version of a Delta table as a source of scans.</summary>
internal sealed class DeltaTableSource : ITableSource
{
    static readonly Dictionary<string, string> NoOptions = [];

    readonly Snapshot snapshot;
    readonly SparkZone zone;
    readonly StructType dataSchema;
    readonly ScanColumn[] columns;
    IReadOnlyList<(DataFile File, FileStatistics Statistics)>? files;

    public DeltaTableSource(Snapshot snapshot, string timeZone)
    {
        (this.snapshot, zone) = (snapshot, SparkZone.Get(timeZone));
        var partitions = snapshot.PartitionSchema;
        dataSchema = new StructType(snapshot.Schema.Fields.Where(field => partitions.IndexOf(field.Name, true) < 0));
        columns = [.. snapshot.Schema.Fields.Select(field => partitions.IndexOf(field.Name, true) is >= 0 and var i ? new ScanColumn(field, null, i) : new ScanColumn(field, field.Name))];
    }

    public Snapshot Snapshot => snapshot;

    public string Name => $"delta [{StoragePaths.Display(snapshot.Table)}@v{snapshot.Version.ToString(CultureInfo.InvariantCulture)}]";

    public StructType Schema => snapshot.Schema;

    public long? RowCount => Files.All(file => file.File.RowCount is not null) ? Files.Sum(file => file.File.RowCount) : null;

    public long? ByteCount => Files.Sum(file => file.File.Length);

    IReadOnlyList<(DataFile File, FileStatistics Statistics)> Files => files ??= [.. snapshot.Files.Select(Describe).OrderBy(file => file.File.Path, StringComparer.Ordinal)];

    public ScanTask Plan(IReadOnlyList<int> columns, IReadOnlyList<Expression> filters, QuerySettings settings)
    {
        // Files and statistics hold CHAR values unpadded: bounds say nothing about comparisons with padded ones.
        var padded = snapshot.Schema.Fields.Where(field => LogicalSchema.PaddedType(field) is not null).Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var aboutData = filters.Where(filter => !PartitionPruning.IsAbout(filter, snapshot.PartitionSchema) && !filter.References().Any(column => padded.Contains(column.Name))).ToArray();
        var kept = PartitionPruning.Keep([.. Files.Select(file => file.File)], snapshot.PartitionSchema, filters, settings);
        if (aboutData.Length > 0)
        {
            var statistics = Files.ToDictionary(file => file.File, file => file.Statistics);
            kept = [.. kept.Where(file => statistics[file].MayMatch(aboutData))];
        }
        var parquet = SourceRegistry.Format("parquet") ?? throw new InvalidOperationException("This is a bug in Frames: no Parquet format is registered.");
        ScanColumn[] wanted = [.. columns.Select(i => this.columns[i])];
        var declared = wanted.Where(column => column.FileColumn is not null).Select(column => LogicalSchema.PaddedType(column.Field)).ToArray();
        var format = Array.Exists(declared, type => type is not null) ? new PaddedFormat(parquet, declared) : parquet;
        return new FileScan(format, kept, dataSchema, wanted, aboutData, NoOptions);
    }

    (DataFile File, FileStatistics Statistics) Describe(AddFile add)
    {
        var partitions = snapshot.PartitionSchema;
        var values = new object?[partitions.Count];
        for (var i = 0; i < values.Length; i++) values[i] = PartitionValues.Parse(add.PartitionValues.GetValueOrDefault(snapshot.Metadata.PartitionColumns[i]), partitions[i], zone);
        var statistics = new FileStatistics(add.Stats, dataSchema, zone);
        return (new DataFile(FilePaths.Resolve(add.Path, snapshot.Table), add.Size, values, statistics.RowCount) { ModifiedMicros = add.ModificationTime * 1000 }, statistics);
    }
}
