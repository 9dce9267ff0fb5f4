using ILGPU;

namespace Frames.Backends.Gpu.Expressions;

// An expression on the device is a value: nested generic structs whose leaves hold column views and constants. The compiler of the device inlines all of it. Booleans are bytes, texts codes.

/// <summary>A value, whether it is not null, and whether it failed.</summary>
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

/// <summary>What an expression over one text column gives for the row's text: the host has evaluated it for each text of the column's dictionary.</summary>
internal struct DeviceLookup<T> : IDeviceExpression<T> where T : unmanaged
{
    public ArrayView<int> Codes;
    public ArrayView<T> Values;
    public ArrayView<byte> Validity;
    public ArrayView<byte> Failures;

    public readonly DeviceValue<T> Evaluate(long row)
    {
        var code = Codes[row];
        return new() { Value = Values[code], Ok = Validity[code], Failed = Failures[code] };
    }
}
