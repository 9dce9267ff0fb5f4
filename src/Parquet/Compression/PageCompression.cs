using Frames.Parquet.Footer;

namespace Frames.Parquet.Compression;

/// <summary>A way to compress pages.</summary>
internal abstract class PageCompression
{
    /// <summary>Every codec that can be read, one row each; LZO is missing because no free implementation of it exists in .NET.</summary>
    static readonly PageCompression[] all =
    [
        new SnappyCompression(), new ZstdCompression(), new GzipCompression(), new Lz4Compression(), new Lz4HadoopCompression(), new BrotliCompression(),
    ];

    public abstract Codec Codec { get; }

    /// <summary>
    /// How many bytes one compressed byte can become at most. A page that claims more is refused before memory is taken for it.
    /// </summary>
    public abstract int GreatestRatio { get; }

    /// <summary>Fills <paramref name="destination"/> exactly, or fails.</summary>
    public abstract void Decompress(ReadOnlySpan<byte> source, Span<byte> destination);

    /// <summary>Finds where the decompressed bytes lie as they are among the compressed ones, as they do where nothing could be saved; false if they do not.</summary>
    public virtual bool TryFindPlain(ReadOnlySpan<byte> source, int length, out int start)
    {
        start = 0;
        return false;
    }

    /// <summary>Decompresses a page that holds mostly 8-byte values.</summary>
    public virtual void DecompressWords(ReadOnlySpan<byte> source, Span<byte> destination) => Decompress(source, destination);

    public abstract int GreatestCompressedLength(int length);

    /// <summary>Compresses and says how many bytes were written.</summary>
    public abstract int Compress(ReadOnlySpan<byte> source, Span<byte> destination);

    /// <summary>The codec's implementation; null for pages that are not compressed.</summary>
    public static PageCompression? For(Codec codec) => codec == Codec.Uncompressed ? null
        : Array.Find(all, row => row.Codec == codec) ?? throw new ParquetFormatException($"the compression codec {codec} is not supported");

    protected static ParquetFormatException WrongLength(long found, int expected) => new($"a page decompresses to {found} bytes where its header says {expected}");
}
