namespace Frames.Backends.Local.Memory;

/// <summary>
/// The bytes that blocking operators may hold: one account a query, which draws on one for the machine. An operator that is refused frees memory by spilling; only then, or for
/// what it cannot do without, it takes with <see cref="Take"/>.
/// </summary>
internal sealed class MemoryBudget(long limit, MemoryBudget? parent = null)
{
    long used;

    /// <summary>What all queries of this process share: four fifths of the memory that it may have.</summary>
    public static MemoryBudget Machine { get; } = new(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 5 * 4);

    public long Limit { get; } = Math.Min(limit, parent?.Limit ?? limit);

    public long Used => Interlocked.Read(ref used);

    /// <summary>Whether more was taken than there is, here or in all.</summary>
    public bool IsExceeded => Used > Limit || parent is { IsExceeded: true };

    /// <summary>Takes bytes if that many are left.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref used, bytes) <= Limit && (parent is null || parent.TryTake(bytes))) return true;
        Interlocked.Add(ref used, -bytes);
        return false;
    }

    /// <summary>Takes bytes even beyond the limit.</summary>
    public void Take(long bytes)
    {
        Interlocked.Add(ref used, bytes);
        parent?.Take(bytes);
    }

    public void Return(long bytes)
    {
        Interlocked.Add(ref used, -bytes);
        parent?.Return(bytes);
    }
}
