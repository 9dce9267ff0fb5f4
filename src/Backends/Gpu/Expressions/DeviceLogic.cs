namespace Frames.Backends.Gpu.Expressions;

/// <summary>AND of three-valued booleans. A failure on the right of a false left does not count.</summary>
internal struct DeviceAnd<TLeftChild, TRightChild> : IDeviceExpression<byte>
    where TLeftChild : struct, IDeviceExpression<byte>
    where TRightChild : struct, IDeviceExpression<byte>
{
    public TLeftChild First;
    public TRightChild Second;

    public readonly DeviceValue<byte> Evaluate(long row)
    {
        var left = First.Evaluate(row);
        var right = Second.Evaluate(row);
        var leftFalse = left.Ok != 0 && left.Value == 0;
        var isFalse = leftFalse || (right.Ok != 0 && right.Value == 0);
        var known = isFalse || (left.Ok != 0 && right.Ok != 0);
        return new() { Value = isFalse ? (byte)0 : (byte)1, Ok = known ? (byte)1 : (byte)0, Failed = leftFalse ? left.Failed : (byte)(left.Failed | right.Failed) };
    }
}

/// <summary>OR of three-valued booleans. A failure on the right of a true left does not count.</summary>
internal struct DeviceOr<TLeftChild, TRightChild> : IDeviceExpression<byte>
    where TLeftChild : struct, IDeviceExpression<byte>
    where TRightChild : struct, IDeviceExpression<byte>
{
    public TLeftChild First;
    public TRightChild Second;

    public readonly DeviceValue<byte> Evaluate(long row)
    {
        var left = First.Evaluate(row);
        var right = Second.Evaluate(row);
        var leftTrue = left.Ok != 0 && left.Value != 0;
        var isTrue = leftTrue || (right.Ok != 0 && right.Value != 0);
        var known = isTrue || (left.Ok != 0 && right.Ok != 0);
        return new() { Value = isTrue ? (byte)1 : (byte)0, Ok = known ? (byte)1 : (byte)0, Failed = leftTrue ? left.Failed : (byte)(left.Failed | right.Failed) };
    }
}

internal struct DeviceNot<TChild> : IDeviceExpression<byte> where TChild : struct, IDeviceExpression<byte>
{
    public TChild First;

    public readonly DeviceValue<byte> Evaluate(long row)
    {
        var child = First.Evaluate(row);
        return new() { Value = child.Value == 0 ? (byte)1 : (byte)0, Ok = child.Ok, Failed = child.Failed };
    }
}

/// <summary>IS NULL; never null itself.</summary>
internal struct DeviceIsNull<TChild, T> : IDeviceExpression<byte>
    where TChild : struct, IDeviceExpression<T>
    where T : unmanaged
{
    public TChild First;

    public readonly DeviceValue<byte> Evaluate(long row)
    {
        var child = First.Evaluate(row);
        return new() { Value = child.Ok == 0 ? (byte)1 : (byte)0, Ok = 1, Failed = child.Failed };
    }
}

/// <summary>IS NOT NULL; never null itself.</summary>
internal struct DeviceIsNotNull<TChild, T> : IDeviceExpression<byte>
    where TChild : struct, IDeviceExpression<T>
    where T : unmanaged
{
    public TChild First;

    public readonly DeviceValue<byte> Evaluate(long row)
    {
        var child = First.Evaluate(row);
        return new() { Value = child.Ok, Ok = 1, Failed = child.Failed };
    }
}
