using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Schema;
using Frames.Parquet.Skipping;
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
    readonly long[] skipped;
    ChoiceRecord? choice;
    RowRanges? ranges;
    long row;
    long end;
    int batchRows = Batch.MaxRows;

    /// <summary>A reader of the columns in the order of <paramref name="requested"/>; columns that the file lacks are null.</summary>
    public ParquetReader(ParquetFile file, StructType requested, bool caseSensitive = false, Func<StructField, int?>? fieldId = null)
    {
        this.file = file;
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
        skipped = new long[columns.Length];
    }

    /// <summary>From here on rows are chosen before all columns are decoded, for as long as that pays.</summary>
    public void Choose(RowChoice rows) => choice = new(rows, columns.Length);

    /// <summary>Turns to a row group, or to the rows of it that are in <paramref name="ranges"/>; more rows than those may come.</summary>
    public void Open(int rowGroup, RowRanges? ranges = null)
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
        (this.ranges, row, end) = (ranges, 0, group.RowCount!.Value);
        Array.Clear(skipped);
        batchRows = BatchRows(group);
    }

    /// <summary>The next rows of the row group, or null at its end. The batch's memory is the arena's, but for dictionaries, which live on.</summary>
    public Batch? Read(Arena arena)
    {
        try
        {
            while (row < end)
            {
                SkipTo(ranges?.Next(row) ?? row);
                if (row >= end) return null;
                var rows = (int)Math.Min(end - row, batchRows);
                row += rows;
                if (ReadRows(rows, arena) is { } batch) return batch;
            }
            return null;
        }
        catch (Exception error) when (ParquetErrors.IsReadFailure(error))
        {
            row = end;
            throw ParquetErrors.Wrap(error, file.Path);
        }
    }

    public void Dispose()
    {
        foreach (var column in columns) column.Dispose();
    }

    void SkipTo(long next)
    {
        if (next >= end)
        {
            row = end;
            return;
        }
        for (var i = 0; i < skipped.Length; i++) skipped[i] += next - row;
        row = next;
    }

    /// <summary>A batch, or null if none of its rows was chosen.</summary>
    Batch? ReadRows(int rows, Arena arena)
    {
        var vectors = new Vector[columns.Length];
        Selection? selection = null;
        if (choice is { Pays: true })
        {
            foreach (var column in choice.Choice.Columns) vectors[column] = ReadColumn(column, rows, Bitmap.All, arena);
            selection = choice.Choice.Choose(new Batch(rows, Array.ConvertAll(choice.Choice.Columns, column => vectors[column])), arena);
            choice.Note(rows, selection);
            if (selection is { Count: 0 })
            {
                foreach (var column in choice.Rest) skipped[column] += rows;
                return null;
            }
        }
        var selected = selection is null ? Bitmap.All : new Bitmap(selection.Memory);
        for (var column = 0; column < vectors.Length; column++) vectors[column] ??= ReadColumn(column, rows, selected, arena);
        return new Batch(rows, vectors, selection);
    }

    Vector ReadColumn(int column, int rows, Bitmap selected, Arena arena)
    {
        // Rows are left out in one go, so that whole pages of them are never decompressed.
        if (skipped[column] > 0) columns[column].Skip(skipped[column]);
        skipped[column] = 0;
        return columns[column].Read(rows, selected, arena);
    }

    int BatchRows(RowGroup group)
    {
        var elements = 1L;
        foreach (var leaf in repeatedLeaves)
            elements = Math.Max(elements, (group.Columns![leaf.Column].Metadata?.ValueCount ?? 0) / Math.Max(group.RowCount!.Value, 1));
        return (int)Math.Clamp(ElementsPerBatch / elements, 1, Batch.MaxRows);
    }

    /// <summary>A choice of rows and whether it has been worth its while: the query applies its conditions again.</summary>
    sealed class ChoiceRecord(RowChoice choice, int columns)
    {
        const int Trial = 32;

        int batches;
        long rows;
        long chosen;

        public RowChoice Choice => choice;

        public int[] Rest { get; } = [.. Enumerable.Range(0, columns).Where(column => !choice.Columns.Contains(column))];

        /// <summary>True until enough batches have shown that most rows are chosen.</summary>
        public bool Pays => batches < Trial || chosen * 4 < rows;

        public void Note(int count, Selection? selection)
        {
            batches++;
            rows += count;
            chosen += selection?.Count ?? count;
        }
    }
}
