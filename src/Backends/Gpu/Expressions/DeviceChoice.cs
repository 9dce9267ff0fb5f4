namespace Frames.Backends.Gpu.Expressions;

/// <summary>One branch of CASE: the second child where the first is true, else the third. Only what is taken can fail.</summary>
internal struct DeviceWhen<TCondition, TThen, TElse, T> : IDeviceExpression<T>
    where TCondition : struct, IDeviceExpression<byte>
    where TThen : struct, IDeviceExpression<T>
    where TElse : struct, IDeviceExpression<T>
    where T : unmanaged
{
    public TCondition First;
    public TThen Second;
    public TElse Third;

    public readonly DeviceValue<T> Evaluate(long row)
    {
        var condition = First.Evaluate(row);
        var value = condition.Ok != 0 && condition.Value != 0 ? Second.Evaluate(row) : Third.Evaluate(row);
        value.Failed |= condition.Failed;
        return value;
    }
}

/// <summary>The first child, or the second where that is null.</summary>
internal struct DeviceCoalesce<TFirst, TSecond, T> : IDeviceExpression<T>
    where TFirst : struct, IDeviceExpression<T>
    where TSecond : struct, IDeviceExpression<T>
    where T : unmanaged
{
    public TFirst First;
    public TSecond Second;

    public readonly DeviceValue<T> Evaluate(long row)
    {
        var value = First.Evaluate(row);
        if (value.Ok != 0) return value;
        var other = Second.Evaluate(row);
        other.Failed |= value.Failed;
        return other;
    }
}

/// <summary>The value where the condition is true, else null: what FILTER makes of an aggregate's argument.</summary>
internal struct DeviceOnlyIf<TCondition, TChild, T> : IDeviceExpression<T>
    where TCondition : struct, IDeviceExpression<byte>
    where TChild : struct, IDeviceExpression<T>
    where T : unmanaged
{
    public TCondition First;
    public TChild Second;

    public readonly DeviceValue<T> Evaluate(long row)
    {
        var condition = First.Evaluate(row);
        var value = new DeviceValue<T>();
        if (condition.Ok != 0 && condition.Value != 0) value = Second.Evaluate(row);
        value.Failed |= condition.Failed;
        return value;
    }
}
