using System.Buffers;
using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;

namespace Frames.Parquet.Writing;

/// <summary>Booleans: a bit each, or runs.</summary>
internal sealed class BitEncoder(ParquetWriteOptions options) : LeafEncoder
{
    byte[] values = new byte[1024];
    int count;
    bool anyFalse;
    bool anyTrue;

    public override int Count => count;

    public override long PageBytes => count / 8;

    public override int DictionaryCount => 0;

    public override void Add(Vector vector, ReadOnlySpan<int> rows)
    {
        if (count + rows.Length > values.Length) Array.Resize(ref values, Math.Max(count + rows.Length, values.Length * 2));
        var source = ((BooleanVector)vector).Words;
        foreach (var row in rows)
        {
            var bit = (byte)(source[row >> 6] >> row & 1);
            anyTrue |= bit != 0;
            anyFalse |= bit == 0;
            values[count++] = bit;
        }
    }

    public override PageEncoding WritePage(ArrayBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> page = values.AsSpan(0, count);
        count = 0;
        if (options.Encoding != PageEncoding.RunLength && !options.PagesV2)
        {
            BitPacker.Write(page, 1, output);
            return PageEncoding.Plain;
        }
        LevelRuns.WriteWithLength(page, 1, output);
        return PageEncoding.RunLength;
    }

    public override void WriteDictionary(ArrayBufferWriter<byte> output) => throw new InvalidOperationException("Booleans have no dictionary.");

    public override ValueBounds TakeBounds()
    {
        if (!anyFalse && !anyTrue) return default;
        var (low, high) = (!anyFalse, anyTrue);
        (anyFalse, anyTrue) = (false, false);
        return new(low, high, [low ? (byte)1 : (byte)0], [high ? (byte)1 : (byte)0]);
    }

    public override void Reset() => (count, anyFalse, anyTrue) = (0, false, false);
}
