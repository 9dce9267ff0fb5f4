using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Pages;
using Frames.Parquet.Schema;

namespace Frames.Parquet.Reading;

/// <summary>
/// Reads a leaf below structs, arrays or maps: for some rows its levels, one entry a value, null or empty array, and its values one after another.
/// </summary>
internal sealed class NestedLeaf : IDisposable
{
    const int LevelPart = 4096;
    const int Overshoot = 64;

    /// <summary>More entries than this in one batch are refused: levels in runs can claim any number of them.</summary>
    const int MostEntries = 1 << 26;

    readonly LeafShape shape;
    readonly LeafValues values;
    readonly LeafPages pages;
    readonly byte[] partRepetitions = new byte[LevelPart];
    readonly byte[] partDefinitions = new byte[LevelPart];
    int partAt;
    int partEnd;
    byte[] repetitions = new byte[LevelPart];
    byte[] definitions = new byte[LevelPart];
    int[] codes = [];

    public NestedLeaf(ByteSource source, LeafShape shape)
    {
        this.shape = shape;
        values = shape.LevelsOnly ? new NoValues() : LeafRules.For(shape.Node, shape.Type) ?? throw new TypeMismatchException(shape.Node, shape.Type);
        pages = new(source, shape.Node, values);
    }

    public LeafShape Shape => shape;

    /// <summary>Entries that were read last.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<byte> Repetitions => repetitions.AsSpan(0, Count);
    public ReadOnlySpan<byte> Definitions => definitions.AsSpan(0, Count);

    public void Open(ColumnMetadata chunk)
    {
        pages.Open(chunk);
        (partAt, partEnd, Count) = (0, 0, 0);
    }

    /// <summary>Reads the entries of the next rows.</summary>
    public void Read(int rows, Arena arena)
    {
        Count = 0;
        values.Begin(arena, rows);
        for (var row = 0; ;)
        {
            if (partAt == partEnd && !NextPart())
            {
                if (row < rows) throw ParquetFormatException.Truncated($"the column {shape.Node.Name}");
                return;
            }
            var end = RowsEnd(ref row, rows);
            Append(partAt, end - partAt, arena);
            partAt = end;
            if (partAt < partEnd) return;
        }
    }

    /// <summary>The vector of the entries that exist in the innermost array around the leaf.</summary>
    public Vector Finish(int slots, Bitmap validity)
    {
        if (values.Count != validity.CountSet(slots)) throw new ParquetFormatException($"the column {shape.Node.Name} has other values than its levels say");
        return values.Count == 0 && slots > 0 ? new ConstantVector(VectorBuilder.Nulls(shape.Type, 1), slots) : values.Finish(slots, validity);
    }

    public void Dispose() => pages.Dispose();

    /// <summary>Where the part's entries of the wanted rows end; counts the rows that begin.</summary>
    int RowsEnd(ref int row, int rows)
    {
        if (shape.Node.RepetitionLevel == 0)
        {
            var count = Math.Min(rows - row, partEnd - partAt);
            row += count;
            return partAt + count;
        }
        for (var i = partAt; i < partEnd; i++)
        {
            if (partRepetitions[i] != 0) continue;
            if (row == rows) return i;
            row++;
        }
        return partEnd;
    }

    bool NextPart()
    {
        if (!pages.Next()) return false;
        var count = Math.Min(LevelPart, pages.Left);
        pages.ReadLevels(partRepetitions.AsSpan(0, count), partDefinitions.AsSpan(0, count));
        (partAt, partEnd) = (0, count);
        return true;
    }

    void Append(int start, int count, Arena arena)
    {
        if (count == 0) return;
        if (Count == 0 && shape.Node.RepetitionLevel > 0 && partRepetitions[start] != 0) throw new ParquetFormatException($"the column {shape.Node.Name} begins within a row");
        Reserve(Count + (long)count);
        partRepetitions.AsSpan(start, count).CopyTo(repetitions.AsSpan(Count));
        var levels = partDefinitions.AsSpan(start, count);
        levels.CopyTo(definitions.AsSpan(Count));
        Count += count;
        var present = levels.Count((byte)shape.Node.Definition);
        if (present > 0) ReadValues(present, arena);
    }

    void ReadValues(int count, Arena arena)
    {
        values.Reserve(values.Count + count);
        if (!pages.IsCoded)
        {
            pages.ReadValues(count);
            return;
        }
        if (codes.Length < count + Overshoot) codes = new int[LevelPart + Overshoot];
        pages.ReadCodes(codes, count);
        values.Gather(pages.Dictionary!, codes.AsSpan(0, count));
    }

    void Reserve(long entries)
    {
        if (entries <= definitions.Length) return;
        if (entries > MostEntries) throw new ParquetFormatException($"some rows of the column {shape.Node.Name} have more than {MostEntries} values");
        Array.Resize(ref repetitions, (int)Math.Max(entries, definitions.Length * 2L));
        Array.Resize(ref definitions, repetitions.Length);
    }
}
