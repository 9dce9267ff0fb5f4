using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Schema;
using Frames.Sql.Types;

namespace Frames.Parquet.Reading;

/// <summary>Chooses rows by some of the columns before the others are decoded.</summary>
/// <param name="Columns">The positions of the columns that it needs.</param>
/// <param name="Choose">Given those columns, the rows that count; null for all.</param>
internal sealed record RowChoice(int[] Columns, Func<Batch, Arena, Selection?> Choose);

/// <summary>Reads the requested columns of row groups as batches. For one thread; others read the same file with readers of their own.</summary>
internal sealed class ParquetReader : IDisposable
{
    /// <summary>Batches of long arrays have fewer rows, so that they keep to about this many elements.</summary>
    const int ElementsPerBatch = 16 * Batch.MaxRows;

    readonly ParquetFile file;
    readonly ColumnReader[] columns;
    readonly SchemaNode[] repeatedLeaves;
    readonly RowChoice? choice;
    readonly int[] rest;
    readonly long[] skipped;
    long left;
    int batchRows = Batch.MaxRows;

    /// <summary>A reader of the columns in the order of <paramref name="requested"/>; columns that the file lacks are null.</summary>
    public ParquetReader(ParquetFile file, StructType requested, bool caseSensitive = false, RowChoice? choice = null, Func<StructField, int?>? fieldId = null)
    {
        this.file = file;
        this.choice = choice;
        try
        {
            var shapes = new ShapeBuilder(caseSensitive, fieldId).Build(file.Root, requested);
            columns = Array.ConvertAll(shapes, shape => ColumnReader.Create(file.Source, shape));
            repeatedLeaves = [.. shapes.SelectMany(shape => shape.Leaves).Select(leaf => leaf.Node).Where(node => node.RepetitionLevel > 0)];
        }
        catch (Exception error) when (ParquetErrors.IsReadFailure(error))
        {
            throw ParquetErrors.Wrap(error, file.Path);
        }
        rest = [.. Enumerable.Range(0, columns.Length).Where(column => choice is null || !choice.Columns.Contains(column))];
        skipped = new long[columns.Length];
    }

    /// <summary>Turns to a row group.</summary>
    public void Open(int rowGroup)
    {
        var group = file.RowGroups[rowGroup];
        try
        {
            foreach (var column in columns) column.Open(group);
        }
        catch (Exception error) when (ParquetErrors.IsReadFailure(error))
        {
            throw ParquetErrors.Wrap(error, file.Path);
        }
        left = group.RowCount!.Value;
        Array.Clear(skipped);
        batchRows = BatchRows(group);
    }

    /// <summary>The next rows of the row group, or null at its end. The batch's memory is the arena's, but for dictionaries, which live on.</summary>
    public Batch? Read(Arena arena)
    {
        try
        {
            while (left > 0)
            {
                var rows = (int)Math.Min(left, batchRows);
                left -= rows;
                if (ReadRows(rows, arena) is { } batch) return batch;
            }
            return null;
        }
        catch (Exception error) when (ParquetErrors.IsReadFailure(error))
        {
            left = 0;
            throw ParquetErrors.Wrap(error, file.Path);
        }
    }

    public void Dispose()
    {
        foreach (var column in columns) column.Dispose();
    }

    /// <summary>A batch, or null if none of its rows was chosen.</summary>
    Batch? ReadRows(int rows, Arena arena)
    {
        var vectors = new Vector[columns.Length];
        Selection? selection = null;
        if (choice is not null)
        {
            foreach (var column in choice.Columns) vectors[column] = columns[column].Read(rows, Bitmap.All, arena);
            selection = choice.Choose(new Batch(rows, Array.ConvertAll(choice.Columns, column => vectors[column])), arena);
            if (selection is { Count: 0 })
            {
                foreach (var column in rest) skipped[column] += rows;
                return null;
            }
        }
        var selected = selection is null ? Bitmap.All : new Bitmap(selection.Memory);
        foreach (var column in rest)
        {
            // Rows are left out in one go, so that whole pages of them are never decompressed.
            if (skipped[column] > 0) columns[column].Skip(skipped[column]);
            skipped[column] = 0;
            vectors[column] = columns[column].Read(rows, selected, arena);
        }
        return new Batch(rows, vectors, selection);
    }

    int BatchRows(RowGroup group)
    {
        var elements = 1L;
        foreach (var leaf in repeatedLeaves)
            elements = Math.Max(elements, (group.Columns![leaf.Column].Metadata?.ValueCount ?? 0) / Math.Max(group.RowCount!.Value, 1));
        return (int)Math.Clamp(ElementsPerBatch / elements, 1, Batch.MaxRows);
    }
}
