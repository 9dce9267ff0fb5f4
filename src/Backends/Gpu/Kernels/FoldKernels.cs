using Frames.Backends.Gpu.Expressions;
using Frames.Kernels;
using ILGPU;

namespace Frames.Backends.Gpu.Kernels;

/// <summary>The kernels of aggregation: they run the catalogue's aggregate structs, which have no atomic form, so that every state belongs to one thread at a time.</summary>
internal static class FoldKernels
{
    /// <summary>Adds the selected rows to a state a thread.</summary>
    public static void Rows<TExpression, TAggregate, TArgument, TState, TResult>(Index1D thread, TExpression argument, ArrayView<byte> selected, ArrayView<TState> states,
        ArrayView<int> failed, long rows, long stride)
        where TExpression : struct, IDeviceExpression<TArgument>
        where TAggregate : struct, IAggregate<TArgument, TState, TResult>
        where TArgument : unmanaged
        where TState : unmanaged
        where TResult : unmanaged
    {
        var state = states[thread];
        for (long row = thread; row < rows; row += stride)
        {
            if (selected[row] == 0) continue;
            var value = argument.Evaluate(row);
            if (value.Failed != 0) failed[0] = 1;
            if (value.Ok != 0) TAggregate.Update(ref state, value.Value);
        }
        states[thread] = state;
    }

    /// <summary>Makes a state of each chain of rows.</summary>
    public static void Chains<TExpression, TAggregate, TArgument, TState, TResult>(Index1D thread, TExpression argument, ArrayView<int> heads, ArrayView<int> next, ArrayView<TState> states,
        ArrayView<int> failed, long chains, long stride)
        where TExpression : struct, IDeviceExpression<TArgument>
        where TAggregate : struct, IAggregate<TArgument, TState, TResult>
        where TArgument : unmanaged
        where TState : unmanaged
        where TResult : unmanaged
    {
        for (long chain = thread; chain < chains; chain += stride)
        {
            var state = default(TState);
            TAggregate.Initialize(ref state);
            for (var row = heads[chain]; row >= 0; row = next[row])
            {
                var value = argument.Evaluate(row);
                if (value.Failed != 0) failed[0] = 1;
                if (value.Ok != 0) TAggregate.Update(ref state, value.Value);
            }
            states[chain] = state;
        }
    }

    /// <summary>Adds the states of each group's chains to the group's, always in the same order; groups from <paramref name="known"/> on are new.</summary>
    public static void Merge<TAggregate, TArgument, TState, TResult>(Index1D thread, ArrayView<TState> chains, ArrayView<TState> states, int parts, long known, long count, long stride)
        where TAggregate : struct, IAggregate<TArgument, TState, TResult>
        where TArgument : unmanaged
        where TState : unmanaged
        where TResult : unmanaged
    {
        for (long group = thread; group < count; group += stride)
        {
            var state = default(TState);
            if (group < known) state = states[group];
            else TAggregate.Initialize(ref state);
            for (long part = 0; part < parts; part++)
            {
                var other = chains[(group * parts) + part];
                TAggregate.Merge(ref state, in other);
            }
            states[group] = state;
        }
    }

    /// <summary>Starts states.</summary>
    public static void Start<TAggregate, TArgument, TState, TResult>(Index1D thread, ArrayView<TState> states)
        where TAggregate : struct, IAggregate<TArgument, TState, TResult>
        where TArgument : unmanaged
        where TState : unmanaged
        where TResult : unmanaged
    {
        var state = default(TState);
        TAggregate.Initialize(ref state);
        states[thread] = state;
    }
}
