using Frames.Expressions;
using Frames.Parquet.Footer;
using Frames.Parquet.Pages;
using Frames.Parquet.Schema;
using Frames.Parquet.Thrift;
using Frames.Sql.Types;

namespace Frames.Parquet.Skipping;

/// <summary>The page index of one chunk: bounds of its pages and the rows that they hold.</summary>
internal sealed class PageBounds
{
    const int LargestIndex = 16 << 20;

    readonly ColumnIndex index;
    readonly long[] firstRows;

    PageBounds(ColumnIndex index, long[] firstRows) => (this.index, this.firstRows) = (index, firstRows);

    /// <summary>The chunk's page index; null if the file has none, or one that contradicts itself.</summary>
    public static PageBounds? Read(ByteSource source, RowGroup group, SchemaNode leaf)
    {
        var chunk = group.Columns![leaf.Column];
        if (Read<ColumnIndex>(source, chunk.ColumnIndexOffset, chunk.ColumnIndexLength) is not { } index) return null;
        if (Read<OffsetIndex>(source, chunk.OffsetIndexOffset, chunk.OffsetIndexLength)?.Pages is not { Count: > 0 } pages) return null;
        if (index.NullPages?.Count != pages.Count || index.Minima?.Count != pages.Count || index.Maxima?.Count != pages.Count) return null;
        var rows = new long[pages.Count + 1];
        rows[^1] = group.RowCount!.Value;
        for (var i = 0; i < pages.Count; i++) rows[i] = pages[i].FirstRow ?? -1;
        if (rows[0] != 0) return null;
        for (var i = 0; i < pages.Count; i++)
            if (rows[i] >= rows[i + 1]) return null;
        return new(index, rows);
    }

    /// <summary>The rows of the pages in which the condition on this column may hold.</summary>
    public RowRanges Matching(Expression condition, string column, SchemaNode leaf, DataType type)
    {
        var kept = new List<(long Start, long End)>();
        for (var page = 0; page < firstRows.Length - 1; page++)
        {
            var rows = firstRows[page + 1] - firstRows[page];
            var isNull = index.NullPages![page];
            var nulls = isNull ? rows : index.NullCounts?.Count > page ? index.NullCounts[page] : (long?)null;
            var bounds = isNull ? new ColumnBounds(null, null, nulls, rows)
                : new(ColumnBounds.Value(index.Minima![page], leaf, type), ColumnBounds.Value(index.Maxima![page], leaf, type), nulls, rows);
            if (!BoundsCheck.MayMatch(condition, name => name == column ? bounds : null)) continue;
            if (kept.Count > 0 && kept[^1].End == firstRows[page]) kept[^1] = (kept[^1].Start, firstRows[page + 1]);
            else kept.Add((firstRows[page], firstRows[page + 1]));
        }
        return new(kept);
    }

    static T? Read<T>(ByteSource source, long? offset, int? length) where T : class, IThriftStruct, new()
    {
        if (offset is not { } start || length is not (> 0 and <= LargestIndex and var count) || start < 0 || start > source.Length - count) return null;
        var bytes = new byte[count];
        try
        {
            source.Read(start, bytes);
            return new CompactReader(bytes).Read<T>();
        }
        catch (ParquetFormatException)
        {
            // The index only saves work: without it, all pages are read.
            return null;
        }
    }
}

/// <summary>Rows of a row group as ranges in order, each from a first row to before an end.</summary>
internal sealed class RowRanges(List<(long Start, long End)> ranges)
{
    public IReadOnlyList<(long Start, long End)> Ranges => ranges;

    public long RowCount => ranges.Sum(range => range.End - range.Start);

    /// <summary>The rows that are in both.</summary>
    public RowRanges And(RowRanges other)
    {
        var result = new List<(long, long)>();
        for (int i = 0, j = 0; i < ranges.Count && j < other.Ranges.Count;)
        {
            var (start, end) = (Math.Max(ranges[i].Start, other.Ranges[j].Start), Math.Min(ranges[i].End, other.Ranges[j].End));
            if (start < end) result.Add((start, end));
            if (ranges[i].End < other.Ranges[j].End) i++;
            else j++;
        }
        return new(result);
    }

    /// <summary>The first row of a range from <paramref name="row"/> on, or <see cref="long.MaxValue"/>.</summary>
    public long Next(long row)
    {
        foreach (var (start, end) in ranges)
            if (row < end) return Math.Max(row, start);
        return long.MaxValue;
    }
}
