using System.Collections.Concurrent;
using Frames.Delta.Log;
using Frames.Errors;
using Frames.Sources;

namespace Frames.Delta.Snapshots;

/// <summary>The log of one table: gives snapshots of its versions.</summary>
internal sealed class DeltaLog
{
    /// <summary>Tables whose newest known version is kept, so that reading again costs one listing.</summary>
    const int keptTables = 64;

    static readonly ConcurrentDictionary<string, (Snapshot Snapshot, StoredFile? LastCommit)> Kept = new(StringComparer.Ordinal);

    public DeltaLog(string path)
    {
        Table = StoragePaths.Normalize(path);
        Storage = SourceRegistry.Storage(Table);
    }

    public string Table { get; }

    public IStorage Storage { get; }

    public bool Exists => !LogListing.Read(Storage, Table).IsEmpty;

    /// <summary>What the log folder holds now.</summary>
    /// <exception cref="FramesException">There is no table.</exception>
    public LogListing List()
    {
        var listing = LogListing.Read(Storage, Table);
        return !listing.IsEmpty ? listing : throw (listing.IncompleteCheckpoints.Count > 0
            ? ErrorClasses.DeltaMissingPartFiles.With(("version", listing.IncompleteCheckpoints[^1].ToString(null, null)))
            : ErrorClasses.DeltaTableNotFound.With(("tableName", $"`{Table}`")));
    }

    /// <summary>The newest version.</summary>
    public Snapshot Latest()
    {
        var listing = List();
        var segment = listing.Segment(listing.Latest);
        var last = listing.Commits.GetValueOrDefault(segment.Version)?.File;
        if (Kept.TryGetValue(Table, out var known) && Continue(known, listing) is { } continued) return Keep(continued, last);
        return Keep(Snapshot.Load(Storage, Table, segment), last);
    }

    public Snapshot At(long version) => Snapshot.Load(Storage, Table, List().Segment(version));

    /// <summary>The known snapshot brought up to date; null where its last commit is no longer the same file.</summary>
    Snapshot? Continue((Snapshot Snapshot, StoredFile? LastCommit) known, LogListing listing)
    {
        if (known.LastCommit is null || listing.Commits.GetValueOrDefault(known.Snapshot.Version)?.File != known.LastCommit) return null;
        var commits = new List<LogFile>();
        for (var version = known.Snapshot.Version + 1; version <= listing.Latest; version++)
        {
            if (!listing.Commits.TryGetValue(version, out var commit)) return null;
            commits.Add(commit);
        }
        return commits.Count == 0 ? known.Snapshot : known.Snapshot.After(commits.Select(commit => CommitReader.Read(Storage, commit)));
    }

    Snapshot Keep(Snapshot snapshot, StoredFile? lastCommit)
    {
        if (Kept.Count >= keptTables) Kept.Clear();
        Kept[Table] = (snapshot, lastCommit);
        return snapshot;
    }
}
