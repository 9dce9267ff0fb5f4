using Frames.Parquet.Footer;
using Frames.Parquet.Schema;

namespace Frames.Parquet.Writing;

/// <summary>What is known of a page that was written; its place counts from the first data page.</summary>
internal readonly record struct PageSummary(int Start, int Length, int Rows, int Entries, int Nulls, PageEncoding Encoding, ValueBounds Bounds);

/// <summary>What the footer says of a chunk, and what the caller learns of its values.</summary>
internal sealed record ChunkSummary(ColumnChunk Chunk, OffsetIndex Offsets, ColumnIndex? Index, ValueBounds Bounds, long NullCount, long End)
{
    public static ChunkSummary Of(SchemaNode node, ParquetWriteOptions options, List<PageSummary> pages, long start, long? dictionary, long data, long end, long uncompressed)
    {
        var bounds = pages.Aggregate(default(ValueBounds), (all, page) => all.With(page.Bounds));
        var nulls = pages.Sum(page => (long)page.Nulls);
        var metadata = new ColumnMetadata
        {
            Type = node.Storage,
            Path = [.. node.Path],
            Codec = options.Codec,
            ValueCount = pages.Sum(page => (long)page.Entries),
            Encodings = [.. Encodings(pages, dictionary is not null).Distinct()],
            EncodingCounts = Counts(pages, dictionary is not null),
            TotalUncompressedSize = uncompressed,
            TotalCompressedSize = end - start,
            DataPageOffset = data,
            DictionaryPageOffset = dictionary,
            Statistics = new() { NullCount = nulls, Minimum = bounds.StoredMinimum, Maximum = bounds.StoredMaximum },
        };
        if (bounds.StoredMinimum is not null) (metadata.Statistics.IsMinimumExact, metadata.Statistics.IsMaximumExact) = (true, true);
        return new(new() { FileOffset = 0, Metadata = metadata }, OffsetsOf(pages, data), IndexOf(pages), bounds, nulls, end);
    }

    static IEnumerable<PageEncoding> Encodings(List<PageSummary> pages, bool dictionary)
    {
        yield return PageEncoding.RunLength;
        if (dictionary) yield return PageEncoding.Plain;
        foreach (var page in pages) yield return page.Encoding;
    }

    static List<PageEncodingCount> Counts(List<PageSummary> pages, bool dictionary)
    {
        var counts = pages.GroupBy(page => page.Encoding)
            .Select(group => new PageEncodingCount { Page = PageType.Data, Encoding = group.Key, Count = group.Count() });
        return dictionary ? [new() { Page = PageType.Dictionary, Encoding = PageEncoding.Plain, Count = 1 }, .. counts] : [.. counts];
    }

    static OffsetIndex OffsetsOf(List<PageSummary> pages, long data)
    {
        var locations = new List<PageLocation>(pages.Count);
        long row = 0;
        foreach (var page in pages)
        {
            locations.Add(new() { Offset = data + page.Start, CompressedSize = page.Length, FirstRow = row });
            row += page.Rows;
        }
        return new() { Pages = locations };
    }

    /// <summary>The bounds of each page; none at all if one page has values but no bounds.</summary>
    static ColumnIndex? IndexOf(List<PageSummary> pages)
    {
        if (pages.Any(page => page.Nulls < page.Entries && page.Bounds.StoredMinimum is null)) return null;
        return new()
        {
            NullPages = [.. pages.Select(page => page.Nulls == page.Entries)],
            Minima = [.. pages.Select(page => page.Bounds.StoredMinimum ?? [])],
            Maxima = [.. pages.Select(page => page.Bounds.StoredMaximum ?? [])],
            Order = BoundaryOrder.Unordered,
            NullCounts = [.. pages.Select(page => (long)page.Nulls)],
        };
    }
}
