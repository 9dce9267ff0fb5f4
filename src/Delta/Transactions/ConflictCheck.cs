using Frames.Delta.Protocol;
using Frames.Errors;

namespace Frames.Delta.Transactions;

/// <summary>Whether a change still holds after a commit that came first: Delta's isolation is serializable, so what was read must not have changed.</summary>
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
        if (readWholeTable && winner.OfType<AddFile>().FirstOrDefault() is { } added) throw Appended(added);
        var removed = winner.OfType<RemoveFile>().DistinctBy(remove => remove.Path).ToDictionary(remove => remove.Path, StringComparer.Ordinal);
        if (removed.Count == 0) return;
        if (readWholeTable) throw Deleted(removed.Values.First());
        if (own.OfType<RemoveFile>().FirstOrDefault(remove => removed.ContainsKey(remove.Path)) is { } twice)
            throw ErrorClasses.DeltaConcurrentDeleteDelete.With(("file", twice.Path));
    }

    static FramesException Appended(AddFile file) => Partition(file.PartitionValues) is { } partition
        ? ErrorClasses.DeltaConcurrentAppendInPartition.With(("partition", partition), ("file", file.Path)) : ErrorClasses.DeltaConcurrentAppend.With(("file", file.Path));

    static FramesException Deleted(RemoveFile file) => Partition(file.PartitionValues) is { } partition
        ? ErrorClasses.DeltaConcurrentDeleteReadInPartition.With(("partition", partition), ("file", file.Path)) : ErrorClasses.DeltaConcurrentDeleteRead.With(("file", file.Path));

    static void CheckTransactions(IReadOnlyList<DeltaAction> own, IReadOnlyList<DeltaAction> winner)
    {
        var applications = winner.OfType<SetTransaction>().Select(transaction => transaction.AppId).ToHashSet(StringComparer.Ordinal);
        if (own.OfType<SetTransaction>().Any(transaction => applications.Contains(transaction.AppId))) throw ErrorClasses.DeltaConcurrentTransaction.With();
    }

    static string? Partition(IReadOnlyDictionary<string, string?>? values)
        => values is not { Count: > 0 } ? null : "partition [" + string.Join(", ", values.Select(pair => $"{pair.Key}={pair.Value}")) + "]";
}
