using Frames.Kernels;
using ILGPU;

namespace Frames.Backends.Gpu.Device;

// An expression on the device is a value: nested generic structs whose leaves hold column views and constants. The compiler of the device inlines all of it. Booleans are bytes.

/// <summary>A value, whether it is not null, and whether a row that counts may have failed.</summary>
internal struct DeviceValue<T> where T : unmanaged
{
    public T Value;
    public byte Ok;
    public byte Failed;
}

/// <summary>An expression over a row.</summary>
internal interface IDeviceExpression<T> where T : unmanaged
{
    DeviceValue<T> Evaluate(long row);
}

internal struct DeviceColumnValue<T> : IDeviceExpression<T> where T : unmanaged
{
    public ArrayView<T> Data;
    public ArrayView<byte> Validity;

    public readonly DeviceValue<T> Evaluate(long row) => new() { Value = Data[row], Ok = Validity[row] };
}

internal struct DeviceConstant<T> : IDeviceExpression<T> where T : unmanaged
{
    public T Value;
    public byte Ok;

    public readonly DeviceValue<T> Evaluate(long row) => new() { Value = Value, Ok = Ok };
}

internal struct DeviceUnary<TChild, TOperator, TArgument, T> : IDeviceExpression<T>
    where TChild : struct, IDeviceExpression<TArgument>
    where TOperator : struct, IUnary<TArgument, T>
    where TArgument : unmanaged
    where T : unmanaged
{
    public TChild Left;
    public byte OnError;

    public readonly DeviceValue<T> Evaluate(long row)
    {
        var child = Left.Evaluate(row);
        var error = 0L;
        var value = TOperator.Invoke(child.Value, ref error);
        return Errors.Outcome(value, error, OnError, child.Ok, child.Failed);
    }
}

internal struct DeviceUnaryPredicate<TChild, TOperator, TArgument> : IDeviceExpression<byte>
    where TChild : struct, IDeviceExpression<TArgument>
    where TOperator : struct, IUnary<TArgument, bool>
    where TArgument : unmanaged
{
    public TChild Left;
    public byte OnError;

    public readonly DeviceValue<byte> Evaluate(long row)
    {
        var child = Left.Evaluate(row);
        var error = 0L;
        var value = TOperator.Invoke(child.Value, ref error) ? (byte)1 : (byte)0;
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
    public TLeftChild Left;
    public TRightChild Right;
    public byte OnError;

    public readonly DeviceValue<T> Evaluate(long row)
    {
        var left = Left.Evaluate(row);
        var right = Right.Evaluate(row);
        var error = 0L;
        var value = TOperator.Invoke(left.Value, right.Value, ref error);
        return Errors.Outcome(value, error, OnError, (byte)(left.Ok & right.Ok), (byte)(left.Failed | right.Failed));
    }
}

internal struct DevicePredicate<TLeftChild, TRightChild, TOperator, TLeft, TRight> : IDeviceExpression<byte>
    where TLeftChild : struct, IDeviceExpression<TLeft>
    where TRightChild : struct, IDeviceExpression<TRight>
    where TOperator : struct, IBinary<TLeft, TRight, bool>
    where TLeft : unmanaged
    where TRight : unmanaged
{
    public TLeftChild Left;
    public TRightChild Right;
    public byte OnError;

    public readonly DeviceValue<byte> Evaluate(long row)
    {
        var left = Left.Evaluate(row);
        var right = Right.Evaluate(row);
        var error = 0L;
        var value = TOperator.Invoke(left.Value, right.Value, ref error) ? (byte)1 : (byte)0;
        return Errors.Outcome(value, error, OnError, (byte)(left.Ok & right.Ok), (byte)(left.Failed | right.Failed));
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
