using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;

namespace Frames.Parquet.Pages;

/// <summary>A page's parts, each a stretch of checked bytes.</summary>
internal readonly struct PageContent
{
    public PageType Type { get; private init; }

    /// <summary>Values with nulls; for nested columns also those of empty lists.</summary>
    public int ValueCount { get; private init; }

    public PageEncoding Encoding { get; private init; }

    /// <summary>What follows the levels; in pages of the first version also the levels themselves, which <see cref="Levels"/> takes off.</summary>
    public ByteCursor Values { get; private init; }

    readonly PageEncoding definitionEncoding;
    readonly PageEncoding repetitionEncoding;
    readonly ByteCursor repetitions;
    readonly ByteCursor definitions;
    readonly bool separate;

    PageContent(PageEncoding definitionEncoding, PageEncoding repetitionEncoding) => (this.definitionEncoding, this.repetitionEncoding) = (definitionEncoding, repetitionEncoding);

    PageContent(ByteCursor repetitions, ByteCursor definitions) => (this.repetitions, this.definitions, separate) = (repetitions, definitions, true);

    public static PageContent Of(PageHeader page, ByteCursor bytes)
    {
        if (page is { Type: PageType.Dictionary, Dictionary: { } dictionary })
            return new() { Type = PageType.Dictionary, ValueCount = Count(dictionary.ValueCount), Encoding = dictionary.Encoding ?? PageEncoding.Plain, Values = bytes };
        if (page is not { Type: PageType.Data, Data: { } data }) throw new ParquetFormatException("a page's header does not fit its type");
        return new(data.DefinitionEncoding ?? PageEncoding.RunLength, data.RepetitionEncoding ?? PageEncoding.RunLength)
        {
            Type = PageType.Data,
            ValueCount = Count(data.ValueCount),
            Encoding = Encoded(data.Encoding),
            Values = bytes,
        };
    }

    public static PageContent OfV2(DataPageHeaderV2 data, ByteCursor levels, ByteCursor values)
    {
        var repetitions = levels.Part(data.RepetitionBytes ?? 0, "the repetition levels of a page");
        return new(repetitions, levels) { Type = PageType.DataV2, ValueCount = Count(data.ValueCount), Encoding = Encoded(data.Encoding), Values = values };
    }

    /// <summary>How many bytes of levels stand before the values.</summary>
    public static long LevelBytes(DataPageHeaderV2 data)
    {
        var (repetition, definition) = (data.RepetitionBytes ?? 0, data.DefinitionBytes ?? 0);
        if (repetition < 0 || definition < 0) throw new ParquetFormatException("levels of negative length");
        return (long)repetition + definition;
    }

    /// <summary>The values in a data page as its header counts them.</summary>
    public static int CountOf(PageHeader page) => page.Type switch
    {
        PageType.Data => Count(page.Data?.ValueCount),
        PageType.DataV2 => Count(page.DataV2?.ValueCount),
        _ => 0,
    };

    /// <summary>The decoders of the levels, where the schema has such, and the bytes of the values.</summary>
    public (HybridDecoder Repetitions, HybridDecoder Definitions, ByteCursor Values) Levels(int greatestRepetition, int greatestDefinition)
    {
        var (repetitionWidth, definitionWidth) = (BitUnpacker.WidthOf((ulong)greatestRepetition), BitUnpacker.WidthOf((ulong)greatestDefinition));
        if (separate) return (new(repetitions, repetitionWidth), new(definitions, definitionWidth), Values);
        var rest = Values;
        var first = repetitionWidth == 0 ? default : LevelRuns(ref rest, repetitionEncoding, repetitionWidth);
        var second = definitionWidth == 0 ? default : LevelRuns(ref rest, definitionEncoding, definitionWidth);
        return (first, second, rest);
    }

    static HybridDecoder LevelRuns(ref ByteCursor rest, PageEncoding encoding, int width)
    {
        if (encoding != PageEncoding.RunLength) throw new ParquetFormatException($"levels in the encoding {encoding} are not supported");
        return new(rest.Part((uint)rest.NextInt32("the length of levels"), "the levels of a page"), width);
    }

    static int Count(int? count) => count is >= 0 and var present ? present : throw new ParquetFormatException("a page does not say how many values it has");

    static PageEncoding Encoded(PageEncoding? encoding) => encoding ?? throw new ParquetFormatException("a page does not name its encoding");
}
