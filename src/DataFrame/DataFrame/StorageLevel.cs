namespace Frames.Sql;

/// <summary>Where rows that are kept are held. Frames keeps them in memory; a Spark server does as it is told.</summary>
/// <param name="useDisk">On disk.</param>
/// <param name="useMemory">In memory.</param>
/// <param name="useOffHeap">Outside of the managed heap.</param>
/// <param name="deserialized">As objects rather than bytes.</param>
/// <param name="replication">On how many nodes.</param>
public sealed class StorageLevel(bool useDisk, bool useMemory, bool useOffHeap, bool deserialized, int replication = 1) : IEquatable<StorageLevel>
{
    /// <summary>Nowhere.</summary>
    public static StorageLevel NONE { get; } = new(false, false, false, false);

    /// <summary>On disk.</summary>
    public static StorageLevel DISK_ONLY { get; } = new(true, false, false, false);

    /// <summary>On the disks of two nodes.</summary>
    public static StorageLevel DISK_ONLY_2 { get; } = new(true, false, false, false, 2);

    /// <summary>In memory.</summary>
    public static StorageLevel MEMORY_ONLY { get; } = new(false, true, false, true);

    /// <summary>In the memory of two nodes.</summary>
    public static StorageLevel MEMORY_ONLY_2 { get; } = new(false, true, false, true, 2);

    /// <summary>In memory, as bytes.</summary>
    public static StorageLevel MEMORY_ONLY_SER { get; } = new(false, true, false, false);

    /// <summary>In the memory of two nodes, as bytes.</summary>
    public static StorageLevel MEMORY_ONLY_SER_2 { get; } = new(false, true, false, false, 2);

    /// <summary>In memory, and on disk what does not fit.</summary>
    public static StorageLevel MEMORY_AND_DISK { get; } = new(true, true, false, true);

    /// <summary>In the memory of two nodes, and on disk what does not fit.</summary>
    public static StorageLevel MEMORY_AND_DISK_2 { get; } = new(true, true, false, true, 2);

    /// <summary>In memory as bytes, and on disk what does not fit.</summary>
    public static StorageLevel MEMORY_AND_DISK_SER { get; } = new(true, true, false, false);

    /// <summary>In the memory of two nodes as bytes, and on disk what does not fit.</summary>
    public static StorageLevel MEMORY_AND_DISK_SER_2 { get; } = new(true, true, false, false, 2);

    /// <summary>Outside of the managed heap.</summary>
    public static StorageLevel OFF_HEAP { get; } = new(true, true, true, false);

    /// <summary>On disk.</summary>
    public bool UseDisk { get; } = useDisk;

    /// <summary>In memory.</summary>
    public bool UseMemory { get; } = useMemory;

    /// <summary>Outside of the managed heap.</summary>
    public bool UseOffHeap { get; } = useOffHeap;

    /// <summary>As objects rather than bytes.</summary>
    public bool Deserialized { get; } = deserialized;

    /// <summary>On how many nodes.</summary>
    public int Replication { get; } = replication;

    /// <summary>The level in words.</summary>
    public string Description() => (UseDisk ? "Disk " : "") + (UseMemory ? UseOffHeap ? "Memory (off heap) " : "Memory " : "")
        + (Deserialized ? "Deserialized " : "Serialized ") + $"{Replication}x Replicated";

    /// <inheritdoc/>
    public bool Equals(StorageLevel? other) => other is not null && (UseDisk, UseMemory, UseOffHeap, Deserialized, Replication)
        == (other.UseDisk, other.UseMemory, other.UseOffHeap, other.Deserialized, other.Replication);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StorageLevel);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(UseDisk, UseMemory, UseOffHeap, Deserialized, Replication);

    /// <summary>The level's parts.</summary>
    public override string ToString()
        => "StorageLevel(" + (UseDisk ? "disk, " : "") + (UseMemory ? "memory, " : "") + (UseOffHeap ? "offheap, " : "")
            + (Deserialized ? "deserialized, " : "") + $"{Replication} replicas)";
}
