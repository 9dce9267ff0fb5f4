using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Frames.Parquet.Writing;

/// <summary>Byte arrays one after another; as a dictionary, each only once, with its code.</summary>
internal sealed class ByteTable
{
    int[] offsets = new int[65];
    byte[] data = new byte[1024];
    int[] slots = new int[256];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Offsets => offsets.AsSpan(0, Count + 1);
    public ReadOnlySpan<byte> Data => data.AsSpan(0, offsets[Count]);
    public int Bytes => offsets[Count];

    public ReadOnlySpan<byte> this[int index] => data.AsSpan(offsets[index]..offsets[index + 1]);

    /// <summary>The value's code; a new one if the value is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CodeOf(ReadOnlySpan<byte> value)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)Hash(value) & mask; ; slot = (slot + 1) & mask)
        {
            var code = slots[slot] - 1;
            if (code < 0)
            {
                Add(value);
                slots[slot] = Count;
                if (Count * 4 > slots.Length) Grow();
                return Count - 1;
            }
            if (this[code].SequenceEqual(value)) return code;
        }
    }

    /// <summary>Adds the value, whether it is there or not; its code is not looked up any more.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        var start = offsets[Count];
        var end = checked(start + value.Length);
        if (end > data.Length) Array.Resize(ref data, (int)Math.Min(Array.MaxLength, Math.Max(end, data.Length * 2L)));
        if (Count + 2 > offsets.Length) Array.Resize(ref offsets, offsets.Length * 2);
        value.CopyTo(data.AsSpan(start));
        offsets[++Count] = end;
    }

    public void Clear()
    {
        Array.Clear(slots);
        Count = 0;
    }

    void Grow()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var code = 0; code < Count; code++)
        {
            var slot = (int)Hash(this[code]) & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = code + 1;
        }
    }

    static uint Hash(ReadOnlySpan<byte> value)
    {
        var hash = (ulong)value.Length ^ 0x9E3779B97F4A7C15;
        for (; value.Length >= 8; value = value[8..]) hash = Fold(hash ^ MemoryMarshal.Read<ulong>(value));
        ulong rest = 0;
        for (var i = 0; i < value.Length; i++) rest |= (ulong)value[i] << (8 * i);
        hash = Fold(hash ^ rest);
        return (uint)(hash ^ (hash >> 32));
    }

    static ulong Fold(ulong value) => Math.BigMul(value, 0xD6E8FEB86659FD93, out ulong low) ^ low;
}
