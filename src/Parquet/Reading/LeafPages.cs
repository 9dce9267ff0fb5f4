using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Parquet.Pages;
using Frames.Parquet.Schema;

namespace Frames.Parquet.Reading;

/// <summary>Goes through a leaf's pages and keeps the decoders of the current one: levels, then codes or values.</summary>
internal sealed class LeafPages(ByteSource source, SchemaNode leaf, LeafValues values) : IDisposable
{
    readonly ChunkPages pages = new(source);
    HybridDecoder repetitions;
    HybridDecoder definitions;
    HybridDecoder codes;
    ValueDecoder? decoder;
    PageContent page;
    ByteCursor valueBytes;
    bool opened;

    /// <summary>The chunk's dictionary, once a page of codes came up.</summary>
    public Vector? Dictionary { get; private set; }

    /// <summary>Values of the current page that are still to be read, nulls included.</summary>
    public int Left { get; private set; }

    public void Open(ColumnMetadata chunk)
    {
        if (chunk.Type != leaf.Storage) throw new ParquetFormatException($"the column {leaf.Name} is stored as {chunk.Type} where the schema says {leaf.Storage}");
        Close();
        pages.Open(chunk);
        Left = 0;
        opened = true;
    }

    /// <summary>Makes sure that there is a value to read; false at the chunk's end.</summary>
    public bool Next()
    {
        while (Left == 0)
        {
            if (pages.Peek() is not { } header) return false;
            if (header.Type == PageType.Dictionary)
            {
                ReadDictionary();
                continue;
            }
            page = pages.Read();
            (repetitions, definitions, valueBytes) = page.Levels(leaf.RepetitionLevel, leaf.Definition);
            Left = page.ValueCount;
            decoder = null;
            StartValues();
        }
        return true;
    }

    /// <summary>How many values the next page has if none of the current one are left: a page to skip whole where rows are values; 0 where that is not known.</summary>
    public int PeekCount()
    {
        if (Left > 0) return 0;
        while (pages.Peek() is { } header)
        {
            if (header.Type != PageType.Dictionary) return PageContent.CountOf(header);
            ReadDictionary();
        }
        return 0;
    }

    public void SkipPage() => pages.Skip();

    /// <summary>Whether the current page's values are codes.</summary>
    public bool IsCoded { get; private set; }

    /// <summary>Reads validity bits of flat values; says how many are not null.</summary>
    public int ReadValidity(Span<ulong> words, int start, int count)
    {
        Left -= count;
        return definitions.ReadBits(words, start, count);
    }

    public int SkipValidity(int count)
    {
        Left -= count;
        return leaf.Definition == 0 ? count : definitions.SkipBits(count);
    }

    /// <summary>Takes values without nulls from the page.</summary>
    public void Take(int count) => Left -= count;

    public void ReadLevels(Span<byte> repetition, Span<byte> definition)
    {
        if (leaf.RepetitionLevel > 0) repetitions.ReadLevels(repetition, leaf.RepetitionLevel);
        if (leaf.Definition > 0) definitions.ReadLevels(definition, leaf.Definition);
        else definition.Clear();
        Left -= definition.Length;
    }

    /// <summary>Reads codes of values that are not null, each checked against the dictionary. There must be room past them.</summary>
    public void ReadCodes(Span<int> destination, int count)
    {
        codes.Read(destination, count);
        if (count > 0 && Greatest(destination[..count]) >= (uint)Dictionary!.Length)
            throw new ParquetFormatException($"a code beyond the dictionary of {Dictionary.Length} values in the column {leaf.Name}");
    }

    public void ReadValues(int count) => values.Read(decoder!, count);

    public void ReadSelectedValues(int count, ReadOnlySpan<ulong> selected, int firstRow) => values.ReadSelected(decoder!, count, selected, firstRow);

    public void SkipValues(int count)
    {
        if (count == 0) return;
        if (IsCoded) codes.Skip(count);
        else decoder!.Skip(count);
    }

    public void Dispose()
    {
        if (opened) pages.Dispose();
        opened = false;
        Close();
    }

    void Close()
    {
        Dictionary = null;
        values.Release();
    }

    void StartValues()
    {
        IsCoded = page.Encoding is PageEncoding.PlainDictionary or PageEncoding.RunLengthDictionary;
        if (!IsCoded)
        {
            decoder = values.Decoder(page.Encoding, valueBytes);
            return;
        }
        if (Dictionary is null) throw new ParquetFormatException($"codes without a dictionary in the column {leaf.Name}");
        // A page of nulls may have no codes and not even their width.
        var width = valueBytes.Left == 0 ? 0 : valueBytes.NextByte("the width of codes");
        codes = new(valueBytes, width);
    }

    void ReadDictionary()
    {
        if (Dictionary is not null) throw new ParquetFormatException($"a second dictionary in the column {leaf.Name}");
        var content = pages.Read();
        if (content.Encoding is not (PageEncoding.Plain or PageEncoding.PlainDictionary))
            throw new ParquetFormatException($"a dictionary in the encoding {content.Encoding} is not supported");
        Dictionary = values.Dictionary(content.Values, content.ValueCount);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static uint Greatest(ReadOnlySpan<int> codes)
    {
        var (greatest, i) = (0u, 0);
        if (codes.Length >= Vector512<uint>.Count)
        {
            var most = Vector512<uint>.Zero;
            for (; i <= codes.Length - Vector512<uint>.Count; i += Vector512<uint>.Count)
                most = Vector512.Max(most, Vector512.Create(codes[i..]).AsUInt32());
            for (var lane = 0; lane < Vector512<uint>.Count; lane++) greatest = Math.Max(greatest, most[lane]);
        }
        for (; i < codes.Length; i++) greatest = Math.Max(greatest, (uint)codes[i]);
        return greatest;
    }
}
