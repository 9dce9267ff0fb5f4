using System.Runtime.InteropServices;

namespace Frames.Backends.Local.Memory;

/// <summary>Native memory that only grows, until all of it is freed at once. What it holds is drawn from the budget.</summary>
internal sealed unsafe class NativeChunks(MemoryBudget budget) : IDisposable
{
    const int SmallestChunk = 1 << 14;
    const nuint CacheLine = 64;

    readonly List<(nint Address, long Length)> chunks = [];
    byte* next;
    byte* end;
    long size = SmallestChunk;

    /// <summary>Bytes held.</summary>
    public long Bytes { get; private set; }

    /// <summary>Memory for so many bytes at a multiple of 8; its contents are undefined.</summary>
    public byte* Allocate(long bytes)
    {
        bytes = (bytes + 7) & ~7L;
        if (bytes > end - next) return Grow(bytes);
        var result = next;
        next += bytes;
        return result;
    }

    /// <summary>Memory that begins with a cache line.</summary>
    public byte* AllocateLines(long bytes)
    {
        next += Math.Min((long)(0 - (nuint)next & (CacheLine - 1)), end - next);
        return Allocate(bytes);
    }

    /// <summary>Frees everything.</summary>
    public void Clear()
    {
        foreach (var (address, length) in chunks)
        {
            if (length >= LargeBlocks.Smallest) LargeBlocks.Return(address, length);
            else NativeMemory.AlignedFree((void*)address);
        }
        chunks.Clear();
        budget.Return(Bytes);
        Bytes = 0;
        next = end = null;
        size = SmallestChunk;
    }

    public void Dispose() => Clear();

    byte* Grow(long bytes)
    {
        var length = Math.Max(size, bytes);
        size = Math.Min(size * 2, LargeBlocks.Smallest);
        if (length >= LargeBlocks.Smallest) length = LargeBlocks.SizeFor(length);
        budget.Take(length);
        Bytes += length;
        var chunk = length >= LargeBlocks.Smallest ? (byte*)LargeBlocks.Rent(length) : (byte*)NativeMemory.AlignedAlloc((nuint)length, CacheLine);
        chunks.Add(((nint)chunk, length));
        if (bytes * 2 > length) return chunk;
        next = chunk + bytes;
        end = chunk + length;
        return chunk;
    }
}
