using System.Buffers.Binary;

namespace Frames.Parquet.Encodings;

/// <summary>A part of a page's bytes, read from the front; every length is checked against what is left.</summary>
internal struct ByteCursor(byte[] data, int position, int end)
{
    /// <summary>The whole buffer; bytes past <see cref="End"/> may be read but mean nothing.</summary>
    public readonly byte[] Data => data;
    public int Position { get; private set; } = position;
    public readonly int End => end;
    public readonly int Left => end - Position;

    /// <summary>Moves on by <paramref name="count"/> bytes and says where they began.</summary>
    public int Take(long count, string what)
    {
        if ((ulong)count > (ulong)Left) throw ParquetFormatException.Truncated(what);
        var start = Position;
        Position += (int)count;
        return start;
    }

    /// <summary>The next <paramref name="count"/> bytes as a cursor of their own.</summary>
    public ByteCursor Part(long count, string what)
    {
        var start = Take(count, what);
        return new(data, start, Position);
    }

    public byte NextByte(string what) => data[Take(1, what)];

    public int NextInt32(string what) => BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(Take(4, what), 4));

    public uint NextVarint32(string what)
    {
        var value = NextVarint(what, 5);
        return value <= uint.MaxValue ? (uint)value : throw new ParquetFormatException($"{what}: a 32-bit number is larger than that");
    }

    /// <summary>A number of up to 64 bits whose sign is its lowest bit.</summary>
    public long NextSignedVarint(string what)
    {
        var value = NextVarint(what, 10);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    ulong NextVarint(string what, int longest)
    {
        ulong result = 0;
        for (var i = 0; i < longest; i++)
        {
            var next = NextByte(what);
            result |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80) return result;
        }
        throw new ParquetFormatException($"{what}: a number has more than {longest} bytes");
    }
}
