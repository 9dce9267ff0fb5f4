using System.Numerics;
using System.Runtime.CompilerServices;

namespace Frames.Parquet.Writing;

/// <summary>Distinct values in the order in which they came, with their codes.</summary>
internal sealed class ValueTable<T> where T : unmanaged, IEquatable<T>
{
    T[] values = new T[64];
    int[] slots = new int[256];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Values => values.AsSpan(0, Count);

    /// <summary>The value's code; a new one if the value is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CodeOf(T value)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)Hash(value) & mask; ; slot = (slot + 1) & mask)
        {
            var code = slots[slot] - 1;
            if (code < 0) return Add(value, slot);
            if (values[code].Equals(value)) return code;
        }
    }

    public void Clear()
    {
        Array.Clear(slots);
        Count = 0;
    }

    int Add(T value, int slot)
    {
        if (Count == values.Length) Array.Resize(ref values, Count * 2);
        values[Count++] = value;
        slots[slot] = Count;
        // At most a quarter full: most searches end at their first slot.
        if (Count * 4 > slots.Length) Grow();
        return Count - 1;
    }

    void Grow()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var code = 0; code < Count; code++)
        {
            var slot = (int)Hash(values[code]) & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = code + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Hash(T value)
    {
        var bits = Unsafe.SizeOf<T>() == 4 ? Unsafe.BitCast<T, uint>(value) : Unsafe.SizeOf<T>() == 8 ? Unsafe.BitCast<T, ulong>(value) : (ulong)value.GetHashCode();
        var high = Math.BigMul(bits ^ 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, out ulong low);
        return (uint)(high ^ low);
    }
}
