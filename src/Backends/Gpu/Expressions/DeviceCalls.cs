using Frames.Kernels;

namespace Frames.Backends.Gpu.Expressions;

internal struct DeviceUnary<TChild, TOperator, TArgument, T> : IDeviceExpression<T>
    where TChild : struct, IDeviceExpression<TArgument>
    where TOperator : struct, IUnary<TArgument, T>
    where TArgument : unmanaged
    where T : unmanaged
{
    public TChild First;
    public byte OnError;

    public readonly DeviceValue<T> Evaluate(long row)
    {
        var child = First.Evaluate(row);
        var error = 0L;
        var value = TOperator.Invoke(child.Value, ref error);
        return Errors.Outcome(value, error, OnError, child.Ok, child.Failed);
    }
}

internal struct DeviceBinary<TLeftChild, TRightChild, TOperator, TLeft, TRight, T> : IDeviceExpression<T>
    where TLeftChild : struct, IDeviceExpression<TLeft>
    where TRightChild : struct, IDeviceExpression<TRight>
    where TOperator : struct, IBinary<TLeft, TRight, T>
    where TLeft : unmanaged
    where TRight : unmanaged
    where T : unmanaged
{
    public TLeftChild First;
    public TRightChild Second;
    public byte OnError;

    public readonly DeviceValue<T> Evaluate(long row)
    {
        var left = First.Evaluate(row);
        var right = Second.Evaluate(row);
        var error = 0L;
        var value = TOperator.Invoke(left.Value, right.Value, ref error);
        return Errors.Outcome(value, error, OnError, (byte)(left.Ok & right.Ok), (byte)(left.Failed | right.Failed));
    }
}

/// <summary>Equality in which null equals null.</summary>
internal struct DeviceNullSafeEqual<TLeftChild, TRightChild, TEqual, T> : IDeviceExpression<byte>
    where TLeftChild : struct, IDeviceExpression<T>
    where TRightChild : struct, IDeviceExpression<T>
    where TEqual : struct, IBinary<T, T, byte>
    where T : unmanaged
{
    public TLeftChild First;
    public TRightChild Second;

    public readonly DeviceValue<byte> Evaluate(long row)
    {
        var left = First.Evaluate(row);
        var right = Second.Evaluate(row);
        var error = 0L;
        var equal = TEqual.Invoke(left.Value, right.Value, ref error);
        var bothNull = left.Ok == 0 && right.Ok == 0;
        var same = bothNull || (left.Ok != 0 && right.Ok != 0 && equal != 0);
        return new() { Value = same ? (byte)1 : (byte)0, Ok = 1, Failed = (byte)(left.Failed | right.Failed) };
    }
}

/// <summary>What an operator's error bits make of its value.</summary>
internal static class Errors
{
    public const byte Ignore = (byte)ErrorBehavior.Ignore;
    public const byte Null = (byte)ErrorBehavior.Null;
    public const byte Raise = (byte)ErrorBehavior.Raise;

    public static DeviceValue<T> Outcome<T>(T value, long error, byte onError, byte ok, byte failed) where T : unmanaged
    {
        var bad = error != 0 && ok != 0;
        return new()
        {
            Value = value,
            Ok = bad && onError == Null ? (byte)0 : ok,
            Failed = bad && onError == Raise ? (byte)1 : failed,
        };
    }
}
