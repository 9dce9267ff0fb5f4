using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Sql.Types;
using Vector = Frames.Columns.Vector;

namespace Frames.Parquet.Reading;

/// <summary>Values of a fixed width, converted from the stored to the requested form.</summary>
internal sealed class FixedValues<TStored, TValue, TConvert>(DataType type, TConvert convert = default) : LeafValues(type)
    where TStored : unmanaged where TValue : unmanaged where TConvert : struct, IConvert<TStored, TValue>
{
    /// <summary>Dictionaries above this size miss the first cache when an operator gathers from them, so their codes help nobody.</summary>
    const int LargestCodes = 4096;

    /// <summary>Where at most one row in this many is selected, looking up these one by one costs less than looking up all.</summary>
    const int SparseBelow = 8;

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

    public override void GatherSelected(Vector dictionary, ReadOnlySpan<int> codes, ReadOnlySpan<ulong> selected, int firstRow)
    {
        var part = selected[(firstRow >> 6)..Bitmap.WordCount(firstRow + codes.Length)];
        if (codes.IsEmpty || Bitmap.CountSet(part, part.Length * 64) * SparseBelow > codes.Length)
        {
            Gather(dictionary, codes);
            return;
        }
        var entries = ((FlatVector<TValue>)dictionary).Values;
        var destination = values.AsSpan(Count, codes.Length);
        // Kernels compute with all rows: garbage could overflow there and bring on their slow path.
        destination.Fill(entries[codes[0]]);
        for (var word = 0; word < part.Length; word++)
        {
            for (var bits = part[word]; bits != 0; bits &= bits - 1)
            {
                var row = (word << 6) + BitOperations.TrailingZeroCount(bits) - (firstRow & 63);
                if ((uint)row < (uint)codes.Length) destination[row] = entries[codes[row]];
            }
        }
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
