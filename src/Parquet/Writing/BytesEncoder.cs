using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;

namespace Frames.Parquet.Writing;

/// <summary>Byte arrays: strings, binary values, and numbers of more than 64 bits.</summary>
internal abstract class BytesEncoder(ParquetWriteOptions options) : LeafEncoder
{
    readonly ByteTable dictionary = new();
    readonly ByteTable values = new();
    int[] codes = new int[1024];
    int coded;
    long codedBytes;
    bool coding = options.UseDictionary;
    bool codesWritten;

    public override int Count => coded + values.Count;

    public override long PageBytes => coded > 0 ? codedBytes : values.Bytes;

    public override int DictionaryCount => codesWritten ? dictionary.Count : 0;

    /// <summary>The length of every value, or 0.</summary>
    protected virtual int Width => 0;

    public override PageEncoding WritePage(ArrayBufferWriter<byte> output)
    {
        if (coded > 0 && !codesWritten && !Pays()) GiveUpCodes();
        PageEncoding encoding;
        if (coded > 0)
        {
            codesWritten = true;
            DictionaryCodes.Write(codes.AsSpan(0, coded), dictionary.Count, output);
            encoding = PageEncoding.RunLengthDictionary;
        }
        else encoding = WriteValues(output);
        if (dictionary.Bytes > options.DictionaryBytes) coding = false;
        (coded, codedBytes) = (0, 0);
        values.Clear();
        return encoding;
    }

    public override void WriteDictionary(ArrayBufferWriter<byte> output) => WritePlain(dictionary, output);

    public override void Reset()
    {
        dictionary.Clear();
        values.Clear();
        (coded, codedBytes, coding, codesWritten) = (0, 0, options.UseDictionary, false);
    }

    protected void Add(ReadOnlySpan<byte> value)
    {
        if (!coding)
        {
            values.Add(value);
            return;
        }
        if (coded == codes.Length) Array.Resize(ref codes, coded * 2);
        codes[coded++] = dictionary.CodeOf(value);
        codedBytes += value.Length + 4;
        // Nearly all values are new: nobody needs to wait for the page's end.
        if (dictionary.Bytes > options.DictionaryBytes && !codesWritten && !Pays()) GiveUpCodes();
    }

    bool Pays() => dictionary.Bytes + 4L * dictionary.Count + (long)coded * DictionaryCodes.Width(dictionary.Count) / 8 < codedBytes;

    void GiveUpCodes()
    {
        foreach (var code in codes.AsSpan(0, coded)) values.Add(dictionary[code]);
        (coding, coded, codedBytes) = (false, 0, 0);
        dictionary.Clear();
    }

    PageEncoding WriteValues(ArrayBufferWriter<byte> output)
    {
        switch (options.Encoding)
        {
            case PageEncoding.DeltaByteArray:
                ValueEncoders.DeltaBytes(values.Offsets, values.Data, output);
                return PageEncoding.DeltaByteArray;
            case PageEncoding.DeltaLengthByteArray when Width == 0:
                ValueEncoders.DeltaLength(values.Offsets, values.Data, output);
                return PageEncoding.DeltaLengthByteArray;
            case PageEncoding.ByteStreamSplit when Width > 0:
                ValueEncoders.ByteStreamSplit(values.Data, Width, output);
                return PageEncoding.ByteStreamSplit;
            default:
                WritePlain(values, output);
                return PageEncoding.Plain;
        }
    }

    void WritePlain(ByteTable table, ArrayBufferWriter<byte> output)
    {
        if (Width > 0) output.Write(table.Data);
        else ValueEncoders.Plain(table.Offsets, table.Data, output);
    }
}

/// <summary>Strings and binary values.</summary>
internal sealed class TextEncoder(ParquetWriteOptions options) : BytesEncoder(options)
{
    /// <summary>Longer values are no bounds: they would fill the footer.</summary>
    const int LongestBound = 1024;

    byte[]? minimum;
    byte[]? maximum;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(Vector vector, ReadOnlySpan<int> rows)
    {
        var source = (BytesVector)vector;
        foreach (var row in rows)
        {
            var value = source[row];
            if (minimum is null) minimum = maximum = value.ToArray();
            else if (value.SequenceCompareTo(minimum) < 0) minimum = value.ToArray();
            else if (value.SequenceCompareTo(maximum) > 0) maximum = value.ToArray();
            Add(value);
        }
    }

    public override ValueBounds TakeBounds()
    {
        var (low, high) = (minimum, maximum);
        (minimum, maximum) = (null, null);
        if (low is null || high is null) return default;
        return low.Length > LongestBound || high.Length > LongestBound ? new(null, null, null, null, IsUnknown: true) : new(low, high, low, high);
    }

    public override void Reset()
    {
        base.Reset();
        (minimum, maximum) = (null, null);
    }
}

/// <summary>Decimals of more than 18 digits as big-endian bytes.</summary>
internal sealed class WideDecimalEncoder(ParquetWriteOptions options, int width) : BytesEncoder(options)
{
    Int128 minimum;
    Int128 maximum;
    bool bounded;

    protected override int Width => width;

    public override void Add(Vector vector, ReadOnlySpan<int> rows)
    {
        Span<byte> bytes = stackalloc byte[16];
        var source = ((FlatVector<Int128>)vector).Values;
        foreach (var row in rows)
        {
            var value = source[row];
            if (!bounded || value < minimum) minimum = value;
            if (!bounded || value > maximum) maximum = value;
            bounded = true;
            BinaryPrimitives.WriteInt128BigEndian(bytes, value);
            Add(bytes[(16 - width)..]);
        }
    }

    public override ValueBounds TakeBounds()
    {
        var result = bounded ? new ValueBounds(minimum, maximum, Stored(minimum), Stored(maximum)) : default;
        bounded = false;
        return result;
    }

    public override void Reset()
    {
        base.Reset();
        bounded = false;
    }

    byte[] Stored(Int128 value)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt128BigEndian(bytes, value);
        return bytes[(16 - width)..];
    }
}
