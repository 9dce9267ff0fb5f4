using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Frames.Parquet.Encodings;

/// <summary>Writes small numbers in runs: eight or more equal ones as one value, the others packed bit by bit in groups of eight.</summary>
internal static class HybridEncoder
{
    const int LongestPacked = 63;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(ReadOnlySpan<T> values, int width, ArrayBufferWriter<byte> output) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        if (width == 0)
        {
            if (values.Length > 0) WriteVarint(output, (uint)values.Length << 1);
            return;
        }
        var packedFrom = 0;
        for (var i = 0; i < values.Length;)
        {
            var run = values[i..].IndexOfAnyExcept(values[i]);
            if (run < 0) run = values.Length - i;
            // A packed run is of whole groups; what a long run lacks to fill the last group goes along with it.
            var fill = -(i - packedFrom) & 7;
            if (run - fill >= 8)
            {
                WritePacked(values[packedFrom..(i + fill)], width, output);
                WriteRepeated(values[i], run - fill, width, output);
                i += run;
                packedFrom = i;
            }
            else i += run;
        }
        WritePacked(values[packedFrom..], width, output);
    }

    static void WriteRepeated<T>(T value, int count, int width, ArrayBufferWriter<byte> output) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        WriteVarint(output, (uint)count << 1);
        var bytes = output.GetSpan(4);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, uint.CreateTruncating(value));
        output.Advance((width + 7) / 8);
    }

    static void WritePacked<T>(ReadOnlySpan<T> values, int width, ArrayBufferWriter<byte> output) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        while (!values.IsEmpty)
        {
            var part = values[..Math.Min(values.Length, LongestPacked * 8)];
            WriteVarint(output, (uint)((part.Length + 7) / 8) << 1 | 1);
            BitPacker.Write(part, width, output);
            values = values[part.Length..];
        }
    }

    public static void WriteVarint(ArrayBufferWriter<byte> output, ulong value)
    {
        var bytes = output.GetSpan(10);
        var count = 0;
        for (; value >= 0x80; value >>= 7) bytes[count++] = (byte)(value | 0x80);
        bytes[count++] = (byte)value;
        output.Advance(count);
    }
}

/// <summary>Packs values bit by bit, the lowest first, in groups of eight filled up with zeros.</summary>
internal static class BitPacker
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(ReadOnlySpan<T> values, int width, ArrayBufferWriter<byte> output) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var length = (values.Length + 7) / 8 * width;
        var target = output.GetSpan(length + 8);
        target[..length].Clear();
        var (at, used) = (0, 0);
        ulong pending = 0;
        foreach (var value in values)
        {
            var bits = ulong.CreateTruncating(value);
            pending |= bits << used;
            used += width;
            if (used < 64) continue;
            BinaryPrimitives.WriteUInt64LittleEndian(target[at..], pending);
            at += 8;
            used -= 64;
            pending = used == 0 ? 0 : bits >> (width - used);
        }
        for (; used > 0; used -= 8, pending >>= 8) target[at++] = (byte)pending;
        output.Advance(length);
    }
}
