using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Parquet.Reading;
using Vector = Frames.Columns.Vector;

namespace Frames.Parquet.Writing;

/// <summary>Values of a fixed width. Stored floating-point numbers are their bits, so that equal means the same bits.</summary>
internal sealed class FixedEncoder<TValue, TStored, TConvert>(ParquetWriteOptions options, TConvert convert = default) : LeafEncoder
    where TValue : unmanaged, INumber<TValue> where TStored : unmanaged, IEquatable<TStored> where TConvert : struct, IConvert<TValue, TStored>
{
    readonly ValueTable<TStored> table = new();
    TStored[] values = new TStored[1024];
    int[] codes = new int[1024];
    bool coding = options.UseDictionary;
    bool codesWritten;
    TValue minimum;
    TValue maximum;
    bool bounded;
    bool unordered;

    int count;

    public override int Count => count;

    public override long PageBytes => (long)count * Unsafe.SizeOf<TStored>();

    public override int DictionaryCount => codesWritten ? table.Count : 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(Vector vector, ReadOnlySpan<int> rows)
    {
        var source = ((FlatVector<TValue>)vector).Values;
        Reserve(count + rows.Length);
        foreach (var row in rows)
        {
            var value = source[row];
            Bound(value);
            values[count++] = convert.Convert(value);
        }
        if (!coding) return;
        for (var i = count - rows.Length; i < count; i++) codes[i] = table.CodeOf(values[i]);
        if ((long)table.Count * Unsafe.SizeOf<TStored>() > options.DictionaryBytes) coding = false;
    }

    public override PageEncoding WritePage(ArrayBufferWriter<byte> output)
    {
        var page = values.AsSpan(0, count);
        var asCodes = coding && (codesWritten || Pays());
        coding = asCodes;
        codesWritten |= asCodes;
        var encoding = asCodes ? PageEncoding.RunLengthDictionary : WriteValues(page, output);
        if (asCodes) DictionaryCodes.Write(codes.AsSpan(0, count), table.Count, output);
        count = 0;
        return encoding;
    }

    public override void WriteDictionary(ArrayBufferWriter<byte> output) => ValueEncoders.Plain<TStored>(table.Values, output);

    public override ValueBounds TakeBounds()
    {
        var result = unordered ? new ValueBounds(null, null, null, null, IsUnknown: true)
            : bounded ? new(minimum, maximum, Stored(LowZero(minimum)), Stored(HighZero(maximum))) : default;
        (bounded, unordered) = (false, false);
        return result;
    }

    public override void Reset()
    {
        table.Clear();
        (count, coding, codesWritten, bounded, unordered) = (0, options.UseDictionary, false, false, false);
    }

    /// <summary>Whether codes with their dictionary take less than the values, as seen on the first page.</summary>
    bool Pays() => (long)table.Count * Unsafe.SizeOf<TStored>() + (long)count * DictionaryCodes.Width(table.Count) / 8 < PageBytes;

    PageEncoding WriteValues(ReadOnlySpan<TStored> page, ArrayBufferWriter<byte> output)
    {
        switch (options.Encoding)
        {
            case PageEncoding.DeltaBinaryPacked when typeof(TStored) == typeof(int) && typeof(TValue) != typeof(float):
                ValueEncoders.Delta(MemoryMarshal.Cast<TStored, int>(page), output);
                return PageEncoding.DeltaBinaryPacked;
            case PageEncoding.DeltaBinaryPacked when typeof(TStored) == typeof(long) && typeof(TValue) != typeof(double):
                ValueEncoders.Delta(MemoryMarshal.Cast<TStored, long>(page), output);
                return PageEncoding.DeltaBinaryPacked;
            case PageEncoding.ByteStreamSplit when Unsafe.SizeOf<TStored>() is 4 or 8:
                ValueEncoders.ByteStreamSplit(MemoryMarshal.AsBytes(page), Unsafe.SizeOf<TStored>(), output);
                return PageEncoding.ByteStreamSplit;
            default:
                ValueEncoders.Plain(page, output);
                return PageEncoding.Plain;
        }
    }

    void Bound(TValue value)
    {
        if (TValue.IsNaN(value)) unordered = true;
        else if (!bounded) (minimum, maximum, bounded) = (value, value, true);
        else if (value < minimum) minimum = value;
        else if (value > maximum) maximum = value;
    }

    void Reserve(int capacity)
    {
        if (capacity <= values.Length) return;
        Array.Resize(ref values, Math.Max(capacity, values.Length * 2));
        Array.Resize(ref codes, values.Length);
    }

    // Readers order -0.0 below 0.0, writers see them as equal: the bounds must cover both.
    static TValue LowZero(TValue value) => TValue.IsZero(value) ? -TValue.Zero : value;

    static TValue HighZero(TValue value) => TValue.IsZero(value) ? TValue.Zero : value;

    byte[]? Stored(TValue value)
    {
        // The order of Int96 is not defined.
        if (typeof(TStored) == typeof(Int96)) return null;
        var stored = convert.Convert(value);
        return MemoryMarshal.AsBytes(new ReadOnlySpan<TStored>(in stored)).ToArray();
    }
}
