using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Frames.Parquet.Encodings;

/// <summary>Values one after another, as they lie in memory.</summary>
internal sealed class PlainDecoder<T>(ByteCursor input) : ValueDecoder<T> where T : unmanaged
{
    const string What = "a page of plain values";
    ByteCursor input = input;

    public override void Read(Span<T> destination)
    {
        var bytes = MemoryMarshal.AsBytes(destination);
        input.Data.AsSpan(input.Take(bytes.Length, What), bytes.Length).CopyTo(bytes);
    }

    public override void Skip(int count) => input.Take((long)count * Unsafe.SizeOf<T>(), What);
}

/// <summary>Booleans, a bit each.</summary>
internal sealed class PlainBitDecoder(ByteCursor input) : BitDecoder
{
    long bit = input.Position * 8L;

    public override void Read(Span<ulong> words, int start, int count)
    {
        var from = bit;
        Skip(count);
        BitCopy.Or(input.Data, from, words, start, count);
    }

    public override void Skip(int count)
    {
        bit += count;
        if (bit > input.End * 8L) throw ParquetFormatException.Truncated("a page of booleans");
    }
}

/// <summary>Booleans in runs; the runs' length in bytes stands before them.</summary>
internal sealed class RunLengthBitDecoder : BitDecoder
{
    HybridDecoder runs;

    public RunLengthBitDecoder(ByteCursor input) => runs = new(input.Part((uint)input.NextInt32("the length of booleans"), "a page of booleans"), 1);

    public override void Read(Span<ulong> words, int start, int count) => runs.ReadBits(words, start, count);

    public override void Skip(int count) => runs.Skip(count);
}

/// <summary>Byte arrays with their length before each.</summary>
internal sealed class PlainBytesDecoder(ByteCursor input) : BytesDecoder
{
    const string What = "a page of plain byte arrays";
    ByteCursor input = input;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Read(ByteArrays destination, int count)
    {
        // Two passes: with the lengths checked and summed, the copies need no growth in between.
        var start = input.Position;
        var total = Walk(destination, count);
        var target = destination.Reserve(total);
        ReadOnlySpan<byte> source = input.Data;
        var offsets = destination.Offsets.AsSpan(destination.Count, count + 1);
        var first = offsets[0];
        for (var i = 0; i < count; i++)
        {
            var length = offsets[i + 1] - offsets[i];
            start += 4;
            Copy(source, start, target, offsets[i] - first, length);
            start += length;
        }
        destination.AppendOffsets(count);
    }

    /// <summary>Copies only the values of selected rows; the others are empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReadSelected(ByteArrays destination, int count, ReadOnlySpan<ulong> selected, int firstRow)
    {
        for (var row = firstRow; row < firstRow + count; row++)
        {
            var length = (uint)input.NextInt32(What);
            var start = input.Take(length, What);
            if ((selected[row >> 6] >> row & 1) != 0) destination.Append(input.Data.AsSpan(start, (int)length));
            else destination.Append(0);
        }
    }

    public override void Skip(int count)
    {
        for (var i = 0; i < count; i++) input.Take((uint)input.NextInt32(What), What);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Walk(ByteArrays destination, int count)
    {
        var offsets = destination.Offsets.AsSpan(destination.Count, count + 1);
        var (position, end) = (input.Position, input.End);
        var data = input.Data.AsSpan(0, end);
        long offset = offsets[0];
        for (var i = 1; i < offsets.Length; i++)
        {
            if (end - position < 4) throw ParquetFormatException.Truncated(What);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(data[position..]);
            position += 4;
            if (length > (uint)(end - position)) throw ParquetFormatException.Truncated(What);
            position += (int)length;
            offset += length;
            offsets[i] = (int)offset;
        }
        if (offset > Array.MaxLength) throw new ParquetFormatException("a batch of values has more than 2 GB");
        input.Take(position - input.Position, What);
        return (int)(offset - offsets[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Copy(ReadOnlySpan<byte> source, int from, Span<byte> target, int to, int length)
    {
        // Most values are short: one copy of fixed size where both sides have the room, then the rest.
        if (length <= 32 && from + 32 <= source.Length && to + 32 <= target.Length) source.Slice(from, 32).CopyTo(target.Slice(to, 32));
        else source.Slice(from, length).CopyTo(target[to..]);
    }
}

/// <summary>Byte arrays of one length.</summary>
internal sealed class FixedBytesDecoder(ByteCursor input, int width) : BytesDecoder
{
    const string What = "a page of fixed-length values";
    ByteCursor input = input;

    public override void Read(ByteArrays destination, int count)
    {
        var bytes = (long)count * width;
        var start = input.Take(bytes, What);
        input.Data.AsSpan(start, (int)bytes).CopyTo(destination.Reserve(bytes));
        for (var i = 0; i < count; i++) destination.Append(width);
    }

    public override void Skip(int count) => input.Take((long)count * width, What);
}
