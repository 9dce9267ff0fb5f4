using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Sql.Types;

namespace Frames.Parquet.Reading;

/// <summary>Strings and binary values; <paramref name="width"/> is their length if it is fixed, else 0.</summary>
internal sealed class BytesValues(DataType type, int width) : LeafValues(type)
{
    readonly ByteArrays values = new();

    public override void Begin(Arena arena, int capacity)
    {
        values.Begin(arena, capacity);
        Count = 0;
    }

    public override void Reserve(int capacity) => values.ReserveValues(capacity);

    public override ValueDecoder Decoder(PageEncoding encoding, ByteCursor input) => Decoder(encoding, input, width);

    public override void Read(ValueDecoder decoder, int count)
    {
        ((BytesDecoder)decoder).Read(values, count);
        Count += count;
    }

    public override void ReadSelected(ValueDecoder decoder, int count, ReadOnlySpan<ulong> selected, int firstRow)
    {
        if (decoder is PlainBytesDecoder plain) plain.ReadSelected(values, count, selected, firstRow);
        else ((BytesDecoder)decoder).Read(values, count);
        Count += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Gather(Vector dictionary, ReadOnlySpan<int> codes)
    {
        var entries = (BytesVector)dictionary;
        foreach (var code in codes) values.Append(entries[code]);
        Count += codes.Length;
    }

    public override Vector Dictionary(ByteCursor input, int count)
    {
        if (count > input.Left / (width == 0 ? 4 : width)) throw ParquetFormatException.Truncated("a dictionary");
        var entries = new ByteArrays();
        entries.Begin(Arena.Heap, count);
        ((BytesDecoder)Decoder(PageEncoding.Plain, input, width)).Read(entries, count);
        return new BytesVector(Type, count, entries.Offsets, entries.Data);
    }

    public override Vector Finish(int rows, Bitmap validity)
    {
        Reserve(rows);
        if (!validity.IsAll) values.Spread(validity.Words, rows);
        return new BytesVector(Type, rows, values.Offsets, values.Data, validity);
    }

    internal static BytesDecoder Decoder(PageEncoding encoding, ByteCursor input, int width) => (encoding, width) switch
    {
        (PageEncoding.Plain, 0) => new PlainBytesDecoder(input),
        (PageEncoding.Plain, _) => new FixedBytesDecoder(input, width),
        (PageEncoding.DeltaLengthByteArray, 0) => new DeltaLengthDecoder(input),
        (PageEncoding.DeltaByteArray, _) => new DeltaBytesDecoder(input),
        (PageEncoding.ByteStreamSplit, > 0) => new ByteStreamSplitBytesDecoder(input, width),
        _ => throw Unsupported(encoding, "byte array"),
    };
}

/// <summary>Decimals that are stored as big-endian bytes.</summary>
internal sealed class DecimalBytesValues<TValue, TConvert>(DataType type, int width, TConvert convert) : LeafValues(type)
    where TValue : unmanaged where TConvert : struct, IConvert<Int128, TValue>
{
    readonly ByteArrays bytes = new();
    Arena arena = Arena.Heap;
    TValue[] values = [];

    public override void Begin(Arena arena, int capacity)
    {
        this.arena = arena;
        values = arena.Rent<TValue>(capacity);
        Count = 0;
    }

    public override void Reserve(int capacity)
    {
        if (capacity <= values.Length) return;
        var larger = arena.Rent<TValue>(Math.Max(capacity, values.Length * 2));
        values.AsSpan(0, Count).CopyTo(larger);
        values = larger;
    }

    public override ValueDecoder Decoder(PageEncoding encoding, ByteCursor input) => BytesValues.Decoder(encoding, input, width);

    public override void Read(ValueDecoder decoder, int count)
    {
        Read((BytesDecoder)decoder, arena, values.AsSpan(Count, count));
        Count += count;
    }

    public override void Gather(Vector dictionary, ReadOnlySpan<int> codes)
    {
        var entries = ((FlatVector<TValue>)dictionary).Values;
        foreach (var code in codes) values[Count++] = entries[code];
    }

    public override Vector Dictionary(ByteCursor input, int count)
    {
        if (count > input.Left / (width == 0 ? 4 : width)) throw ParquetFormatException.Truncated("a dictionary");
        var result = new TValue[count];
        Read(BytesValues.Decoder(PageEncoding.Plain, input, width), Arena.Heap, result);
        return new FlatVector<TValue>(Type, count, result);
    }

    public override Vector Finish(int rows, Bitmap validity)
    {
        Reserve(rows);
        if (!validity.IsAll) Spread.Values(values, Count, validity.Words, rows);
        return new FlatVector<TValue>(Type, rows, values, validity);
    }

    void Read(BytesDecoder decoder, Arena arena, Span<TValue> destination)
    {
        bytes.Begin(arena, destination.Length);
        decoder.Read(bytes, destination.Length);
        for (var i = 0; i < destination.Length; i++) destination[i] = convert.Convert(BigEndian(bytes[i]));
    }

    static Int128 BigEndian(ReadOnlySpan<byte> value)
    {
        var sign = !value.IsEmpty && (value[0] & 0x80) != 0 ? (byte)0xFF : (byte)0;
        while (value.Length > 16)
        {
            if (value[0] != sign) throw new ParquetFormatException("a decimal has more than 38 digits");
            value = value[1..];
        }
        var result = sign == 0 ? Int128.Zero : Int128.NegativeOne;
        foreach (var next in value) result = unchecked((result << 8) | next);
        return result;
    }
}
