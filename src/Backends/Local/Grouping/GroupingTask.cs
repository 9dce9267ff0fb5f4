using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Keys;
using Frames.Backends.Local.Spill;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Grouping;

/// <summary>Grouping in one thread: finds each row's group and updates its states; spills its groups when memory runs out.</summary>
internal sealed class GroupingTask : OperatorTask
{
    readonly HashAggregate owner;
    readonly Evaluator[] keys;
    readonly AggregateInputs inputs;
    readonly KeyRows keyRows;
    readonly CodeCache cache;
    readonly KeyRuns runs = new();
    readonly QueryRun query;
    nint[] found = new nint[Batch.MaxRows];
    nint[] added = new nint[Batch.MaxRows];
    int[] everyRow = [];
    int[] missing = [];

    public GroupingTask(HashAggregate owner, Worker worker) : base(owner, null)
    {
        this.owner = owner;
        query = worker.Query;
        var factory = new EvaluatorFactory(owner.Input, query.Settings);
        keys = factory.Create(owner.Keys);
        inputs = new AggregateInputs(owner.Aggregates, factory);
        States = new GroupStates(owner.Aggregates, query.Settings);
        keyRows = new KeyRows(owner.Layout);
        cache = new CodeCache(keys.Length);
        Table = query.Own(new GroupTable(owner.Layout, States.Initial, query.Budget, mayRepeat: true));
    }

    public GroupTable Table { get; }

    public GroupStates States { get; }

    /// <summary>What was spilled, or null.</summary>
    public SpillFile? Spilled { get; private set; }

    public override void Finish(Worker worker)
    {
        Spilled?.Complete();
        if (Table.HasRepeats) owner.Counters.Add("partialGroups", Table.Count);
    }

    protected override void Process(Batch batch, Worker worker)
    {
        Reserve(batch.Length);
        var values = new Vector[keys.Length];
        for (var i = 0; i < values.Length; i++) values[i] = keys[i].Evaluate(batch, worker.Context);
        if (!cache.Covers(values)) LookUp(values, batch.Length, Rows(batch, worker), worker);
        else if (!cache.Find(values, found.AsSpan(0, batch.Length)))
        {
            var count = CodeCache.Missing(Rows(batch, worker), found, missing);
            if (count > 0) LookUp(values, batch.Length, missing.AsSpan(0, count), worker);
            cache.Add(missing.AsSpan(0, count), found);
        }
        inputs.Update(States, Table.StateOffset, found.AsSpan(0, batch.Length), batch, worker.Context);
        if (query.Budget.IsExceeded || States.ManagedBytes > query.Budget.Limit / query.Workers.Count) SpillIfWorthIt();
    }

    ReadOnlySpan<int> Rows(Batch batch, Worker worker)
        => batch.Selection is { } selection ? selection.Rows(worker.Arena).AsSpan(0, selection.Count) : everyRow.AsSpan(0, batch.Length);

    void LookUp(Vector[] values, int length, ReadOnlySpan<int> rows, Worker worker)
    {
        keyRows.Load(values, length, worker.Context);
        var heads = runs.Heads(keyRows, rows);
        var count = Table.FindOrAdd(keyRows, heads, found, added);
        runs.Fill(rows, heads.Length, found);
        keyRows.Release();
        States.Initialize(added.AsSpan(0, count), Table.StateOffset);
    }

    void Reserve(int length)
    {
        if (everyRow.Length >= length) return;
        everyRow = [.. Enumerable.Range(0, Math.Max(length, Batch.MaxRows))];
        found = new nint[everyRow.Length];
        missing = new int[everyRow.Length];
        added = new nint[everyRow.Length];
    }

    void SpillIfWorthIt()
    {
        // A thread with few groups would gain nothing: it leaves spilling to the others.
        if (Table.Count < 1024 || Table.Bytes + States.ManagedBytes < query.Budget.Limit / (4 * query.Workers.Count)) return;
        Spilled ??= query.Own(new SpillFile(query.Options.SpillFolder, owner.SpillTypes, GroupPartitions.Count));
        var before = Spilled.Length;
        owner.Partitions.Write(Table, States, Spilled);
        owner.Counters.Add("spillBytes", Spilled.Length - before);
        Table.Clear();
        cache.Clear();
        States.Clear(owner.Aggregates, query.Settings);
    }
}
