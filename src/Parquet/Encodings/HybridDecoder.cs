using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Frames.Columns;

namespace Frames.Parquet.Encodings;

/// <summary>Small numbers in runs: one repeated value, or values packed bit by bit. Levels, dictionary codes and booleans are written so.</summary>
internal struct HybridDecoder
{
    const string What = "a run of levels or codes";

    ByteCursor input;
    readonly int width;
    int left;
    bool packed;
    long bit;
    uint repeated;

    public HybridDecoder(ByteCursor input, int width)
    {
        if (width is < 0 or > 32) throw new ParquetFormatException($"codes of {width} bits");
        this.input = input;
        this.width = width;
    }

    /// <summary>The width of a value in bits.</summary>
    public readonly int Width => width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(Span<int> destination, int count)
    {
        for (var done = 0; done < count;)
        {
            var part = NextPart(count - done);
            // The rest of the span is room to write past this run.
            if (packed) BitUnpacker.Unpack(input.Data, bit, width, destination[done..], part);
            else destination.Slice(done, part).Fill((int)repeated);
            Advance(part);
            done += part;
        }
    }

    /// <summary>Reads levels; a level above <paramref name="greatest"/> is an error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReadLevels(Span<byte> destination, int greatest)
    {
        for (var done = 0; done < destination.Length;)
        {
            var part = NextPart(destination.Length - done);
            if (packed) BitUnpacker.Unpack(input.Data, bit, width, destination[done..], part);
            else destination.Slice(done, part).Fill(repeated <= greatest ? (byte)repeated : throw LevelError(repeated, greatest));
            Advance(part);
            done += part;
        }
        if (greatest < (1 << width) - 1) CheckLevels(destination, greatest);
    }

    /// <summary>Reads values of one bit each to the words from bit <paramref name="start"/> on and says how many are set. The bits there must be 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int ReadBits(Span<ulong> words, int start, int count)
    {
        var set = 0;
        for (var end = start + count; start < end;)
        {
            var part = NextPart(end - start);
            if (packed) set += BitCopy.Or(input.Data, bit, words, start, part);
            else if (repeated > 1) throw LevelError(repeated, 1);
            else if (repeated == 1)
            {
                BitCopy.SetRange(words, start, part);
                set += part;
            }
            Advance(part);
            start += part;
        }
        return set;
    }

    /// <summary>Leaves out one-bit values and says how many of them are set.</summary>
    public int SkipBits(int count)
    {
        var set = 0;
        for (var done = 0; done < count;)
        {
            var part = NextPart(count - done);
            if (packed) set += BitCopy.CountSet(input.Data, bit, part);
            else if (repeated == 1) set += part;
            Advance(part);
            done += part;
        }
        return set;
    }

    public void Skip(int count)
    {
        for (var done = 0; done < count;)
        {
            var part = NextPart(count - done);
            Advance(part);
            done += part;
        }
    }

    int NextPart(int wanted)
    {
        while (left == 0) NextRun();
        return Math.Min(left, wanted);
    }

    void Advance(int count)
    {
        left -= count;
        if (packed) bit += (long)count * width;
    }

    void NextRun()
    {
        // A run may be empty; its header has still moved the input on, so this ends.
        var header = input.NextVarint32(What);
        packed = (header & 1) != 0;
        var count = (long)(header >> 1);
        if (!packed)
        {
            repeated = 0;
            var bytes = (width + 7) / 8;
            var start = input.Take(bytes, What);
            for (var i = 0; i < bytes; i++) repeated |= (uint)input.Data[start + i] << (8 * i);
        }
        else
        {
            // The last group may be cut off by writers that leave out unused bytes.
            var bytes = Math.Min(count * width, input.Left);
            count = width == 0 ? count * 8 : Math.Min(count * 8, bytes * 8 / width);
            bit = (long)input.Take(bytes, What) * 8;
            if (count == 0 && bytes == 0 && header > 1) throw ParquetFormatException.Truncated(What);
        }
        left = (int)Math.Min(count, int.MaxValue);
    }

    static void CheckLevels(ReadOnlySpan<byte> levels, int greatest)
    {
        foreach (var level in levels)
            if (level > greatest) throw LevelError(level, greatest);
    }

    static ParquetFormatException LevelError(uint level, int greatest) => new($"a level of {level} where the schema allows {greatest}");
}
