using Frames.Catalogue;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Grouping;

/// <summary>One aggregate of a grouping: what it takes for each row, and how its kernels are made.</summary>
internal sealed record AggregateSpec(AggregateExpression Aggregate)
{
    public DataType Type => Aggregate.Type;

    /// <summary>The rows that count for it, or null for all.</summary>
    public Expression? Filter => Aggregate.Filter;

    public ValueList<Expression> Arguments => Aggregate.WithinGroup is { } orders ? [.. Call.Arguments, .. orders] : Call.Arguments;

    /// <summary>The call; functions that can leave nulls out take that as their last argument.</summary>
    FunctionCall Call => Aggregate is { IgnoreNulls: true, Call.Arguments: [.., Literal { Type: BooleanType }] }
        ? Aggregate.Call with { Arguments = [.. Aggregate.Call.Arguments.SkipLast(1), Literal.True] } : Aggregate.Call;

    public AggregateKernel CreateKernel(QuerySettings settings)
    {
        var function = (AggregateFunction)Aggregate.Call.Function;
        var kernel = function.CreateKernel(new KernelRequest(Call, settings))
            ?? throw new InvalidOperationException($"This is a bug in Frames: {function.Name} has no body for ({string.Join(", ", Arguments.Select(argument => argument.Type))}).");
        if (Aggregate.WithinGroup is { } orders) kernel = new OrderedAggregate(kernel, Call.Arguments, orders);
        return Aggregate.IsDistinct && !function.IgnoresDistinct ? new DistinctAggregate(kernel, Arguments, settings) : kernel;
    }
}

/// <summary>The kernels of all aggregates in one thread, and where each has its state in a row.</summary>
internal sealed unsafe class GroupStates
{
    public GroupStates(IReadOnlyList<AggregateSpec> aggregates, QuerySettings settings)
    {
        Kernels = [.. aggregates.Select(aggregate => aggregate.CreateKernel(settings))];
        Offsets = new int[Kernels.Length];
        foreach (var (index, kernel) in Kernels.Index())
        {
            Offsets[index] = Size;
            Size += (kernel.StateSize + 7) & ~7;
        }
        HasManagedState = Kernels.Any(kernel => kernel.HasManagedState);
        Initial = new byte[Size];
        fixed (byte* initial = Initial)
            for (var i = 0; i < Kernels.Length; i++) if (!Kernels[i].HasManagedState) Kernels[i].Initialize(initial + Offsets[i]);
    }

    public AggregateKernel[] Kernels { get; private set; }

    /// <summary>Bytes from the start of the states to each kernel's.</summary>
    public int[] Offsets { get; }

    /// <summary>Bytes of all states together.</summary>
    public int Size { get; }

    public bool HasManagedState { get; }

    /// <summary>The states of a new group; those that keep managed memory are made by <see cref="Initialize"/>.</summary>
    public byte[] Initial { get; }

    public long ManagedBytes => Kernels.Sum(kernel => kernel.ManagedBytes);

    /// <summary>Forgets what the kernels keep for groups that are gone.</summary>
    public void Clear(IReadOnlyList<AggregateSpec> aggregates, QuerySettings settings)
    {
        if (HasManagedState) Kernels = [.. aggregates.Select(aggregate => aggregate.CreateKernel(settings))];
    }

    /// <summary>Makes the states of new groups that do not come from <see cref="Initial"/>.</summary>
    public void Initialize(ReadOnlySpan<nint> rows, int stateOffset)
    {
        if (!HasManagedState) return;
        for (var k = 0; k < Kernels.Length; k++)
        {
            if (!Kernels[k].HasManagedState) continue;
            foreach (var row in rows) Kernels[k].Initialize((byte*)row + stateOffset + Offsets[k]);
        }
    }
}
