using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Frames.Parquet.Encodings;

/// <summary>The first bytes of all values, then the second bytes, and so on.</summary>
internal struct ByteStreams
{
    readonly ByteCursor input;
    readonly int width;
    readonly int count;
    int next;

    public ByteStreams(ByteCursor input, int width)
    {
        if (width <= 0 || input.Left % width != 0) throw new ParquetFormatException($"{input.Left} bytes for values of {width} bytes each");
        this.input = input;
        this.width = width;
        count = input.Left / width;
    }

    public void Read(Span<byte> destination, int values)
    {
        var start = input.Position + next;
        Skip(values);
        for (var stream = 0; stream < width; stream++)
        {
            var from = input.Data.AsSpan(start + stream * count, values);
            for (var i = 0; i < from.Length; i++) destination[i * width + stream] = from[i];
        }
    }

    public void Skip(int values)
    {
        if (values > count - next) throw ParquetFormatException.Truncated("a page of split values");
        next += values;
    }
}

/// <summary>Numbers whose bytes lie apart.</summary>
internal sealed class ByteStreamSplitDecoder<T>(ByteCursor input) : ValueDecoder<T> where T : unmanaged
{
    ByteStreams streams = new(input, Unsafe.SizeOf<T>());

    public override void Read(Span<T> destination) => streams.Read(MemoryMarshal.AsBytes(destination), destination.Length);

    public override void Skip(int count) => streams.Skip(count);
}

/// <summary>Byte arrays of one length whose bytes lie apart.</summary>
internal sealed class ByteStreamSplitBytesDecoder(ByteCursor input, int width) : BytesDecoder
{
    ByteStreams streams = new(input, width);

    public override void Read(ByteArrays destination, int count)
    {
        streams.Read(destination.Reserve((long)count * width), count);
        for (var i = 0; i < count; i++) destination.Append(width);
    }

    public override void Skip(int count) => streams.Skip(count);
}
