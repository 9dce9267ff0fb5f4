using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Pages;
using Frames.Parquet.Schema;

namespace Frames.Parquet.Reading;

/// <summary>Reads a column in which rows and values are the same but for nulls.</summary>
internal sealed class FlatReader : ColumnReader
{
    /// <summary>Vector loops write past the codes that they are asked for.</summary>
    const int Overshoot = 64;

    readonly SchemaNode leaf;
    readonly LeafValues values;
    readonly LeafPages pages;
    ulong[] validity = [];
    int[] codes = [];
    int coded;
    bool collecting;

    public FlatReader(ByteSource source, LeafShape shape)
    {
        leaf = shape.Node;
        values = LeafRules.For(leaf, shape.Type) ?? throw new TypeMismatchException(leaf, shape.Type);
        pages = new(source, leaf, values);
    }

    public override void Open(RowGroup group) => pages.Open(ChunkOf(group, leaf));

    public override void Skip(long rows)
    {
        while (rows > 0)
        {
            if (pages.PeekCount() is > 0 and var whole && whole <= rows)
            {
                pages.SkipPage();
                rows -= whole;
                continue;
            }
            if (!pages.Next()) throw ParquetFormatException.Truncated($"the column {leaf.Name}");
            var part = (int)Math.Min(rows, pages.Left);
            pages.SkipValues(pages.SkipValidity(part));
            rows -= part;
        }
    }

    public override Vector Read(int rows, Bitmap selected, Arena arena)
    {
        Begin(rows, arena);
        var valid = 0;
        for (var row = 0; row < rows;)
        {
            if (!pages.Next()) throw ParquetFormatException.Truncated($"the column {leaf.Name}");
            var part = Math.Min(rows - row, pages.Left);
            var present = ReadPart(row, part, selected, arena, rows);
            valid += present;
            row += part;
        }
        return Finish(rows, valid == rows ? Bitmap.All : new Bitmap(validity.AsMemory(0, Bitmap.WordCount(rows))), arena);
    }

    public override void Dispose() => pages.Dispose();

    void Begin(int rows, Arena arena)
    {
        if (leaf.Definition > 0) validity = arena.RentCleared<ulong>(Bitmap.WordCount(rows));
        (codes, coded, collecting) = ([], 0, false);
    }

    int ReadPart(int row, int count, Bitmap selected, Arena arena, int rows)
    {
        var present = count;
        if (leaf.Definition > 0) present = pages.ReadValidity(validity, row, count);
        else pages.Take(count);
        if (present == 0) return 0;
        if (pages.IsCoded && !collecting && !values.PrefersValues(pages.Dictionary!.Length))
        {
            RentCodes(rows, arena);
            pages.ReadCodes(codes.AsSpan(coded), present);
            coded += present;
            return present;
        }
        StartCollecting(rows, arena);
        if (pages.IsCoded) ReadThroughDictionary(present, present == count ? selected : Bitmap.All, row, rows, arena);
        else if (present == count && !selected.IsAll) pages.ReadSelectedValues(present, selected.Words, row);
        else pages.ReadValues(present);
        return present;
    }

    /// <summary>From here on the batch is of values: the chunk's pages went over to them.</summary>
    void StartCollecting(int rows, Arena arena)
    {
        if (collecting) return;
        collecting = true;
        values.Begin(arena, rows);
        if (coded > 0) values.Gather(pages.Dictionary!, codes.AsSpan(0, coded));
    }

    void ReadThroughDictionary(int count, Bitmap selected, int row, int rows, Arena arena)
    {
        RentCodes(rows, arena);
        pages.ReadCodes(codes, count);
        if (selected.IsAll) values.Gather(pages.Dictionary!, codes.AsSpan(0, count));
        else values.GatherSelected(pages.Dictionary!, codes.AsSpan(0, count), selected.Words, row);
    }

    void RentCodes(int rows, Arena arena)
    {
        if (codes.Length == 0) codes = arena.Rent<int>(rows + Overshoot);
    }

    Vector Finish(int rows, Bitmap validity, Arena arena)
    {
        if (collecting) return values.Finish(rows, validity);
        if (coded == 0) return AllNull(values.Type, rows);
        if (!validity.IsAll) Spread.Values<int>(codes, coded, validity.Words, rows);
        return new DictionaryVector(rows, codes, pages.Dictionary!, validity);
    }
}
