using System.Runtime.InteropServices;

namespace Frames.Backends.Local.Memory;

/// <summary>Native memory that only grows, until all of it is freed at once. What it holds is drawn from the budget.</summary>
internal sealed unsafe class NativeChunks(MemoryBudget budget) : IDisposable
{
    const int Smallest = 1 << 14;
    const int Largest = 1 << 20;

    readonly List<nint> chunks = [];
    byte* next;
    byte* end;
    int size = Smallest;

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

    /// <summary>Frees everything.</summary>
    public void Clear()
    {
        foreach (var chunk in chunks) NativeMemory.Free((void*)chunk);
        chunks.Clear();
        budget.Return(Bytes);
        Bytes = 0;
        next = end = null;
        size = Smallest;
    }

    public void Dispose() => Clear();

    byte* Grow(long bytes)
    {
        var length = Math.Max(size, bytes);
        size = Math.Min(size * 2, Largest);
        budget.Take(length);
        Bytes += length;
        var chunk = (byte*)NativeMemory.Alloc((nuint)length);
        chunks.Add((nint)chunk);
        if (bytes * 2 > length) return chunk;
        next = chunk + bytes;
        end = chunk + length;
        return chunk;
    }
}
