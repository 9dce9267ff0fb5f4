using System.Globalization;
using Frames.Backends;
using Frames.Delta.Commands;
using Frames.Delta.Snapshots;
using Frames.Plans;
using Frames.Sources;
using Frames.Values;

namespace Frames.Delta;

/// <summary>Delta Lake tables: <c>Format("delta")</c> and <c>USING delta</c>.</summary>
internal sealed class DeltaTableProvider : ITableProvider
{
    public string Name => "delta";

    public ITableSource Open(ReadSource read, string path, BackendSession session)
    {
        var log = new DeltaLog(path);
        // path@v5 is version 5, unless a table has that very path.
        var at = path.LastIndexOf("@v", StringComparison.Ordinal);
        if (at > 0 && long.TryParse(path.AsSpan(at + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && !log.Exists)
            return new DeltaTableSource(new DeltaLog(path[..at]).At(version), session.Settings.TimeZone);
        return new DeltaTableSource(TimeTravel.Open(log, new SourceOptions(read.Options), session.Settings.TimeZone), session.Settings.TimeZone);
    }

    public ICommandRunner Write(WriteSource write, string path, BackendSession session) => new WriteCommand(write, StoragePaths.Normalize(path));

    public ICommandRunner Create(CreateTable create, string path, BackendSession session) => new CreateCommand(create, StoragePaths.Normalize(path));

    public bool Exists(string path) => new DeltaLog(path).Exists;
}
