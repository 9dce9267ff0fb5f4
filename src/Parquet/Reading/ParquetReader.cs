using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Schema;
using Frames.Parquet.Skipping;
using Frames.Sql.Types;

namespace Frames.Parquet.Reading;

/// <summary>A condition on rows.</summary>
/// <param name="Columns">The positions of the columns that it needs.</param>
/// <param name="Choose">Given a batch with those columns, the rows for which it holds among those of a selection; null for all.</param>
internal sealed record RowCondition(int[] Columns, Func<Batch, Selection?, Selection?> Choose);

/// <summary>Chooses rows by some of the columns before the others are decoded.</summary>
/// <param name="Conditions">What must hold, one after another: each is asked only about rows that met those before.</param>
/// <param name="IsComplete">Whether these are all conditions of the scan.</param>
internal sealed record RowChoice(IReadOnlyList<RowCondition> Conditions, bool IsComplete);

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
    public void Choose(RowChoice rows) => choice = new(rows);

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
        var chooses = choice is { Pays: true };
        if (chooses)
        {
            foreach (var condition in choice!.Choice.Conditions)
            {
                Fill(vectors, condition.Columns, rows, selection, arena);
                selection = condition.Choose(new Batch(rows, vectors), selection);
                if (selection is { Count: 0 }) break;
            }
            choice.Note(rows, selection);
            if (selection is { Count: 0 })
            {
                for (var column = 0; column < vectors.Length; column++) if (vectors[column] is null) skipped[column] += rows;
                return null;
            }
        }
        for (var column = 0; column < vectors.Length; column++) vectors[column] ??= ReadColumn(column, rows, Bits(selection), arena);
        return new Batch(rows, vectors, selection) { MeetsScanFilters = chooses && choice!.Choice.IsComplete };
    }

    void Fill(Vector[] vectors, int[] wanted, int rows, Selection? selection, Arena arena)
    {
        foreach (var column in wanted) vectors[column] ??= ReadColumn(column, rows, Bits(selection), arena);
    }

    static Bitmap Bits(Selection? selection) => selection is null ? Bitmap.All : new(selection.Memory);

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

    /// <summary>A choice of rows and whether it has been worth its while: where it is not made, the query applies its conditions.</summary>
    sealed class ChoiceRecord(RowChoice choice)
    {
        const int Trial = 32;

        int batches;
        long rows;
        long chosen;

        public RowChoice Choice => choice;

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
