using Frames.Delta.Protocol;

namespace Frames.Delta.Log;

/// <summary>The state that actions add up to, applied in the order of their commits.</summary>
internal sealed class LogReplay
{
    readonly Dictionary<(string Path, string? Vector), AddFile> files = [];
    readonly Dictionary<(string Path, string? Vector), RemoveFile> tombstones = [];
    readonly Dictionary<string, SetTransaction> transactions = new(StringComparer.Ordinal);
    readonly Dictionary<string, DomainMetadata> domains = new(StringComparer.Ordinal);

    public LogReplay()
    {
    }

    /// <summary>A copy that goes on by itself.</summary>
    public LogReplay(LogReplay other)
    {
        (files, tombstones) = (new(other.files), new(other.tombstones));
        (transactions, domains) = (new(other.transactions, StringComparer.Ordinal), new(other.domains, StringComparer.Ordinal));
        (Metadata, Protocol) = (other.Metadata, other.Protocol);
    }

    public Metadata? Metadata { get; private set; }

    public ProtocolVersions? Protocol { get; private set; }

    public IReadOnlyCollection<AddFile> Files => files.Values;

    public IReadOnlyCollection<RemoveFile> Tombstones => tombstones.Values;

    public IReadOnlyDictionary<string, SetTransaction> Transactions => transactions;

    public IReadOnlyDictionary<string, DomainMetadata> Domains => domains;

    public void Apply(IEnumerable<DeltaAction> actions)
    {
        foreach (var action in actions) Apply(action);
    }

    public void Apply(DeltaAction action)
    {
        switch (action)
        {
            case AddFile add:
                tombstones.Remove(Key(add.Path, add.DeletionVector));
                files[Key(add.Path, add.DeletionVector)] = add;
                break;
            case RemoveFile remove:
                files.Remove(Key(remove.Path, remove.DeletionVector));
                tombstones[Key(remove.Path, remove.DeletionVector)] = remove;
                break;
            case Metadata metadata: Metadata = metadata; break;
            case ProtocolVersions protocol: Protocol = protocol; break;
            case SetTransaction transaction: transactions[transaction.AppId] = transaction; break;
            case DomainMetadata { Removed: true } domain: domains.Remove(domain.Domain); break;
            case DomainMetadata domain: domains[domain.Domain] = domain; break;
        }
    }

    /// <summary>A file with another set of deleted rows is another file.</summary>
    static (string, string?) Key(string path, DeletionVector? vector) => (path, vector is null ? null : $"{vector.StorageType}{vector.PathOrInline}@{vector.Offset}");
}
