using System.Globalization;
using Frames.Errors;
using Frames.Sources;

namespace Frames.Delta.Log;

/// <summary>What a table's log folder holds.</summary>
internal sealed class LogListing
{
    LogListing(string table, SortedDictionary<long, LogFile> commits, IReadOnlyList<LogCheckpoint> checkpoints, IReadOnlyList<long> incomplete)
        => (Table, Commits, Checkpoints, IncompleteCheckpoints) = (table, commits, checkpoints, incomplete);

    public string Table { get; }

    /// <summary>Commits by version.</summary>
    public SortedDictionary<long, LogFile> Commits { get; }

    /// <summary>Complete checkpoints, oldest first.</summary>
    public IReadOnlyList<LogCheckpoint> Checkpoints { get; }

    /// <summary>Versions of checkpoints of which parts are missing.</summary>
    public IReadOnlyList<long> IncompleteCheckpoints { get; }

    public bool IsEmpty => Commits.Count == 0 && Checkpoints.Count == 0;

    /// <summary>The newest version.</summary>
    public long Latest => Math.Max(Commits.Count > 0 ? Commits.Keys.Last() : -1, Checkpoints.Count > 0 ? Checkpoints[^1].Version : -1);

    /// <summary>The oldest version that can still be read: that of a checkpoint from which commits go on without a gap, or 0.</summary>
    public long Earliest
    {
        get
        {
            var first = Commits.Count > 0 ? Commits.Keys.First() : long.MaxValue;
            if (first == 0) return 0;
            var checkpoint = Checkpoints.FirstOrDefault(checkpoint => checkpoint.Version >= first - 1);
            return checkpoint?.Version ?? Math.Min(first, Latest);
        }
    }

    public static LogListing Read(IStorage storage, string table)
    {
        var commits = new SortedDictionary<long, LogFile>();
        var parts = new List<LogFile>();
        foreach (var stored in storage.List(LogFile.LogFolder(table), recursive: false))
        {
            if (LogFile.Parse(stored) is not { } file) continue;
            if (file.Kind == LogFileKind.Commit) commits[file.Version] = file;
            // An empty file is a checkpoint that was begun and never written.
            else if (stored.Length > 0) parts.Add(file);
        }
        var groups = parts.GroupBy(part => (part.Version, part.PartCount, part.IsV2, Single: part.IsV2 ? part.File.Path : "")).ToArray();
        var complete = groups.Where(group => group.Select(part => part.Part).Distinct().Count() == group.Key.PartCount)
            .Select(group => new LogCheckpoint(group.Key.Version, group.Key.IsV2, [.. group.OrderBy(part => part.Part)]))
            .OrderBy(checkpoint => checkpoint.Version).ThenBy(checkpoint => checkpoint.IsV2).ToArray();
        var incomplete = groups.Select(group => group.Key.Version).Where(version => !Array.Exists(complete, checkpoint => checkpoint.Version == version)).Distinct().ToArray();
        return new LogListing(table, commits, complete, incomplete);
    }

    /// <summary>The newest complete checkpoint at or before a version and the commits after it: all that makes the version.</summary>
    public LogSegment Segment(long version)
    {
        if (version < 0 || version > Latest || version < Earliest) throw VersionNotFound(version);
        var checkpoint = Checkpoints.LastOrDefault(checkpoint => checkpoint.Version <= version);
        var after = (checkpoint?.Version ?? -1) + 1;
        var needed = Commits.Where(commit => commit.Key >= after && commit.Key <= version).Select(commit => commit.Value).ToArray();
        if (checkpoint is null && (needed.Length == 0 || needed[0].Version != 0)) throw NoStart(needed, version);
        for (var i = 0; i < needed.Length; i++)
        {
            if (needed[i].Version == after + i) continue;
            throw Gap(i == 0 ? after - 1 : needed[i - 1].Version, needed[i].Version, version);
        }
        if (after + needed.Length - 1 < version) throw Gap(after + needed.Length - 1, version, version);
        return new LogSegment(version, checkpoint, needed);
    }

    FramesException VersionNotFound(long version) => ErrorClasses.DeltaVersionNotFound.With(("userVersion", Text(version)), ("earliest", Text(Earliest)), ("latest", Text(Latest)));

    FramesException NoStart(LogFile[] commits, long version)
    {
        if (IncompleteCheckpoints.Count > 0) return ErrorClasses.DeltaMissingPartFiles.With(("version", Text(IncompleteCheckpoints[^1])));
        return commits.Length > 0 ? Gap(-1, commits[0].Version, version)
            : ErrorClasses.DeltaLogFileNotFound.With(("version", Text(version)), ("checkpointVersion", "-1"), ("logPath", LogFile.LogFolder(Table)));
    }

    static FramesException Gap(long before, long after, long version) => ErrorClasses.DeltaVersionsNotContiguous.With(("versionList", $"{Text(before)}, {Text(after)}"),
        ("startVersion", Text(before)), ("endVersion", Text(after)), ("versionToLoad", Text(version)));

    static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A complete checkpoint: one file, or all its parts in order.</summary>
internal sealed record LogCheckpoint(long Version, bool IsV2, IReadOnlyList<LogFile> Parts);

/// <summary>The files from which a version is built.</summary>
internal sealed record LogSegment(long Version, LogCheckpoint? Checkpoint, IReadOnlyList<LogFile> Commits);
