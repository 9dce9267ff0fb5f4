using Frames.Sql.Types;

namespace Frames.Columns;

/// <summary>
/// Columns of equal length, perhaps with a selection: the rows that count. A batch that is passed on is valid until the call returns; who keeps it calls <see cref="Retain"/>.
/// </summary>
internal sealed class Batch(int length, Vector[] columns, Selection? selection = null)
{
    /// <summary>Rows that an operator hands on at most.</summary>
    public const int MaxRows = 4096;

    public int Length { get; } = length;

    public Vector[] Columns { get; } = columns;

    /// <summary>The rows that count, or null for all.</summary>
    public Selection? Selection { get; } = selection;

    /// <summary>Whether a scan has made sure that the rows that count meet all of its filters.</summary>
    public bool MeetsScanFilters { get; init; }

    /// <summary>The number of rows that count.</summary>
    public int RowCount => Selection?.Count ?? Length;

    public Batch Slice(int start, int length)
    {
        if (Selection is not null) throw new InvalidOperationException("Only a batch without a selection can be sliced.");
        return new(length, Array.ConvertAll(Columns, column => column.Slice(start, length)));
    }

    public Batch WithColumns(params Vector[] columns) => new(Length, columns, Selection) { MeetsScanFilters = MeetsScanFilters };

    public Batch WithSelection(Selection? selection) => new(Length, Columns, selection);

    /// <summary>The batch without a selection: rows that do not count are left out.</summary>
    public Batch Compact(Arena arena) => Selection is null ? this
        : new(Selection.Count, Array.ConvertAll(Columns, column => VectorForms.Gather(column, Selection.Rows(arena).AsSpan(0, Selection.Count), arena)));

    /// <summary>A compact copy that outlives the pipeline's buffers.</summary>
    public Batch Retain() => new(RowCount, Selection is null
        ? Array.ConvertAll(Columns, column => VectorForms.Copy(column))
        : Compact(Arena.Heap).Columns);
}

/// <summary>Which rows of a batch count, as bits.</summary>
internal sealed class Selection
{
    public Selection(ReadOnlyMemory<ulong> words, int length)
    {
        Memory = words;
        Length = length;
        Count = Bitmap.CountSet(words.Span, length);
    }

    public ReadOnlyMemory<ulong> Memory { get; }
    public int Length { get; }
    public int Count { get; }
    public ReadOnlySpan<ulong> Words => Memory.Span;

    public bool this[int row] => (Memory.Span[row >> 6] >> row & 1) != 0;

    /// <summary>The positions of the rows that count, in order; the first <see cref="Count"/> of the buffer.</summary>
    public int[] Rows(Arena arena)
    {
        var rows = arena.Rent<int>(Count);
        var words = Words;
        var next = 0;
        for (var i = 0; i < Bitmap.WordCount(Length); i++)
            for (var word = words[i] & Bitmap.TailMask(i, Length); word != 0; word &= word - 1)
                rows[next++] = (i << 6) + System.Numerics.BitOperations.TrailingZeroCount(word);
        return rows;
    }
}
