using System.Buffers;
using System.IO.Compression;
using Frames.Parquet.Footer;

namespace Frames.Parquet.Compression;

/// <summary>Gzip members, one after another.</summary>
internal sealed class GzipCompression : PageCompression
{
    public override Codec Codec => Codec.Gzip;

    public override int GreatestRatio => 1040;

    public override unsafe void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        fixed (byte* start = source)
        {
            using var input = new UnmanagedMemoryStream(start, source.Length);
            using var stream = new GZipStream(input, CompressionMode.Decompress);
            var length = stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            if (length != destination.Length) throw WrongLength(length, destination.Length);
            if (stream.ReadByte() >= 0) throw WrongLength(length + 1L, destination.Length);
        }
    }

    public override int GreatestCompressedLength(int length) => length + length / 1000 + 128;

    public override int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        using var output = new MemoryStream();
        using (var stream = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(source);
        output.GetBuffer().AsSpan(0, (int)output.Length).CopyTo(destination);
        return (int)output.Length;
    }
}

/// <summary>Brotli streams.</summary>
internal sealed class BrotliCompression : PageCompression
{
    public override Codec Codec => Codec.Brotli;

    public override int GreatestRatio => 1 << 20;

    public override void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (!BrotliDecoder.TryDecompress(source, destination, out var length) || length != destination.Length) throw WrongLength(length, destination.Length);
    }

    public override int GreatestCompressedLength(int length) => BrotliEncoder.GetMaxCompressedLength(length);

    public override int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
        => BrotliEncoder.TryCompress(source, destination, out var length) ? length : throw new InvalidOperationException("Brotli's bound on its output does not hold.");
}
