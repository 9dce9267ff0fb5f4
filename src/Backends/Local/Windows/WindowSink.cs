using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Operators;
using Frames.Backends.Local.Sorting;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Windows;

/// <summary>Sorts all rows by partition and order and computes window functions partition by partition, side by side.</summary>
internal sealed class WindowSink(IReadOnlyList<ColumnReference> columns, Plans.Window window)
    : CollectSink("Window", $"[{string.Join(", ", window.Functions)}]", columns)
{
    Batch rows = new(0, []);

    /// <summary>The rows in window order, with the functions' columns.</summary>
    public IEnumerable<Batch> Rows() => [rows];

    public override void Complete(QueryRun query)
    {
        base.Complete(query);
        var sorted = InOrder(Whole(query), query);
        if (sorted.Length == 0) return;
        query.Hold(VectorSize.Bytes(sorted));
        var keys = new WindowKeys(SortKeys.Evaluate(Columns, window.PartitionBy, sorted, query.Settings), SortKeys.Evaluate(Columns, window.OrderBy, sorted, query.Settings),
            window.OrderBy, sorted.Length);
        var results = window.Functions.Map(item => Compute(WindowCall.Of(item, window), keys, sorted, query));
        rows = new Batch(sorted.Length, [.. sorted.Columns, .. results]);
    }

    Batch InOrder(Batch all, QueryRun query)
    {
        SortOrder[] orders = [.. window.PartitionBy.Select(key => new SortOrder(key)), .. window.OrderBy];
        if (orders.Length == 0) return all;
        var order = RowSorter.Sort(SortKeys.Evaluate(Columns, orders, all, query.Settings), orders, all.Length);
        return new Batch(all.Length, Array.ConvertAll(all.Columns, column => VectorForms.Gather(column, order, Arena.Heap)));
    }

    Vector Compute(WindowCall call, WindowKeys keys, Batch sorted, QueryRun query)
    {
        var arguments = SortKeys.Evaluate(Columns, call.Arguments, sorted, query.Settings);
        var live = call.Filter is null ? Bitmap.All : Chosen(call.Filter, sorted, query);
        var starts = keys.PartitionStarts;
        var results = new Vector[starts.Count - 1];
        var next = 0;
        query.RunWorkers(results.Length, worker =>
        {
            var function = call.Start(query.Settings);
            worker.Begin(0);
            while (Interlocked.Increment(ref next) - 1 is var taken && taken < results.Length)
            {
                query.Cancellation.ThrowIfCancellationRequested();
                var (start, length) = (starts[taken], starts[taken + 1] - starts[taken]);
                var partition = keys.Partition(start, length, call);
                var own = Array.ConvertAll(arguments, argument => argument.Slice(start, length));
                results[taken] = VectorForms.Copy(function.Evaluate(partition, own, live.Slice(start, length), worker.Context));
                worker.Arena.Reset();
            }
        });
        return VectorForms.Concat(results, call.Type);
    }

    Bitmap Chosen(Expression filter, Batch sorted, QueryRun query)
    {
        var context = new EvaluationContext(Arena.Heap, query.Settings);
        var value = new EvaluatorFactory(Columns, query.Settings).Create(filter).Evaluate(sorted, context);
        return Conditions.Select(value, sorted.Length, null, context) is { } selection ? new Bitmap(selection.Memory) : Bitmap.All;
    }
}
