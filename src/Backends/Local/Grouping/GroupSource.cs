using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Keys;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sources;

namespace Frames.Backends.Local.Grouping;

/// <summary>
/// The groups of a grouping, one row each. The groups of a single thread are read as they lie; few groups of several threads are merged at once; many, or spilled ones, partition
/// by partition, side by side.
/// </summary>
internal sealed class GroupSource(HashAggregate aggregate) : Source(aggregate.Name, aggregate.Detail, aggregate.Counters)
{
    const int MergeAtOnceBelow = 20_000;
    const int RowsPerMorsel = 1 << 16;

    IReadOnlyList<GroupingTask> tasks = [];
    nint[][][]? partitions;

    public override long? RowCount => tasks.Any(task => task.Spilled is not null) ? null : tasks.Sum(task => (long)task.Table.Count);

    public override int Open(QueryRun query)
    {
        tasks = [.. aggregate.Tasks.Where(task => task.Table.Count > 0 || task.Spilled is not null).OrderByDescending(task => task.Table.Count)];
        if (tasks.Count == 0) return 0;
        var spilled = tasks.Any(task => task.Spilled is not null || task.Table.HasRepeats);
        if (tasks.Count > 1 && !spilled && tasks.Sum(task => (long)task.Table.Count) < MergeAtOnceBelow) MergeAtOnce();
        if (tasks.Count == 1 && !spilled) return tasks[0].States.HasManagedState ? 1 : (tasks[0].Table.Count + RowsPerMorsel - 1) / RowsPerMorsel;
        partitions = new nint[tasks.Count][][];
        var next = 0;
        query.RunWorkers(tasks.Count, _ =>
        {
            while (Interlocked.Increment(ref next) - 1 is var index && index < tasks.Count) partitions[index] = GroupPartitions.Split(tasks[index].Table);
        });
        return GroupPartitions.Count;
    }

    public override IBatchReader Read(int morsel, Worker worker)
    {
        if (partitions is not null) return Merged(morsel, worker);
        var (table, own) = (tasks[0].Table, tasks[0].States);
        var start = own.HasManagedState ? 0 : morsel * RowsPerMorsel;
        var rows = new nint[Math.Min(table.Count - start, own.HasManagedState ? int.MaxValue : RowsPerMorsel)];
        for (var i = 0; i < rows.Length; i++) rows[i] = table[start + i];
        var states = own.HasManagedState ? own : new GroupStates(aggregate.Aggregates, worker.Query.Settings);
        return new Reader(aggregate.Partitions, rows, table.StateOffset, states, worker.Query.Options.BatchRows, null);
    }

    Reader Merged(int partition, Worker worker)
    {
        var query = worker.Query;
        var states = new GroupStates(aggregate.Aggregates, query.Settings);
        if (!states.HasManagedState && tasks.All(task => task.Spilled is null))
        {
            var merged = new GroupMerge(aggregate.Layout, tasks[0].Table.StateOffset, states, worker.Context).Merge([.. tasks.Select((_, i) => partitions![i][partition])]);
            return new Reader(aggregate.Partitions, merged, tasks[0].Table.StateOffset, states, query.Options.BatchRows, null);
        }
        var table = new GroupTable(aggregate.Layout, states.Initial, query.Budget);
        try
        {
            var keys = new KeyRows(aggregate.Layout);
            for (var i = 0; i < tasks.Count; i++) GroupPartitions.Merge(table, states, keys, partitions![i][partition], tasks[i].States);
            foreach (var batch in tasks.SelectMany(task => task.Spilled?.Read(partition) ?? []))
            {
                query.Cancellation.ThrowIfCancellationRequested();
                aggregate.Partitions.Merge(table, states, keys, batch, worker.Context);
                worker.Arena.Reset();
            }
        }
        catch
        {
            table.Dispose();
            throw;
        }
        var rows = new nint[table.Count];
        for (var i = 0; i < rows.Length; i++) rows[i] = table[i];
        return new Reader(aggregate.Partitions, rows, table.StateOffset, states, query.Options.BatchRows, table);
    }

    void MergeAtOnce()
    {
        var (table, states) = (tasks[0].Table, tasks[0].States);
        var keys = new KeyRows(aggregate.Layout);
        foreach (var task in tasks.Skip(1))
        {
            var rows = new nint[task.Table.Count];
            for (var i = 0; i < rows.Length; i++) rows[i] = task.Table[i];
            GroupPartitions.Merge(table, states, keys, rows, task.States);
        }
        tasks = [tasks[0]];
    }

    sealed class Reader(GroupPartitions partitions, nint[] rows, int stateOffset, GroupStates states, int size, GroupTable? owned) : IBatchReader
    {
        int next;

        public Batch? Read(EvaluationContext context)
        {
            if (next >= rows.Length) return null;
            var some = rows.AsSpan(next, Math.Min(size, rows.Length - next));
            next += some.Length;
            return partitions.Finish(some, stateOffset, states, context);
        }

        public void Dispose() => owned?.Dispose();
    }
}
