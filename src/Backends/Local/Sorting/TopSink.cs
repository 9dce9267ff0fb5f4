using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Memory;
using Frames.Columns;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Sorting;

/// <summary>
/// The first rows in an order. Each thread keeps candidates, cuts them back to the wanted number when there are many more, and from then on drops rows whose first key comes after
/// the last candidate's.
/// </summary>
internal sealed class TopSink : Sink
{
    readonly IReadOnlyList<ColumnReference> columns;
    readonly ValueList<SortOrder> orders;
    readonly int count;
    readonly List<Task> tasks = [];
    Batch rows = new(0, []);

    public TopSink(IReadOnlyList<ColumnReference> columns, ValueList<SortOrder> orders, int count) : base("TopN", $"{count} [{string.Join(", ", orders)}]")
    {
        // The place in the input decides among equals, so that the answer does not depend on threads.
        var place = new ColumnReference(Ids.Next(), "place", DataTypes.Long, false, []);
        this.columns = [.. columns, place];
        this.orders = [.. orders, new SortOrder(place)];
        this.count = count;
    }

    public IEnumerable<Batch> Rows() => [rows];

    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var task = new Task(this, worker);
        lock (tasks) tasks.Add(task);
        return task;
    }

    public override void Complete(QueryRun query)
    {
        var top = First([.. tasks.SelectMany(task => task.Kept)], query.Settings);
        rows = new Batch(top.Length, top.Columns[..^1]);
        tasks.Clear();
    }

    Batch First(IReadOnlyList<Batch> pieces, QuerySettings settings)
    {
        var all = new Batch(pieces.Sum(piece => piece.Length), [.. columns.Select((column, i) => VectorForms.Concat([.. pieces.Select(piece => piece.Columns[i])], column.Type))]);
        var order = RowSorter.Sort(SortKeys.Evaluate(columns, orders, all, settings), orders, all.Length);
        return new Batch(Math.Min(count, order.Length), Array.ConvertAll(all.Columns, column => VectorForms.Gather(column, order.AsSpan(0, Math.Min(count, order.Length)), Arena.Heap)));
    }

    sealed class Task(TopSink owner, Worker worker) : OperatorTask(owner, null)
    {
        readonly BatchKeeper keeper = new();
        readonly TopThreshold? threshold = TopThreshold.For(owner.columns, owner.orders[0], worker.Query.Settings);
        readonly int most = Math.Max(2 * owner.count, 4 * Batch.MaxRows);
        int held;
        long place;
        int morsel = -1;

        public List<Batch> Kept { get; private set; } = [];

        protected override void Process(Batch batch, Worker worker)
        {
            if (worker.Morsel != morsel) (morsel, place) = (worker.Morsel, (long)worker.Morsel << 32);
            var placed = new Batch(batch.Length, [.. batch.Columns, Places(batch.Length, worker)], batch.Selection);
            if (threshold is not null) placed = threshold.Drop(placed, worker.Context);
            if (placed.RowCount == 0) return;
            Kept.Add(keeper.Keep(placed));
            held += placed.RowCount;
            if (held >= most) Cut(worker.Query.Settings);
        }

        void Cut(QuerySettings settings)
        {
            var first = owner.First(Kept, settings);
            Kept = [first];
            held = first.Length;
            if (first.Length == owner.count) threshold?.Set(first);
        }

        FlatVector<long> Places(int length, Worker worker)
        {
            var places = worker.Arena.Rent<long>(length);
            for (var i = 0; i < length; i++) places[i] = place++;
            return new(DataTypes.Long, length, places);
        }
    }
}
