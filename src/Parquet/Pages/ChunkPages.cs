using System.Buffers;
using Frames.Parquet.Compression;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Parquet.Thrift;

namespace Frames.Parquet.Pages;

/// <summary>The pages of one column chunk in order: headers first, contents only when asked for.</summary>
internal sealed class ChunkPages(ByteSource source) : IDisposable
{
    const int UsualHeader = 256;
    const int LargestHeader = 16 << 20;

    readonly ChunkWindow window = new(source);
    PageCompression? compression;
    byte[] plain = [];
    PageHeader? header;
    bool storesWords;

    /// <summary>Turns to a chunk.</summary>
    public void Open(ColumnMetadata chunk)
    {
        var data = chunk.DataPageOffset ?? throw new ParquetFormatException("a column chunk does not say where its pages are");
        // Some writers set the dictionary's offset to 0 where there is none.
        var start = chunk.DictionaryPageOffset is > 0 and var dictionary && dictionary < data ? dictionary : data;
        window.Open(start, chunk.TotalCompressedSize ?? throw new ParquetFormatException("a column chunk does not say how long it is"));
        compression = PageCompression.For(chunk.Codec ?? throw new ParquetFormatException("a column chunk does not name its codec"));
        storesWords = chunk.Type is StorageType.Int64 or StorageType.Double;
        header = null;
    }

    /// <summary>The next page's header, which stays the next until its content is read or skipped; null at the end.</summary>
    public PageHeader? Peek()
    {
        while (header is null)
        {
            if (window.Left == 0) return null;
            header = ReadHeader();
            if (header.Type is PageType.Data or PageType.DataV2 or PageType.Dictionary) break;
            Skip();
        }
        return header;
    }

    /// <summary>Leaves the next page out.</summary>
    public void Skip()
    {
        window.Skip(CompressedSize(Taken()));
    }

    /// <summary>Goes to the page at a place in the file; only forward.</summary>
    public void Seek(long offset)
    {
        header = null;
        window.Seek(offset);
    }

    /// <summary>The next page's content, valid until the next call.</summary>
    public PageContent Read()
    {
        var page = Taken();
        var packed = CompressedSize(page);
        var size = page.UncompressedSize is >= 0 and var claimed ? claimed : throw new ParquetFormatException("a page of negative length");
        var (at, count) = window.Peek(packed);
        if (count < packed) throw ParquetFormatException.Truncated("a page");
        window.Skip(packed);
        var bytes = new ByteCursor(window.Buffer, at, at + packed);
        if (page.Type != PageType.DataV2) return PageContent.Of(page, Decompress(bytes, size, HoldsWords(page.Dictionary?.Encoding ?? page.Data?.Encoding, page.Dictionary is not null)));
        if (page.DataV2 is not { } data) throw new ParquetFormatException("a page's header does not fit its type");
        var levels = bytes.Part(PageContent.LevelBytes(data), "the levels of a page");
        var values = data.IsCompressed == false || bytes.Left == 0 ? bytes : Decompress(bytes, size - (levels.End - levels.Position), HoldsWords(data.Encoding));
        return PageContent.OfV2(data, levels, values);
    }

    public void Dispose()
    {
        window.Dispose();
        if (plain.Length > 0) ArrayPool<byte>.Shared.Return(plain);
        plain = [];
    }

    PageHeader Taken()
    {
        var result = Peek() ?? throw ParquetFormatException.Truncated("a column chunk");
        header = null;
        return result;
    }

    static int CompressedSize(PageHeader page) => page.CompressedSize is >= 0 and var size ? size : throw new ParquetFormatException("a page of negative length");

    ByteCursor Decompress(ByteCursor packed, int size, bool words)
    {
        if (compression is null) return packed;
        if (size < 0 || size > (long)packed.Left * compression.GreatestRatio + 64)
            throw new ParquetFormatException($"a page of {packed.Left} bytes claims to decompress to {size}");
        try
        {
            var source = packed.Data.AsSpan(packed.Position, packed.Left);
            if (compression.TryFindPlain(source, size, out var start)) return new(packed.Data, packed.Position + start, packed.Position + start + size);
            Reserve(size);
            var target = plain.AsSpan(0, size);
            if (words) compression.DecompressWords(source, target);
            else compression.Decompress(source, target);
        }
        catch (Exception error) when (error is not (ParquetFormatException or OutOfMemoryException))
        {
            throw new ParquetFormatException($"a page is not valid {compression.Codec}: {error.Message}", error);
        }
        return new(plain, 0, size);
    }

    /// <summary>Whether a page is of plain 8-byte values, or a dictionary of them.</summary>
    bool HoldsWords(PageEncoding? encoding, bool isDictionary = false) => storesWords && (encoding == PageEncoding.Plain || (encoding == PageEncoding.PlainDictionary && isDictionary));

    void Reserve(int size)
    {
        if (plain.Length >= (long)size + ChunkWindow.Padding) return;
        if (plain.Length > 0) ArrayPool<byte>.Shared.Return(plain);
        plain = [];
        if (size > Array.MaxLength - ChunkWindow.Padding) throw new ParquetFormatException("a page has more than 2 GB");
        plain = ArrayPool<byte>.Shared.Rent(size + ChunkWindow.Padding);
    }

    PageHeader ReadHeader()
    {
        for (var wanted = UsualHeader; ; wanted = Math.Min(wanted * 8, LargestHeader))
        {
            var (at, count) = window.Peek(wanted);
            try
            {
                var reader = new CompactReader(window.Buffer.AsSpan(at, (int)Math.Min(count, window.Left)));
                var result = reader.Read<PageHeader>();
                window.Skip(reader.Position);
                return result;
            }
            catch (ParquetFormatException error) when (error.IsTruncation && count < window.Left && wanted < LargestHeader)
            {
                // Bounds of long texts in the header: read on.
            }
        }
    }
}
