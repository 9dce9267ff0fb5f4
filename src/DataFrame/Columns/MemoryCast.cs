using System.Buffers;
using System.Runtime.InteropServices;

namespace Frames.Columns;

/// <summary>Memory of one type seen as memory of another, without a copy.</summary>
internal static class MemoryCast
{
    /// <summary>The same bytes; a rest that does not fill a <typeparamref name="TTo"/> is left out. The result keeps the original alive.</summary>
    public static ReadOnlyMemory<TTo> Cast<TFrom, TTo>(ReadOnlyMemory<TFrom> memory)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        if (memory.IsEmpty) return default;
        if (typeof(TFrom) == typeof(TTo)) return (ReadOnlyMemory<TTo>)(object)memory;
        // Back to what it was cast from: wrappers never stack up.
        if (MemoryMarshal.TryGetMemoryManager<TFrom, Reinterpreted<TTo, TFrom>>(memory, out var manager, out var start, out var length))
            return manager.Original.Slice(Scale<TFrom, TTo>(start), Scale<TFrom, TTo>(length));
        return new Reinterpreted<TFrom, TTo>(memory).Memory;
    }

    static int Scale<TFrom, TTo>(int count) where TFrom : unmanaged where TTo : unmanaged
        => checked((int)((long)count * Marshal<TFrom>.Size / Marshal<TTo>.Size));

    static unsafe class Marshal<T> where T : unmanaged
    {
        public static int Size => sizeof(T);
    }

    sealed class Reinterpreted<TFrom, TTo>(ReadOnlyMemory<TFrom> original) : MemoryManager<TTo>
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        public ReadOnlyMemory<TFrom> Original { get; } = original;

        public override Span<TTo> GetSpan() => MemoryMarshal.Cast<TFrom, TTo>(MemoryMarshal.AsMemory(Original).Span);

        public override unsafe MemoryHandle Pin(int elementIndex = 0)
        {
            var handle = Original.Pin();
            return new MemoryHandle((byte*)handle.Pointer + ((long)elementIndex * sizeof(TTo)), pinnable: new Unpinner(handle));
        }

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }

    sealed class Unpinner(MemoryHandle handle) : IPinnable
    {
        MemoryHandle handle = handle;

        public MemoryHandle Pin(int elementIndex) => throw new NotSupportedException("A handle is pinned once.");

        public void Unpin() => handle.Dispose();
    }
}
