using Frames.Parquet.Footer;
using ZstdSharp;

namespace Frames.Parquet.Compression;

/// <summary>Zstandard frames.</summary>
internal sealed class ZstdCompression : PageCompression
{
    const int Level = 3;

    [ThreadStatic]
    static Decompressor? decompressor;

    [ThreadStatic]
    static Compressor? compressor;

    public override Codec Codec => Codec.Zstd;

    // A block of four bytes repeats one byte 128 Ki times.
    public override int GreatestRatio => 1 << 15;

    public override void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var length = (decompressor ??= new Decompressor()).Unwrap(source, destination);
        if (length != destination.Length) throw WrongLength(length, destination.Length);
    }

    public override int GreatestCompressedLength(int length) => Compressor.GetCompressBound(length);

    public override int Compress(ReadOnlySpan<byte> source, Span<byte> destination) => (compressor ??= new Compressor(Level)).Wrap(source, destination);
}
