using Frames.Parquet.Footer;
using Snappier;

namespace Frames.Parquet.Compression;

/// <summary>Snappy's raw format, the default of most writers.</summary>
internal sealed class SnappyCompression : PageCompression
{
    public override Codec Codec => Codec.Snappy;

    // A copy of three bytes gives 64 bytes at most.
    public override int GreatestRatio => 22;

    public override void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var length = Snappy.GetUncompressedLength(source);
        if (length != destination.Length) throw WrongLength(length, destination.Length);
        if (Snappy.Decompress(source, destination) != length) throw WrongLength(-1, length);
    }

    public override int GreatestCompressedLength(int length) => Snappy.GetMaxCompressedLength(length);

    public override int Compress(ReadOnlySpan<byte> source, Span<byte> destination) => Snappy.Compress(source, destination);

    public override void DecompressWords(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var length = Snappy.GetUncompressedLength(source);
        if (length != destination.Length) throw WrongLength(length, destination.Length);
        var start = 0;
        while (source[start] >= 0x80) start++;
        if (!SnappyOfWords.TryDecompress(source, start + 1, destination)) throw WrongLength(-1, length);
    }

    /// <summary>Pages of packed codes do not compress and lie there as one literal.</summary>
    public override bool TryFindPlain(ReadOnlySpan<byte> source, int length, out int start)
    {
        start = 0;
        if (Snappy.GetUncompressedLength(source) != length) return false;
        while (start < 5 && start < source.Length && source[start] >= 0x80) start++;
        start++;
        if (length == 0 || start >= source.Length || (source[start] & 3) != 0) return false;
        var tag = source[start++] >> 2;
        var bytes = tag < 60 ? 0 : tag - 59;
        if (source.Length - start != bytes + (long)length) return false;
        long literal = tag;
        for (var i = 0; i < bytes; i++) literal = (i == 0 ? 0 : literal) | ((long)source[start + i] << (8 * i));
        start += bytes;
        return literal + 1 == length;
    }
}
