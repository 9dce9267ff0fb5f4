namespace Frames.Parquet.Encodings;

/// <summary>Whole numbers as differences, in blocks of a few bits a value.</summary>
internal sealed class DeltaBinaryDecoder
{
    const string What = "a page of differences";
    const int LargestBlock = 1 << 16;

    ByteCursor input;
    readonly int miniblocks;
    readonly int miniblockSize;
    readonly int widest;
    readonly long[] buffer;
    byte[] widths = [];
    int nextMiniblock;
    int buffered;
    int taken;
    long minimum;
    long last;
    bool first = true;

    /// <summary>Begins to read; numbers are of <paramref name="widest"/> bits at most.</summary>
    public DeltaBinaryDecoder(ByteCursor input, int widest)
    {
        this.input = input;
        this.widest = widest;
        var blockSize = this.input.NextVarint32(What);
        var blocks = this.input.NextVarint32(What);
        var count = this.input.NextVarint32(What);
        last = this.input.NextSignedVarint(What);
        if (blockSize is 0 or > LargestBlock || blockSize % 128 != 0) throw new ParquetFormatException($"{What}: a block of {blockSize} values");
        if (blocks == 0 || blockSize % blocks != 0 || blockSize / blocks % 32 != 0) throw new ParquetFormatException($"{What}: a block of {blocks} parts");
        if (count > int.MaxValue) throw new ParquetFormatException($"{What}: {count} values");
        (miniblocks, miniblockSize, Left) = ((int)blocks, (int)(blockSize / blocks), (int)count);
        buffer = new long[miniblockSize];
        nextMiniblock = miniblocks;
    }

    /// <summary>Values not read so far.</summary>
    public int Left { get; private set; }

    public void Read(Span<long> destination)
    {
        if (destination.Length > Left) throw ParquetFormatException.Truncated(What);
        Left -= destination.Length;
        while (!destination.IsEmpty)
        {
            if (!first)
            {
                destination = ReadMiniblock(destination);
                continue;
            }
            first = false;
            destination[0] = last;
            destination = destination[1..];
        }
    }

    /// <summary>Walks over the blocks' headers to the bytes after the last value, without decoding.</summary>
    public ByteCursor End()
    {
        var count = Left - 1;
        var cursor = input;
        while (count > 0)
        {
            cursor.NextSignedVarint(What);
            var at = cursor.Take(miniblocks, What);
            for (var i = 0; i < miniblocks && count > 0; i++, count -= miniblockSize) cursor.Take((long)Width(cursor.Data[at + i]) * miniblockSize / 8, What);
        }
        return cursor;
    }

    Span<long> ReadMiniblock(Span<long> destination)
    {
        if (taken == buffered) NextMiniblock();
        var part = Math.Min(destination.Length, buffered - taken);
        var value = last;
        for (var i = 0; i < part; i++)
        {
            value = unchecked(value + minimum + buffer[taken + i]);
            destination[i] = value;
        }
        last = value;
        taken += part;
        return destination[part..];
    }

    void NextMiniblock()
    {
        if (nextMiniblock == miniblocks)
        {
            minimum = input.NextSignedVarint(What);
            var at = input.Take(miniblocks, What);
            widths = input.Data.AsSpan(at, miniblocks).ToArray();
            nextMiniblock = 0;
        }
        var width = Width(widths[nextMiniblock++]);
        // Writers may leave out the unused end of the last part.
        var bytes = Math.Min((long)width * miniblockSize / 8, input.Left);
        var start = input.Take(bytes, What);
        (taken, buffered) = (0, width == 0 ? miniblockSize : (int)Math.Min(miniblockSize, bytes * 8 / width));
        if (buffered == 0) throw ParquetFormatException.Truncated(What);
        BitUnpacker.Unpack(input.Data, start * 8L, width, buffer, buffered);
    }

    int Width(byte width) => width <= widest ? width : throw new ParquetFormatException($"{What}: {width} bits a value");
}

/// <summary>32-bit or 64-bit numbers as differences.</summary>
internal sealed class DeltaDecoder<T>(ByteCursor input) : ValueDecoder<T> where T : unmanaged
{
    // The differences of 32-bit numbers wrap around in 32 bits, so theirs are no wider.
    readonly DeltaBinaryDecoder values = new(input, typeof(T) == typeof(int) ? 32 : 64);
    readonly long[] buffer = new long[512];

    public override void Read(Span<T> destination)
    {
        if (typeof(T) == typeof(long))
        {
            values.Read(System.Runtime.InteropServices.MemoryMarshal.Cast<T, long>(destination));
            return;
        }
        var numbers = System.Runtime.InteropServices.MemoryMarshal.Cast<T, int>(destination);
        while (!numbers.IsEmpty)
        {
            var part = buffer.AsSpan(0, Math.Min(buffer.Length, numbers.Length));
            values.Read(part);
            for (var i = 0; i < part.Length; i++) numbers[i] = unchecked((int)part[i]);
            numbers = numbers[part.Length..];
        }
    }

    public override void Skip(int count)
    {
        while (count > 0)
        {
            var part = Math.Min(buffer.Length, count);
            values.Read(buffer.AsSpan(0, part));
            count -= part;
        }
    }
}
