using System.Runtime.CompilerServices;
using Frames.Columns;

namespace Frames.Parquet.Encodings;

/// <summary>Byte arrays as offsets and one run of bytes, appended to by decoders.</summary>
internal sealed class ByteArrays
{
    Arena arena = Arena.Heap;

    /// <summary><see cref="Count"/> + 1 offsets into <see cref="Data"/>.</summary>
    public int[] Offsets { get; private set; } = [0];
    public byte[] Data { get; private set; } = [];
    public int Count { get; private set; }

    /// <summary>Begins anew with room for <paramref name="capacity"/> values in buffers of the arena.</summary>
    public void Begin(Arena arena, int capacity)
    {
        this.arena = arena;
        Offsets = arena.Rent<int>(capacity + 1);
        Offsets[0] = 0;
        Data = [];
        Count = 0;
    }

    /// <summary>Makes room for values in all.</summary>
    public void ReserveValues(int capacity)
    {
        if (capacity < Offsets.Length) return;
        var larger = arena.Rent<int>(Math.Max(capacity + 1, Offsets.Length * 2));
        Offsets.AsSpan(0, Count + 1).CopyTo(larger);
        Offsets = larger;
    }

    public ReadOnlySpan<byte> this[int index] => Data.AsSpan(Offsets[index]..Offsets[index + 1]);

    /// <summary>Room for <paramref name="bytes"/> more bytes after those that are there; what is written there counts once an <c>Append</c> says so.</summary>
    public Span<byte> Reserve(long bytes)
    {
        var used = Offsets[Count];
        var needed = used + bytes;
        if (needed > Data.Length) Grow(needed);
        return Data.AsSpan(used);
    }

    /// <summary>Ends a value of this many bytes.</summary>
    public void Append(int length)
    {
        Offsets[Count + 1] = Offsets[Count] + length;
        Count++;
    }

    /// <summary>Ends <paramref name="count"/> values whose offsets the caller has written.</summary>
    public void AppendOffsets(int count) => Count += count;

    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Append(value.Length);
    }

    /// <summary>Moves the values to the rows whose bits are set; the other rows are empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Spread(ReadOnlySpan<ulong> validity, int rows)
    {
        var offsets = Offsets;
        var value = Count;
        for (var row = rows; row > 0; row--)
        {
            offsets[row] = offsets[value];
            if ((validity[(row - 1) >> 6] >> (row - 1) & 1) != 0) value--;
        }
        Count = rows;
    }

    void Grow(long needed)
    {
        if (needed > Array.MaxLength - 64) throw new ParquetFormatException("a batch of values has more than 2 GB");
        var larger = arena.Rent<byte>((int)Math.Min(Array.MaxLength - 64, Math.Max(needed, Data.Length * 2L)));
        Data.AsSpan(0, Offsets[Count]).CopyTo(larger);
        Data = larger;
    }
}
