namespace Frames.Columns;

/// <summary>
/// Buffers for one thread's batches. What is rented is valid until <see cref="Reset"/>, which the driver of a pipeline calls when a batch has gone all the way through;
/// whoever keeps values longer copies them. <see cref="Heap"/> never takes its buffers back.
/// </summary>
internal sealed class Arena
{
    static int slots;
    readonly bool keeps;
    Pool?[] pools = new Pool?[16];

    Arena(bool keeps) => this.keeps = keeps;

    public Arena() : this(true)
    {
    }

    /// <summary>Buffers that live as long as they are referenced.</summary>
    public static Arena Heap { get; } = new(false);

    /// <summary>Fills buffers that are taken back with garbage, so that a batch kept too long shows in tests.</summary>
    public static bool Poison { get; set; }

    /// <summary>A buffer of at least <paramref name="length"/> values, a multiple of 64; its contents are undefined.</summary>
    public T[] Rent<T>(int length) where T : unmanaged
    {
        var padded = Math.Max(64, (length + 63) & ~63);
        if (!keeps) return GC.AllocateUninitializedArray<T>(padded);
        var slot = Slot<T>.Index;
        if (slot >= pools.Length) Array.Resize(ref pools, Math.Max(slot + 1, pools.Length * 2));
        return ((Pool<T>)(pools[slot] ??= new Pool<T>())).Rent(padded);
    }

    /// <summary>A buffer of zeros.</summary>
    public T[] RentCleared<T>(int length) where T : unmanaged
    {
        var buffer = Rent<T>(length);
        Array.Clear(buffer);
        return buffer;
    }

    /// <summary>Takes all buffers back.</summary>
    public void Reset()
    {
        foreach (var pool in pools) pool?.Reset();
    }

    static class Slot<T>
    {
        public static readonly int Index = Interlocked.Increment(ref slots) - 1;
    }

    abstract class Pool
    {
        public abstract void Reset();
    }

    sealed class Pool<T> : Pool where T : unmanaged
    {
        readonly List<T[]>[] free = [.. Enumerable.Range(0, 32).Select(_ => new List<T[]>())];
        readonly List<T[]> used = [];

        public T[] Rent(int length)
        {
            var size = 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(length - 1) | 63) + 1;
            var list = free[size];
            T[] buffer;
            if (list.Count == 0) buffer = GC.AllocateUninitializedArray<T>(1 << size);
            else
            {
                buffer = list[^1];
                list.RemoveAt(list.Count - 1);
            }
            used.Add(buffer);
            return buffer;
        }

        public override void Reset()
        {
            foreach (var buffer in used)
            {
                if (Poison) System.Runtime.InteropServices.MemoryMarshal.AsBytes(buffer.AsSpan()).Fill(0xCD);
                free[System.Numerics.BitOperations.Log2((uint)buffer.Length)].Add(buffer);
            }
            used.Clear();
        }
    }
}
