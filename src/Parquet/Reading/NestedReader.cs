using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Pages;
using Frames.Parquet.Schema;

namespace Frames.Parquet.Reading;

/// <summary>Builds structs, arrays and maps from the levels of their leaves.</summary>
internal sealed class NestedReader : ColumnReader
{
    readonly ReadShape shape;
    readonly Arena scratch = new();
    readonly Dictionary<LeafShape, NestedLeaf> leaves = [];

    public NestedReader(ByteSource source, ReadShape shape)
    {
        this.shape = shape;
        foreach (var leaf in shape.Leaves) leaves.TryAdd(leaf, new NestedLeaf(source, leaf));
    }

    public override void Open(RowGroup group)
    {
        foreach (var (leaf, reader) in leaves) reader.Open(ChunkOf(group, leaf.Node));
    }

    public override void Skip(long rows)
    {
        // Without a page index nothing but the levels tells where rows begin.
        foreach (var reader in leaves.Values)
        {
            for (var left = rows; left > 0; left -= Batch.MaxRows)
            {
                reader.Read((int)Math.Min(left, Batch.MaxRows), scratch);
                scratch.Reset();
            }
        }
    }

    public override Vector Read(int rows, Bitmap selected, Arena arena)
    {
        foreach (var reader in leaves.Values) reader.Read(rows, arena);
        return Build(shape, new Slots(0, 0, rows), arena);
    }

    public override void Dispose()
    {
        foreach (var reader in leaves.Values) reader.Dispose();
    }

    /// <summary>What one row of a vector is: an entry with a repetition level of at most the first number and a definition level of at least the second.</summary>
    readonly record struct Slots(int Repetition, int Definition, int Count);

    Vector Build(ReadShape shape, Slots slots, Arena arena) => shape switch
    {
        LeafShape leaf => leaves[leaf].Finish(slots.Count, Validity(leaves[leaf], slots, leaf.Node.Definition, arena)),
        StructShape structure => BuildStruct(structure, slots, arena),
        RepeatedShape repeated => BuildRepeated(repeated, slots, arena),
        _ => AllNull(shape.Type, slots.Count),
    };

    StructVector BuildStruct(StructShape shape, Slots slots, Arena arena)
    {
        var validity = shape.First is { } first ? Validity(leaves[first], slots, shape.Present, arena) : Bitmap.All;
        return new(shape.Type, slots.Count, Array.ConvertAll(shape.Fields, field => Build(field, slots, arena)), validity);
    }

    Vector BuildRepeated(RepeatedShape shape, Slots slots, Arena arena)
    {
        if (shape.First is not { } first) return AllNull(shape.Type, slots.Count);
        var leaf = leaves[first];
        var validity = Validity(leaf, slots, shape.Present, arena);
        var offsets = Offsets(leaf, slots, shape, arena);
        var elements = new Slots(shape.Repetition, shape.ElementPresent, offsets[slots.Count]);
        var parts = Array.ConvertAll(shape.Parts, part => Build(part, elements, arena));
        return parts.Length == 1
            ? new ArrayVector(shape.Type, slots.Count, offsets, parts[0], validity)
            : new MapVector(shape.Type, slots.Count, offsets, parts[0], parts[1], validity);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static Bitmap Validity(NestedLeaf leaf, Slots slots, int present, Arena arena)
    {
        if (present <= slots.Definition)
        {
            CheckCount(leaf, slots, CountSlots(leaf, slots));
            return Bitmap.All;
        }
        var words = arena.RentCleared<ulong>(Bitmap.WordCount(slots.Count));
        var repetitions = leaf.Repetitions;
        var definitions = leaf.Definitions;
        var (row, set) = (0, 0);
        for (var i = 0; i < definitions.Length; i++)
        {
            if (repetitions[i] > slots.Repetition || definitions[i] < slots.Definition) continue;
            if (row >= slots.Count) throw Disagree(leaf);
            if (definitions[i] >= present)
            {
                words[row >> 6] |= 1UL << row;
                set++;
            }
            row++;
        }
        CheckCount(leaf, slots, row);
        return set == row ? Bitmap.All : new(words.AsMemory(0, Bitmap.WordCount(row)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int[] Offsets(NestedLeaf leaf, Slots slots, RepeatedShape shape, Arena arena)
    {
        var offsets = arena.Rent<int>(slots.Count + 1);
        var repetitions = leaf.Repetitions;
        var definitions = leaf.Definitions;
        var (row, element) = (0, 0);
        for (var i = 0; i < definitions.Length; i++)
        {
            if (repetitions[i] > shape.Repetition) continue;
            if (repetitions[i] <= slots.Repetition && definitions[i] >= slots.Definition) offsets[row++] = element;
            if (definitions[i] >= shape.ElementPresent) element++;
        }
        offsets[slots.Count] = element;
        return offsets;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int CountSlots(NestedLeaf leaf, Slots slots)
    {
        var repetitions = leaf.Repetitions;
        var definitions = leaf.Definitions;
        var count = 0;
        for (var i = 0; i < definitions.Length; i++)
            if (repetitions[i] <= slots.Repetition && definitions[i] >= slots.Definition) count++;
        return count;
    }

    // Each leaf has levels of its own; in a damaged file they need not agree.
    static void CheckCount(NestedLeaf leaf, Slots slots, int count)
    {
        if (count != slots.Count) throw Disagree(leaf);
    }

    static ParquetFormatException Disagree(NestedLeaf leaf) => new($"the column {string.Join('.', leaf.Shape.Node.Path)} has other rows than its neighbours");
}
