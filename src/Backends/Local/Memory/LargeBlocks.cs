using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Frames.Backends.Local.Memory;

/// <summary>
/// Native memory in large blocks, on huge pages where the system has them: tables are read at random, and a page table entry for every 4 KiB misses its cache as often as the data
/// does. Blocks that are given back are kept for the next query, since the first touch of fresh pages costs more than what is then done with them.
/// </summary>
internal static unsafe partial class LargeBlocks
{
    /// <summary>The least size, that of a huge page.</summary>
    public const long Smallest = 1 << 21;

    const int Sizes = 42;

    static readonly ConcurrentStack<nint>[] free = [.. Enumerable.Range(0, Sizes).Select(_ => new ConcurrentStack<nint>())];
    static readonly long most = MemoryBudget.Machine.Limit / 16;
    static long kept;

    /// <summary>The bytes of a block for so many: a power of two.</summary>
    public static long SizeFor(long bytes) => (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(bytes, Smallest));

    /// <summary>A block of <see cref="SizeFor"/> bytes; its contents are undefined.</summary>
    public static nint Rent(long bytes)
    {
        var size = SizeFor(bytes);
        if (free[BitOperations.Log2((ulong)size)].TryPop(out var block))
        {
            Interlocked.Add(ref kept, -size);
            return block;
        }
        block = (nint)NativeMemory.AlignedAlloc((nuint)size, (nuint)Smallest);
        if (OperatingSystem.IsLinux()) _ = Advise(block, (nuint)size, HugePages);
        return block;
    }

    /// <summary>Gives back a block that was rented for so many bytes.</summary>
    public static void Return(nint block, long bytes)
    {
        var size = SizeFor(bytes);
        if (Interlocked.Add(ref kept, size) <= most)
        {
            free[BitOperations.Log2((ulong)size)].Push(block);
            return;
        }
        Interlocked.Add(ref kept, -size);
        NativeMemory.AlignedFree((void*)block);
    }

    const int HugePages = 14;

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
