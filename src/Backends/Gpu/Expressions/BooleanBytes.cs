using Frames.Kernels;

namespace Frames.Backends.Gpu.Expressions;

// Devices hold booleans as bytes: these make bodies over booleans bodies over bytes.

/// <summary>A body of one argument whose result is a boolean.</summary>
internal readonly struct PredicateOfOne<TOperator, TArgument> : IUnary<TArgument, byte>
    where TOperator : struct, IUnary<TArgument, bool>
    where TArgument : unmanaged
{
    public static byte Invoke(TArgument value, ref long error) => TOperator.Invoke(value, ref error) ? (byte)1 : (byte)0;
}

/// <summary>A body of two arguments whose result is a boolean.</summary>
internal readonly struct PredicateOfTwo<TOperator, TLeft, TRight> : IBinary<TLeft, TRight, byte>
    where TOperator : struct, IBinary<TLeft, TRight, bool>
    where TLeft : unmanaged
    where TRight : unmanaged
{
    public static byte Invoke(TLeft left, TRight right, ref long error) => TOperator.Invoke(left, right, ref error) ? (byte)1 : (byte)0;
}

/// <summary>A body over one boolean.</summary>
internal readonly struct OverBoolean<TOperator, T> : IUnary<byte, T>
    where TOperator : struct, IUnary<bool, T>
    where T : unmanaged
{
    public static T Invoke(byte value, ref long error) => TOperator.Invoke(value != 0, ref error);
}

/// <summary>A body over two booleans.</summary>
internal readonly struct OverBooleans<TOperator, T> : IBinary<byte, byte, T>
    where TOperator : struct, IBinary<bool, bool, T>
    where T : unmanaged
{
    public static T Invoke(byte left, byte right, ref long error) => TOperator.Invoke(left != 0, right != 0, ref error);
}

/// <summary>An aggregate of booleans.</summary>
internal readonly struct AggregateOfBooleans<TAggregate, TState, TResult> : IAggregate<byte, TState, TResult>
    where TAggregate : struct, IAggregate<bool, TState, TResult>
    where TState : unmanaged
    where TResult : unmanaged
{
    public static void Initialize(ref TState state) => TAggregate.Initialize(ref state);
    public static void Update(ref TState state, byte value) => TAggregate.Update(ref state, value != 0);
    public static void Merge(ref TState state, in TState other) => TAggregate.Merge(ref state, in other);
    public static bool Finish(in TState state, out TResult result, ref long error) => TAggregate.Finish(in state, out result, ref error);
}
