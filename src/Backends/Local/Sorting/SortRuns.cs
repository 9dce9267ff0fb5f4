using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Spill;
using Frames.Columns;
using Frames.Expressions;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Sorting;

/// <summary>
/// Sorted runs of rows in temporary files, and their merge. Behind its columns each row has its place in the input, so that equal rows stay in order whichever run they are in.
/// </summary>
internal sealed class SortRuns(IReadOnlyList<ColumnReference> columns, ValueList<SortOrder> orders)
{
    /// <summary>Rows of a run that the merge holds at a time.</summary>
    const int BlockRows = 1024;

    readonly ColumnReference place = new(Ids.Next(), "place", DataTypes.Long, false, []);
    readonly List<SpillFile> files = [];

    public int Count => files.Count;

    public long RowCount { get; private set; }

    /// <summary>Sorts rows and writes them as a run; returns the bytes written.</summary>
    /// <param name="rows">Batches whose last column is the rows' places.</param>
    /// <param name="query">Whose temporary file it is.</param>
    public long Write(IReadOnlyList<Batch> rows, QueryRun query)
    {
        var all = Concat(rows);
        var order = Order(all, query.Settings);
        var file = query.Own(new SpillFile(query.Options.SpillFolder, [.. WithPlace.Select(column => column.Type)], 1));
        for (var start = 0; start < order.Length; start += BlockRows)
        {
            query.Cancellation.ThrowIfCancellationRequested();
            var block = order.AsSpan(start, Math.Min(BlockRows, order.Length - start)).ToArray();
            file.Write(0, new Batch(block.Length, Array.ConvertAll(all.Columns, column => VectorForms.Gather(column, block, Arena.Heap))));
        }
        file.Complete();
        lock (files)
        {
            files.Add(file);
            RowCount += order.Length;
        }
        return file.Length;
    }

    /// <summary>A batch with its rows' places behind it.</summary>
    public static Batch Placed(Batch batch, long first)
    {
        var places = new long[batch.Length];
        for (var i = 0; i < places.Length; i++) places[i] = first + i;
        return new Batch(batch.Length, [.. batch.Columns, new FlatVector<long>(DataTypes.Long, places.Length, places, Bitmap.All)]);
    }

    /// <summary>All rows in order.</summary>
    public IEnumerable<Batch> Merge(QueryRun query)
    {
        var runs = files.Select(file => new Run(file.Read(0).GetEnumerator())).ToArray();
        try
        {
            while (true)
            {
                query.Cancellation.ThrowIfCancellationRequested();
                foreach (var run in runs) run.Fill(Concat);
                var pool = Concat([.. runs.Select(run => run.Rows).OfType<Batch>()]);
                if (pool.Length == 0) yield break;
                var order = Order(pool, query.Settings);
                var ready = Ready(order, runs);
                yield return Gather(pool, order.AsSpan(0, ready), columns.Count);
                Take(order.AsSpan(0, ready), runs);
            }
        }
        finally
        {
            foreach (var run in runs) run.Dispose();
        }
    }

    ColumnReference[] WithPlace => [.. columns, place];

    /// <summary>How many rows no row that is still in a file can come before: up to the first that is the last one held of its run.</summary>
    static int Ready(int[] order, Run[] runs)
    {
        var ends = new HashSet<int>();
        var end = 0;
        foreach (var run in runs)
        {
            end += run.Length;
            if (run.IsOpen) ends.Add(end - 1);
        }
        for (var i = 0; i < order.Length; i++)
            if (ends.Contains(order[i])) return i + 1;
        return order.Length;
    }

    /// <summary>Takes the rows that were given from their runs: of each run they are its first ones.</summary>
    static void Take(ReadOnlySpan<int> given, Run[] runs)
    {
        var starts = new int[runs.Length];
        for (var i = 1; i < runs.Length; i++) starts[i] = starts[i - 1] + runs[i - 1].Length;
        var counts = new int[runs.Length];
        foreach (var row in given)
        {
            var run = Array.BinarySearch(starts, row);
            if (run < 0) run = ~run - 1;
            // Runs without rows begin where the next one does.
            while (run + 1 < starts.Length && starts[run + 1] <= row) run++;
            counts[run]++;
        }
        for (var i = 0; i < runs.Length; i++) runs[i].Take(counts[i]);
    }

    int[] Order(Batch rows, QuerySettings settings)
        => RowSorter.Sort([.. SortKeys.Evaluate(columns, orders, rows, settings), rows.Columns[^1]], [.. orders, new SortOrder(place)], rows.Length);

    Batch Concat(IReadOnlyList<Batch> pieces)
    {
        var types = WithPlace;
        return new Batch(pieces.Sum(piece => piece.Length), [.. types.Select((column, i) => VectorForms.Concat([.. pieces.Select(piece => piece.Columns[i])], column.Type))]);
    }

    static Batch Gather(Batch rows, ReadOnlySpan<int> order, int count)
    {
        var picked = order.ToArray();
        return new Batch(picked.Length, [.. rows.Columns.Take(count).Select(column => VectorForms.Gather(column, picked, Arena.Heap))]);
    }

    /// <summary>A run being read: at least a block of its next rows, while there are so many.</summary>
    sealed class Run(IEnumerator<Batch> blocks) : IDisposable
    {
        public Batch? Rows { get; private set; }

        public int Length => Rows?.Length ?? 0;

        /// <summary>Whether more may be in the file.</summary>
        public bool IsOpen { get; private set; } = true;

        public void Fill(Func<IReadOnlyList<Batch>, Batch> concat)
        {
            while (IsOpen && Length < BlockRows)
            {
                IsOpen = blocks.MoveNext();
                if (IsOpen) Rows = Length == 0 ? blocks.Current : concat([Rows!, blocks.Current]);
            }
        }

        public void Take(int count) => Rows = count == Length ? null : Rows!.Slice(count, Length - count);

        public void Dispose() => blocks.Dispose();
    }
}
