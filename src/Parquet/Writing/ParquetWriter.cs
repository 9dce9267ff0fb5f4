using System.Buffers.Binary;
using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Schema;
using Frames.Parquet.Thrift;
using Frames.Sql.Types;

namespace Frames.Parquet.Writing;

/// <summary>Writes batches to a stream as a Parquet file that Spark reads. Not for several threads.</summary>
internal sealed class ParquetWriter
{
    /// <summary>Pages are ended between pieces of this many rows.</summary>
    const int PieceRows = 1024;

    readonly Stream output;
    readonly StructType schema;
    readonly ParquetWriteOptions options;
    readonly List<SchemaElement> elements;
    readonly ReadShape[] shapes;
    readonly Dictionary<LeafShape, LeafWriter> writers = [];
    readonly LeafWriter[] leaves;
    readonly Arena arena = new();
    readonly Shredder shredder;
    readonly List<RowGroup> groups = [];
    readonly List<ChunkSummary[]> summaries = [];
    long position;
    long groupRows;

    /// <summary>Begins a file. The stream stays open at its end.</summary>
    public ParquetWriter(Stream output, StructType schema, ParquetWriteOptions options)
    {
        (this.output, this.schema, this.options) = (output, schema, options);
        elements = SchemaWriter.Elements(schema, options.Timestamps);
        shapes = new ShapeBuilder(caseSensitive: true).Build(SchemaNode.Parse(elements).Root, schema);
        leaves = [.. shapes.SelectMany(shape => shape.Leaves).Select(leaf => new LeafWriter(leaf, options))];
        foreach (var leaf in leaves) writers[leaf.Shape] = leaf;
        shredder = new(leaf => writers[leaf], arena);
        Write(FooterReader.Magic);
    }

    /// <summary>Rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>The length of the file so far; the whole once it is finished.</summary>
    public long Length => position;

    /// <summary>Adds the batch's rows; its columns are those of the schema.</summary>
    public void Write(Batch batch)
    {
        batch = batch.Compact(arena);
        for (var start = 0; start < batch.Length; start += PieceRows)
        {
            var rows = Math.Min(PieceRows, batch.Length - start);
            for (var i = 0; i < shapes.Length; i++) shredder.Write(shapes[i], batch.Columns[i].Slice(start, rows));
            groupRows += rows;
        }
        RowCount += batch.Length;
        arena.Reset();
        if (leaves.Sum(leaf => leaf.Bytes) >= options.RowGroupBytes) EndRowGroup();
    }

    /// <summary>Ends the file and gives what is known of its columns' values.</summary>
    public IReadOnlyList<Sources.ColumnStatistics> Finish()
    {
        if (groupRows > 0) EndRowGroup();
        WriteIndexes();
        var footer = CompactWriter.ToBytes(new FileMetadata
        {
            Version = options.PagesV2 ? 2 : 1,
            Schema = elements,
            RowCount = RowCount,
            RowGroups = groups,
            CreatedBy = "Frames",
            KeyValues = [new() { Key = SparkSchema.Key, Value = TypeJson.Write(schema) }],
            ColumnOrders = [.. leaves.Select(_ => new ColumnOrder { TypeDefined = new() })],
        });
        Write(footer);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        Write(length);
        Write(FooterReader.Magic);
        return [.. leaves.Select(StatisticsOf)];
    }

    void EndRowGroup()
    {
        var start = position;
        var chunks = new ChunkSummary[leaves.Length];
        for (var i = 0; i < leaves.Length; i++)
        {
            chunks[i] = leaves[i].Finish(output, position);
            position = chunks[i].End;
        }
        summaries.Add(chunks);
        groups.Add(new()
        {
            Columns = [.. chunks.Select(chunk => chunk.Chunk)],
            RowCount = groupRows,
            FileOffset = start,
            TotalCompressedSize = position - start,
            TotalByteSize = chunks.Sum(chunk => chunk.Chunk.Metadata!.TotalUncompressedSize),
            Ordinal = (short)Math.Min(groups.Count, short.MaxValue),
        });
        groupRows = 0;
    }

    /// <summary>The page index stands before the footer: bounds of all pages, then their places.</summary>
    void WriteIndexes()
    {
        foreach (var chunk in summaries.SelectMany(group => group))
        {
            if (chunk.Index is not { } index) continue;
            chunk.Chunk.ColumnIndexOffset = position;
            chunk.Chunk.ColumnIndexLength = Write(CompactWriter.ToBytes(index));
        }
        foreach (var chunk in summaries.SelectMany(group => group))
        {
            chunk.Chunk.OffsetIndexOffset = position;
            chunk.Chunk.OffsetIndexLength = Write(CompactWriter.ToBytes(chunk.Offsets));
        }
    }

    Sources.ColumnStatistics StatisticsOf(LeafWriter leaf, int index)
    {
        var bounds = summaries.Aggregate(default(ValueBounds), (all, group) => all.With(group[index].Bounds));
        var nulls = summaries.Sum(group => group[index].NullCount);
        var type = leaf.Shape.Type;
        return new(string.Join('.', leaf.Shape.Node.Path), type, Physical(bounds.Minimum, type), Physical(bounds.Maximum, type), nulls);
    }

    static object? Physical(object? bound, DataType type) => (bound, type) switch
    {
        (byte[] bytes, not BinaryType) => System.Text.Encoding.UTF8.GetString(bytes),
        (long unscaled, DecimalType) => (Int128)unscaled,
        _ => bound,
    };

    int Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        position += bytes.Length;
        return bytes.Length;
    }
}
