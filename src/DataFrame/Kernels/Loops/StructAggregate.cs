using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Loops;

/// <summary>The loops of every aggregate of one argument whose state has a fixed size.</summary>
internal sealed unsafe class StructAggregate<TAggregate, TArgument, TState, TResult>(DataType resultType, ErrorBehavior onError, RaiseError? raise) : AggregateKernel, IStructAggregateKernel
    where TAggregate : struct, IAggregate<TArgument, TState, TResult>
    where TArgument : unmanaged
    where TState : unmanaged
    where TResult : unmanaged
{
    public Type Aggregate => typeof(TAggregate);
    public Type[] Types => [typeof(TArgument), typeof(TState), typeof(TResult)];

    public override int StateSize => (sizeof(TState) + 7) & ~7;

    public override void Initialize(byte* state) => TAggregate.Initialize(ref *(TState*)state);

    public override void Update(ReadOnlySpan<nint> states, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return;
        var mask = Bitmap.And(arguments[0].Validity, live, length, context.Arena);
        var values = Vectors.Values<TArgument>(arguments[0], context);
        if (mask.IsAll) UpdateAll(states, values);
        else UpdateMasked(states, values, mask.Words);
    }

    public override void UpdateOne(byte* state, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return;
        var mask = Bitmap.And(arguments[0].Validity, live, length, context.Arena);
        Accumulate(ref *(TState*)state, Vectors.Values<TArgument>(arguments[0], context), mask.Words);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Merge(ReadOnlySpan<nint> into, ReadOnlySpan<nint> from, AggregateKernel owner)
    {
        for (var i = 0; i < into.Length; i++) TAggregate.Merge(ref *(TState*)into[i], in *(TState*)from[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Vector Finish(ReadOnlySpan<nint> states, EvaluationContext context)
    {
        var values = new TResult[Math.Max(64, (states.Length + 63) & ~63)];
        var validity = new ulong[Bitmap.WordCount(states.Length)];
        for (var i = 0; i < states.Length; i++)
        {
            var error = 0L;
            var some = TAggregate.Finish(in *(TState*)states[i], out values[i], ref error);
            if (error != 0 && onError == ErrorBehavior.Raise) throw raise!(error, values[i], null);
            if (some && (error == 0 || onError == ErrorBehavior.Ignore)) Bitmap.Set(validity, i);
        }
        return Vectors.FromValues(resultType, values, states.Length, new(validity), context);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void UpdateAll(ReadOnlySpan<nint> states, ReadOnlySpan<TArgument> values)
    {
        states = states[..values.Length];
        for (var i = 0; i < values.Length; i++) TAggregate.Update(ref *(TState*)states[i], values[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void UpdateMasked(ReadOnlySpan<nint> states, ReadOnlySpan<TArgument> values, ReadOnlySpan<ulong> mask)
    {
        for (var i = 0; i < values.Length; i++)
            if ((mask[i >> 6] >> i & 1) != 0) TAggregate.Update(ref *(TState*)states[i], values[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Accumulate(ref TState state, ReadOnlySpan<TArgument> values, ReadOnlySpan<ulong> mask)
    {
        var local = state;
        if (mask.IsEmpty)
            foreach (var value in values) TAggregate.Update(ref local, value);
        else
            for (var i = 0; i < values.Length; i++)
                if ((mask[i >> 6] >> i & 1) != 0) TAggregate.Update(ref local, values[i]);
        state = local;
    }
}
