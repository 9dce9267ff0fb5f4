using System.Buffers.Binary;
using Frames.Parquet.Footer;
using K4os.Compression.LZ4;

namespace Frames.Parquet.Compression;

/// <summary>LZ4 blocks without a frame.</summary>
internal sealed class Lz4Compression : PageCompression
{
    public override Codec Codec => Codec.Lz4;

    public override int GreatestRatio => 256;

    public override void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var length = destination.IsEmpty ? 0 : LZ4Codec.Decode(source, destination);
        if (length != destination.Length) throw WrongLength(length, destination.Length);
    }

    public override int GreatestCompressedLength(int length) => LZ4Codec.MaximumOutputSize(length);

    public override int Compress(ReadOnlySpan<byte> source, Span<byte> destination) => LZ4Codec.Encode(source, destination);
}

/// <summary>LZ4 blocks with Hadoop's two lengths before each; some writers left the lengths out.</summary>
internal sealed class Lz4HadoopCompression : PageCompression
{
    static readonly Lz4Compression raw = new();

    public override Codec Codec => Codec.Lz4Hadoop;

    public override int GreatestRatio => raw.GreatestRatio;

    public override void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (!TryBlocks(source, destination)) raw.Decompress(source, destination);
    }

    public override int GreatestCompressedLength(int length) => raw.GreatestCompressedLength(length) + 8;

    public override int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var length = raw.Compress(source, destination[8..]);
        BinaryPrimitives.WriteInt32BigEndian(destination, source.Length);
        BinaryPrimitives.WriteInt32BigEndian(destination[4..], length);
        return length + 8;
    }

    static bool TryBlocks(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        while (source.Length >= 8)
        {
            var (plain, packed) = (BinaryPrimitives.ReadUInt32BigEndian(source), BinaryPrimitives.ReadUInt32BigEndian(source[4..]));
            if (packed > source.Length - 8 || plain > destination.Length) return false;
            if (LZ4Codec.Decode(source.Slice(8, (int)packed), destination[..(int)plain]) != (int)plain) return false;
            source = source[(8 + (int)packed)..];
            destination = destination[(int)plain..];
        }
        return source.IsEmpty && destination.IsEmpty;
    }
}
