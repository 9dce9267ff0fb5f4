using Frames.Columns;
using Frames.Errors;
using Frames.Parquet.Schema;

namespace Frames.Parquet.Writing;

/// <summary>Takes columns apart into the levels and values of their leaves.</summary>
internal sealed class Shredder(Func<LeafShape, LeafWriter> writerOf, Arena arena)
{
    /// <summary>One entry a value, null or empty array; its row in the vector at hand, or -1 where an ancestor is null or empty.</summary>
    readonly record struct Entries(int Count, byte[] Repetitions, byte[] Definitions, int[] Rows)
    {
        public ReadOnlySpan<int> RowSpan => Rows.AsSpan(0, Count);
    }

    int rowCount;

    /// <summary>Writes a top-level column.</summary>
    public void Write(ReadShape shape, Vector vector)
    {
        rowCount = vector.Length;
        if (shape is LeafShape { IsFlat: true } leaf && !vector.MayHaveNulls && vector is not (NullVector or ConstantVector)) WriteWithoutNulls(leaf, vector);
        else Write(shape, vector, Start(vector.Length), 0);
    }

    void WriteWithoutNulls(LeafShape leaf, Vector vector)
    {
        var entries = Start(vector.Length);
        if (leaf.Node.Definition > 0) entries.Definitions.AsSpan(0, entries.Count).Fill(1);
        writerOf(leaf).Add(entries.Repetitions.AsSpan(0, entries.Count), entries.Definitions.AsSpan(0, entries.Count), rowCount, VectorForms.Flatten(vector, arena), entries.RowSpan);
    }

    /// <summary><paramref name="definition"/>: the level of a row whose value is null.</summary>
    void Write(ReadShape shape, Vector vector, Entries entries, int definition)
    {
        vector = VectorForms.Flatten(vector, arena);
        switch (shape)
        {
            case LeafShape leaf:
                WriteLeaf(leaf, vector, entries, definition);
                break;
            case StructShape structure:
                DropNulls(vector, entries, structure.Present, definition, structure);
                var fields = vector is StructVector structs ? structs.Fields : null;
                for (var i = 0; i < structure.Fields.Length; i++)
                    Write(structure.Fields[i], fields?[i] ?? new NullVector(structure.Fields[i].Type, vector.Length), Copy(entries), structure.Present);
                break;
            case RepeatedShape repeated:
                DropNulls(vector, entries, repeated.Present, definition, repeated);
                WriteElements(repeated, vector, entries);
                break;
            default:
                throw new InvalidOperationException($"A column of {shape.Type.SimpleString} is not in the schema that it is written with.");
        }
    }

    void WriteElements(RepeatedShape shape, Vector vector, Entries entries)
    {
        var (offsets, parts) = vector switch
        {
            ArrayVector array => (array.OffsetsMemory, new[] { array.Elements }),
            MapVector map => (map.OffsetsMemory, [map.Keys, map.Values]),
            _ => (new int[vector.Length + 1], Array.ConvertAll(shape.Parts, part => (Vector)new NullVector(part.Type, 0))),
        };
        var elements = Expand(entries, offsets.Span, shape);
        for (var i = 0; i < parts.Length; i++) Write(shape.Parts[i], parts[i], i == parts.Length - 1 ? elements : Copy(elements), shape.ElementPresent);
    }

    void WriteLeaf(LeafShape leaf, Vector vector, Entries entries, int definition)
    {
        DropNulls(vector, entries, leaf.Node.Definition, definition, leaf);
        var present = arena.Rent<int>(entries.Count);
        var count = 0;
        foreach (var row in entries.RowSpan)
            if (row >= 0) present[count++] = row;
        writerOf(leaf).Add(entries.Repetitions.AsSpan(0, entries.Count), entries.Definitions.AsSpan(0, entries.Count), rowCount, vector, present.AsSpan(0, count));
    }

    /// <summary>Rows of nulls go no further; the others reach the level at which their value is there.</summary>
    static void DropNulls(Vector vector, Entries entries, int present, int definition, ReadShape shape)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries.Rows[i] < 0) continue;
            if (!vector.IsNull(entries.Rows[i]))
            {
                entries.Definitions[i] = (byte)present;
                continue;
            }
            if (present == definition) throw ErrorClasses.NullInRequiredColumn.With(("walkedTypePath", string.Join('.', shape.First!.Node.Path)));
            entries.Rows[i] = -1;
        }
    }

    Entries Expand(Entries entries, ReadOnlySpan<int> offsets, RepeatedShape shape)
    {
        long total = 0;
        foreach (var row in entries.RowSpan) total += row < 0 ? 1 : Math.Max(1, offsets[row + 1] - offsets[row]);
        var result = Rent(checked((int)total));
        var next = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            var row = entries.Rows[i];
            var (start, end) = row < 0 ? (0, 0) : (offsets[row], offsets[row + 1]);
            (result.Repetitions[next], result.Definitions[next], result.Rows[next]) = (entries.Repetitions[i], entries.Definitions[i], -1);
            if (start == end)
            {
                next++;
                continue;
            }
            for (var element = start; element < end; element++, next++)
            {
                if (element > start) result.Repetitions[next] = (byte)shape.Repetition;
                (result.Definitions[next], result.Rows[next]) = ((byte)shape.ElementPresent, element);
            }
        }
        return result;
    }

    Entries Start(int rows)
    {
        var entries = Rent(rows);
        entries.Repetitions.AsSpan(0, rows).Clear();
        entries.Definitions.AsSpan(0, rows).Clear();
        for (var i = 0; i < rows; i++) entries.Rows[i] = i;
        return entries;
    }

    Entries Copy(Entries entries)
    {
        var copy = Rent(entries.Count);
        entries.Repetitions.AsSpan(0, entries.Count).CopyTo(copy.Repetitions);
        entries.Definitions.AsSpan(0, entries.Count).CopyTo(copy.Definitions);
        entries.RowSpan.CopyTo(copy.Rows);
        return copy;
    }

    Entries Rent(int count) => new(count, arena.Rent<byte>(count), arena.Rent<byte>(count), arena.Rent<int>(count));
}
