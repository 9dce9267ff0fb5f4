using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Sql.Types;

namespace Frames.Parquet.Reading;

/// <summary>Values of a fixed width, converted from the stored to the requested form.</summary>
internal sealed class FixedValues<TStored, TValue, TConvert>(DataType type, TConvert convert = default) : LeafValues(type)
    where TStored : unmanaged where TValue : unmanaged where TConvert : struct, IConvert<TStored, TValue>
{
    /// <summary>Dictionaries above this size miss the first cache when an operator gathers from them, so their codes help nobody.</summary>
    const int LargestCodes = 4096;

    Arena arena = Arena.Heap;
    TValue[] values = [];
    TValue[] rented = [];

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

    public override ValueDecoder Decoder(PageEncoding encoding, ByteCursor input) => encoding switch
    {
        PageEncoding.Plain => new PlainDecoder<TStored>(input),
        PageEncoding.DeltaBinaryPacked when typeof(TStored) == typeof(int) || typeof(TStored) == typeof(long) => new DeltaDecoder<TStored>(input),
        PageEncoding.ByteStreamSplit => new ByteStreamSplitDecoder<TStored>(input),
        _ => throw Unsupported(encoding, typeof(TStored).Name),
    };

    public override void Read(ValueDecoder decoder, int count)
    {
        Read((ValueDecoder<TStored>)decoder, values.AsSpan(Count, count));
        Count += count;
    }

    public override void Gather(Vector dictionary, ReadOnlySpan<int> codes)
    {
        Pick(((FlatVector<TValue>)dictionary).Values, codes, values.AsSpan(Count, codes.Length));
        Count += codes.Length;
    }

    public override Vector Dictionary(ByteCursor input, int count)
    {
        if ((long)count * Unsafe.SizeOf<TStored>() > input.Left) throw ParquetFormatException.Truncated("a dictionary");
        // Only dictionaries whose codes go to operators outlive the chunk; fresh memory for the large ones would cost more than reading them.
        var result = PrefersValues(count) ? RentDictionary(count) : new TValue[count];
        Read(new PlainDecoder<TStored>(input), result.AsSpan(0, count));
        return new FlatVector<TValue>(Type, count, result);
    }

    public override void Release()
    {
        if (rented.Length > 0) ArrayPool<TValue>.Shared.Return(rented);
        rented = [];
    }

    public override bool PrefersValues(int dictionaryLength) => dictionaryLength > LargestCodes;

    public override Vector Finish(int rows, Bitmap validity)
    {
        Reserve(rows);
        if (!validity.IsAll) Spread.Values(values, Count, validity.Words, rows);
        return new FlatVector<TValue>(Type, rows, values, validity);
    }

    TValue[] RentDictionary(int count)
    {
        Release();
        return rented = ArrayPool<TValue>.Shared.Rent(count);
    }

    void Read(ValueDecoder<TStored> decoder, Span<TValue> destination)
    {
        if (typeof(TConvert) == typeof(Same<TValue>))
        {
            decoder.Read(MemoryMarshal.Cast<TValue, TStored>(destination));
            return;
        }
        Span<TStored> scratch = stackalloc TStored[Math.Min(512, destination.Length)];
        while (!destination.IsEmpty)
        {
            var part = scratch[..Math.Min(scratch.Length, destination.Length)];
            decoder.Read(part);
            for (var i = 0; i < part.Length; i++) destination[i] = convert.Convert(part[i]);
            destination = destination[part.Length..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Pick(ReadOnlySpan<TValue> dictionary, ReadOnlySpan<int> codes, Span<TValue> destination)
    {
        ref var entries = ref MemoryMarshal.GetReference(dictionary);
        for (var i = 0; i < destination.Length; i++) destination[i] = Unsafe.Add(ref entries, codes[i]);
    }
}
