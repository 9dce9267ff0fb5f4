using System.Buffers;
using Frames.Columns;
using Frames.Parquet.Compression;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Parquet.Schema;
using Frames.Parquet.Thrift;

namespace Frames.Parquet.Writing;

/// <summary>Writes one leaf's chunk of the row group being written: levels and values to pages, pages to memory.</summary>
internal sealed class LeafWriter
{
    readonly ParquetWriteOptions options;
    readonly SchemaNode node;
    readonly LeafEncoder encoder;
    readonly PageCompression? compression;
    readonly ArrayBufferWriter<byte> pages = new();
    readonly ArrayBufferWriter<byte> plain = new();
    readonly List<PageSummary> summaries = [];
    byte[] repetitions = new byte[1024];
    byte[] definitions = new byte[1024];
    byte[] packed = [];
    int entries;
    int pageRows;
    long uncompressed;

    public LeafWriter(LeafShape shape, ParquetWriteOptions options)
    {
        (Shape, this.options, node) = (shape, options, shape.Node);
        encoder = EncoderRules.For(shape, options);
        compression = PageCompression.For(options.Codec);
    }

    public LeafShape Shape { get; }

    /// <summary>Bytes that the row group takes so far.</summary>
    public long Bytes => pages.WrittenCount + encoder.PageBytes;

    /// <summary>Adds rows: their levels, and the leaf's values at the rows of the vector that are not null.</summary>
    public void Add(ReadOnlySpan<byte> repetition, ReadOnlySpan<byte> definition, int rows, Vector vector, ReadOnlySpan<int> present)
    {
        Reserve(entries + definition.Length);
        if (node.RepetitionLevel > 0) repetition.CopyTo(repetitions.AsSpan(entries));
        definition.CopyTo(definitions.AsSpan(entries));
        entries += definition.Length;
        pageRows += rows;
        if (!present.IsEmpty) encoder.Add(vector, present);
        if (encoder.PageBytes >= options.PageBytes || pageRows >= options.PageRows) EndPage();
    }

    /// <summary>Ends the chunk: its pages go to the stream, what describes it to the metadata.</summary>
    public ChunkSummary Finish(Stream output, long offset)
    {
        if (entries > 0 || summaries.Count == 0) EndPage();
        var start = offset;
        long? dictionary = null;
        if (encoder.DictionaryCount > 0)
        {
            dictionary = offset;
            offset += WriteDictionary(output);
        }
        output.Write(pages.WrittenSpan);
        var summary = ChunkSummary.Of(node, options, summaries, start, dictionary, offset, offset + pages.WrittenCount, uncompressed);
        Reset();
        return summary;
    }

    void Reset()
    {
        encoder.Reset();
        pages.ResetWrittenCount();
        summaries.Clear();
        uncompressed = 0;
    }

    void EndPage()
    {
        plain.ResetWrittenCount();
        var valueCount = encoder.Count;
        var header = options.PagesV2 ? HeaderV2(valueCount) : HeaderV1();
        var levelBytes = options.PagesV2 ? plain.WrittenCount : 0;
        var encoding = encoder.WritePage(plain);
        if (header.Data is { } data) data.Encoding = encoding;
        else header.DataV2!.Encoding = encoding;
        var start = pages.WrittenCount;
        WritePage(header, plain.WrittenSpan, levelBytes, pages);
        summaries.Add(new(start, pages.WrittenCount - start, pageRows, entries, entries - valueCount, encoding, encoder.TakeBounds()));
        (entries, pageRows) = (0, 0);
    }

    PageHeader HeaderV1()
    {
        if (node.RepetitionLevel > 0) LevelRuns.WriteWithLength(repetitions.AsSpan(0, entries), WidthOf(node.RepetitionLevel), plain);
        if (node.Definition > 0) LevelRuns.WriteWithLength(definitions.AsSpan(0, entries), WidthOf(node.Definition), plain);
        return new()
        {
            Type = PageType.Data,
            Data = new() { ValueCount = entries, DefinitionEncoding = PageEncoding.RunLength, RepetitionEncoding = PageEncoding.RunLength },
        };
    }

    PageHeader HeaderV2(int valueCount)
    {
        if (node.RepetitionLevel > 0) HybridEncoder.Write<byte>(repetitions.AsSpan(0, entries), WidthOf(node.RepetitionLevel), plain);
        var repetitionBytes = plain.WrittenCount;
        if (node.Definition > 0) HybridEncoder.Write<byte>(definitions.AsSpan(0, entries), WidthOf(node.Definition), plain);
        return new()
        {
            Type = PageType.DataV2,
            DataV2 = new()
            {
                ValueCount = entries,
                NullCount = entries - valueCount,
                RowCount = pageRows,
                RepetitionBytes = repetitionBytes,
                DefinitionBytes = plain.WrittenCount - repetitionBytes,
                IsCompressed = compression is not null,
            },
        };
    }

    int WriteDictionary(Stream output)
    {
        plain.ResetWrittenCount();
        encoder.WriteDictionary(plain);
        var page = new ArrayBufferWriter<byte>(plain.WrittenCount / 2 + 256);
        var header = new PageHeader { Type = PageType.Dictionary, Dictionary = new() { ValueCount = encoder.DictionaryCount, Encoding = PageEncoding.Plain } };
        WritePage(header, plain.WrittenSpan, 0, page);
        output.Write(page.WrittenSpan);
        return page.WrittenCount;
    }

    /// <summary>Header and content; the first <paramref name="levelBytes"/> stay as they are.</summary>
    void WritePage(PageHeader header, ReadOnlySpan<byte> content, int levelBytes, ArrayBufferWriter<byte> target)
    {
        var body = content[levelBytes..];
        if (compression is not null && (body.Length > 0 || levelBytes == 0))
        {
            var bound = compression.GreatestCompressedLength(body.Length);
            if (packed.Length < bound) packed = new byte[bound];
            body = packed.AsSpan(0, compression.Compress(body, packed));
        }
        (header.UncompressedSize, header.CompressedSize) = (content.Length, levelBytes + body.Length);
        var head = CompactWriter.ToBytes(header);
        uncompressed += head.Length + content.Length;
        target.Write(head);
        target.Write(content[..levelBytes]);
        target.Write(body);
    }

    void Reserve(int capacity)
    {
        if (capacity <= definitions.Length) return;
        Array.Resize(ref definitions, Math.Max(capacity, definitions.Length * 2));
        Array.Resize(ref repetitions, definitions.Length);
    }

    static int WidthOf(int greatestLevel) => BitUnpacker.WidthOf((ulong)greatestLevel);
}
