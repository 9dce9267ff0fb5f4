using Frames.Delta.Protocol;
using Frames.Errors;

namespace Frames.Delta.Transactions;

/// <summary>Whether a change still holds after a commit that came first, at Delta's default isolation of writes.</summary>
internal static class ConflictCheck
{
    /// <param name="own">The actions of the change that came second.</param>
    /// <param name="readWholeTable">Whether it was made from all files.</param>
    /// <param name="winner">The actions of the commit that came first.</param>
    public static void Check(IReadOnlyList<DeltaAction> own, bool readWholeTable, IReadOnlyList<DeltaAction> winner)
    {
        if (winner.Any(action => action is ProtocolVersions) && own.Any(action => action is ProtocolVersions)) throw ErrorClasses.DeltaProtocolChanged.With();
        if (winner.Any(action => action is Metadata)) throw ErrorClasses.DeltaMetadataChanged.With();
        CheckTransactions(own, winner);
        // Blind appends that came first may be put behind this change: they read nothing.
        var isBlind = winner.OfType<CommitInfo>().Any(info => info.IsBlindAppend);
        if (readWholeTable && !isBlind && winner.OfType<AddFile>().FirstOrDefault(add => add.DataChange) is { } added)
            throw ErrorClasses.DeltaConcurrentAppend.With(("partition", Partition(added)), ("file", added.Path));
        var removed = winner.OfType<RemoveFile>().Select(remove => remove.Path).ToHashSet(StringComparer.Ordinal);
        if (removed.Count == 0) return;
        if (own.OfType<RemoveFile>().FirstOrDefault(remove => removed.Contains(remove.Path)) is { } twice)
            throw readWholeTable ? ErrorClasses.DeltaConcurrentDeleteRead.With(("file", twice.Path)) : ErrorClasses.DeltaConcurrentDeleteDelete.With(("file", twice.Path));
        if (readWholeTable) throw ErrorClasses.DeltaConcurrentDeleteRead.With(("file", removed.First()));
    }

    static void CheckTransactions(IReadOnlyList<DeltaAction> own, IReadOnlyList<DeltaAction> winner)
    {
        var applications = winner.OfType<SetTransaction>().Select(transaction => transaction.AppId).ToHashSet(StringComparer.Ordinal);
        if (own.OfType<SetTransaction>().Any(transaction => applications.Contains(transaction.AppId))) throw ErrorClasses.DeltaConcurrentTransaction.With();
    }

    static string Partition(AddFile add) => add.PartitionValues.Count == 0 ? "the root of the table"
        : "partition [" + string.Join(", ", add.PartitionValues.Select(pair => $"{pair.Key}={pair.Value}")) + "]";
}
