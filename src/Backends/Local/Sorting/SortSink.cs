using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Operators;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Sorting;

/// <summary>Keeps all rows and puts them in order.</summary>
internal sealed class SortSink(IReadOnlyList<ColumnReference> columns, ValueList<SortOrder> orders) : CollectSink("Sort", $"[{string.Join(", ", orders)}]", columns)
{
    Batch rows = new(0, []);
    int[] order = [];

    /// <summary>The number of rows.</summary>
    public int Length => order.Length;

    public override void Complete(QueryRun query)
    {
        base.Complete(query);
        rows = Whole(query);
        query.Hold(rows.Length * 28L);
        order = RowSorter.Sort(SortKeys.Evaluate(Columns, orders, rows, query.Settings), orders, rows.Length);
    }

    /// <summary>Some rows by their place in the order.</summary>
    public Batch Slice(int start, int length, Arena arena)
        => new(length, Array.ConvertAll(rows.Columns, column => VectorForms.Gather(column, order.AsSpan(start, length), arena)));
}

/// <summary>The values to sort by.</summary>
internal static class SortKeys
{
    public static Vector[] Evaluate(IReadOnlyList<ColumnReference> columns, IEnumerable<Expression> keys, Batch rows, QuerySettings settings)
    {
        var context = new EvaluationContext(Arena.Heap, settings);
        var factory = new EvaluatorFactory(columns, settings);
        return [.. keys.Select(key => factory.Create(key).Evaluate(rows, context))];
    }
}
