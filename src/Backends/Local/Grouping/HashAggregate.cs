using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Keys;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Grouping;

/// <summary>Groups rows by keys. Each thread has a table of its own; <see cref="GroupSource"/> merges them.</summary>
internal sealed class HashAggregate(IReadOnlyList<ColumnReference> input, ValueList<Expression> keys, IReadOnlyList<AggregateSpec> aggregates)
    : Sink("HashAggregate", $"keys [{string.Join(", ", keys)}]{(aggregates.Count == 0 ? "" : $", [{string.Join(", ", aggregates.Select(a => a.Aggregate))}]")}")
{
    readonly List<GroupingTask> tasks = [];

    public IReadOnlyList<ColumnReference> Input => input;

    public ValueList<Expression> Keys => keys;

    public IReadOnlyList<AggregateSpec> Aggregates => aggregates;

    public KeyLayout Layout { get; } = new([.. keys.Select(key => (key.Type, key.Nullable))]);

    public GroupPartitions Partitions => field ??= new(Layout);

    /// <summary>The columns of spilled groups: the keys, then each aggregate's state as bytes.</summary>
    public IReadOnlyList<DataType> SpillTypes => [.. keys.Select(key => key.Type), .. aggregates.Select(_ => (DataType)DataTypes.Binary)];

    /// <summary>What the threads have found.</summary>
    public IReadOnlyList<GroupingTask> Tasks => tasks;

    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var task = new GroupingTask(this, worker);
        lock (tasks) tasks.Add(task);
        return task;
    }
}
