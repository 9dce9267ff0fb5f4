using Frames.Delta.Log;
using Frames.Delta.Protocol;
using Frames.Delta.Snapshots;
using Frames.Errors;

namespace Frames.Delta.Transactions;

/// <summary>
/// A change of a table, made from what one version holds and committed as the next, by optimistic concurrency: the commit's file can be put only once, and who comes second looks
/// at what the others did and tries the next version, unless that touches what this change was made from.
/// </summary>
internal sealed class Transaction
{
    const int maxAttempts = 1000;

    readonly DeltaLog log;
    readonly List<DeltaAction> actions = [];
    bool readWholeTable;

    public Transaction(DeltaLog log)
    {
        this.log = log;
        Snapshot = log.Exists ? log.Latest() : null;
        Snapshot?.CheckWrite();
    }

    /// <summary>The version that the change starts from, or null for a table that is not there yet.</summary>
    public Snapshot? Snapshot { get; }

    /// <summary>Says that the change depends on every file of the table.</summary>
    public void ReadAll() => readWholeTable = true;

    public void Add(DeltaAction action) => actions.Add(action);

    public void Add(IEnumerable<DeltaAction> more) => actions.AddRange(more);

    /// <summary>Commits and returns the version.</summary>
    public long Commit(string operation, IReadOnlyDictionary<string, string?> parameters, IReadOnlyDictionary<string, string> metrics)
    {
        var isBlindAppend = !readWholeTable && !actions.Exists(action => action is RemoveFile);
        var version = (Snapshot?.Version ?? -1) + 1;
        for (var attempt = 0; attempt < maxAttempts; attempt++)
        {
            var info = new CommitInfo(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), operation)
            {
                OperationParameters = parameters,
                OperationMetrics = metrics,
                ReadVersion = Snapshot?.Version,
                IsBlindAppend = isBlindAppend,
            };
            if (log.Storage.PutIfAbsent(PathOf(version), ActionWriter.Write(actions.Prepend(info))))
            {
                Checkpoints.CheckpointWriter.WriteIfDue(log, version);
                return version;
            }
            version = CheckWinners(version);
        }
        throw ErrorClasses.DeltaMaxCommitRetriesExceeded.With(("numAttempts", maxAttempts.ToString(null, null)));
    }

    string PathOf(long version) => Sources.StoragePaths.Join(LogFile.LogFolder(log.Table), LogFile.CommitName(version));

    /// <summary>Looks at the commits that came first, from <paramref name="version"/> on, and returns the next free version.</summary>
    long CheckWinners(long version)
    {
        while (log.Storage.Find(PathOf(version)) is { } file)
        {
            ConflictCheck.Check(actions, readWholeTable, CommitReader.Read(log.Storage, new LogFile(LogFileKind.Commit, version, file)));
            version++;
        }
        return version;
    }
}
