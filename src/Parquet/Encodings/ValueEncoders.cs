using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Frames.Parquet.Encodings;

/// <summary>Writes a page's values in the encodings that keep no state between pages.</summary>
internal static class ValueEncoders
{
    const int BlockSize = 128;
    const int Miniblocks = 4;

    public static void Plain<T>(ReadOnlySpan<T> values, ArrayBufferWriter<byte> output) where T : unmanaged => output.Write(MemoryMarshal.AsBytes(values));

    /// <summary>Byte arrays, each after its length.</summary>
    public static void Plain(ReadOnlySpan<int> offsets, ReadOnlySpan<byte> data, ArrayBufferWriter<byte> output)
    {
        for (var i = 0; i < offsets.Length - 1; i++)
        {
            var value = data[offsets[i]..offsets[i + 1]];
            var target = output.GetSpan(value.Length + 4);
            BinaryPrimitives.WriteInt32LittleEndian(target, value.Length);
            value.CopyTo(target[4..]);
            output.Advance(value.Length + 4);
        }
    }

    public static void DeltaLength(ReadOnlySpan<int> offsets, ReadOnlySpan<byte> data, ArrayBufferWriter<byte> output)
    {
        var lengths = new int[offsets.Length - 1];
        for (var i = 0; i < lengths.Length; i++) lengths[i] = offsets[i + 1] - offsets[i];
        Delta<int>(lengths, output);
        output.Write(data[offsets[0]..offsets[^1]]);
    }

    public static void DeltaBytes(ReadOnlySpan<int> offsets, ReadOnlySpan<byte> data, ArrayBufferWriter<byte> output)
    {
        var prefixes = new int[offsets.Length - 1];
        var suffixes = new ArrayBufferWriter<byte>();
        var suffixOffsets = new int[offsets.Length];
        var last = ReadOnlySpan<byte>.Empty;
        for (var i = 0; i < prefixes.Length; i++)
        {
            var value = data[offsets[i]..offsets[i + 1]];
            prefixes[i] = value.CommonPrefixLength(last);
            suffixes.Write(value[prefixes[i]..]);
            suffixOffsets[i + 1] = suffixes.WrittenCount;
            last = value;
        }
        Delta<int>(prefixes, output);
        DeltaLength(suffixOffsets, suffixes.WrittenSpan, output);
    }

    public static void ByteStreamSplit(ReadOnlySpan<byte> data, int width, ArrayBufferWriter<byte> output)
    {
        var count = data.Length / width;
        var target = output.GetSpan(data.Length + 1);
        for (var stream = 0; stream < width; stream++)
            for (var i = 0; i < count; i++) target[stream * count + i] = data[i * width + stream];
        output.Advance(data.Length);
    }

    /// <summary>Whole numbers as differences; those of 32-bit numbers wrap around in 32 bits.</summary>
    public static void Delta<T>(ReadOnlySpan<T> values, ArrayBufferWriter<byte> output) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        HybridEncoder.WriteVarint(output, BlockSize);
        HybridEncoder.WriteVarint(output, Miniblocks);
        HybridEncoder.WriteVarint(output, (ulong)values.Length);
        WriteSigned(output, values.IsEmpty ? 0 : long.CreateChecked(values[0]));
        Span<T> deltas = stackalloc T[BlockSize];
        for (var i = 1; i < values.Length; i += BlockSize)
        {
            var count = Math.Min(BlockSize, values.Length - i);
            var minimum = T.MaxValue;
            for (var j = 0; j < count; j++)
            {
                deltas[j] = unchecked(values[i + j] - values[i + j - 1]);
                minimum = T.Min(minimum, deltas[j]);
            }
            WriteBlock(deltas[..count], minimum, output);
        }
    }

    static void WriteBlock<T>(Span<T> deltas, T minimum, ArrayBufferWriter<byte> output) where T : unmanaged, IBinaryInteger<T>
    {
        const int size = BlockSize / Miniblocks;
        WriteSigned(output, long.CreateChecked(minimum));
        foreach (ref var delta in deltas) delta = unchecked(delta - minimum);
        Span<byte> widths = stackalloc byte[Miniblocks];
        widths.Clear();
        for (var i = 0; i < deltas.Length; i++)
        {
            var width = (byte)BitUnpacker.WidthOf(Unsafe.SizeOf<T>() == 4 ? uint.CreateTruncating(deltas[i]) : ulong.CreateTruncating(deltas[i]));
            widths[i / size] = Math.Max(widths[i / size], width);
        }
        output.Write(widths);
        Span<ulong> padded = stackalloc ulong[size];
        for (var start = 0; start < deltas.Length; start += size)
        {
            padded.Clear();
            var part = deltas[start..Math.Min(start + size, deltas.Length)];
            for (var i = 0; i < part.Length; i++) padded[i] = Unsafe.SizeOf<T>() == 4 ? uint.CreateTruncating(part[i]) : ulong.CreateTruncating(part[i]);
            BitPacker.Write<ulong>(padded, widths[start / size], output);
        }
    }

    static void WriteSigned(ArrayBufferWriter<byte> output, long value) => HybridEncoder.WriteVarint(output, (ulong)((value << 1) ^ (value >> 63)));
}
