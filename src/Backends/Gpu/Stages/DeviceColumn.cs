using System.Runtime.InteropServices;
using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Expressions;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Stages;

/// <summary>A column on the device; the caller holds the device.</summary>
internal abstract class DeviceColumn : IDisposable
{
    /// <summary>The leaf of expressions that reads it, boxed.</summary>
    public abstract object Leaf { get; }

    public static DeviceColumn Create(Type type, ComputeDevice device) => (DeviceColumn)Activator.CreateInstance(typeof(DeviceColumn<>).MakeGenericType(type), device)!;

    /// <summary>A vector's values in the device's form.</summary>
    public static ReadOnlySpan<T> Values<T>(Vector vector, EvaluationContext context) where T : unmanaged
        => typeof(T) == typeof(byte) ? MemoryMarshal.Cast<byte, T>(MemoryMarshal.AsBytes(Vectors.Values<bool>(vector, context))) : Vectors.Values<T>(vector, context);

    /// <summary>A vector's validity, a byte a row.</summary>
    public static ReadOnlySpan<byte> Bytes(Vector vector, EvaluationContext context)
    {
        var bytes = context.Arena.Rent<byte>(vector.Length).AsSpan(0, vector.Length);
        var bits = Vectors.Validity(vector, context);
        if (bits.IsAll) bytes.Fill(1);
        else for (var i = 0; i < bytes.Length; i++) bytes[i] = bits[i] ? (byte)1 : (byte)0;
        return bytes;
    }

    public abstract void Reserve(int capacity, int kept);

    /// <summary>Copies a vector's values to the device from row <paramref name="start"/> on.</summary>
    public abstract void Write(Vector vector, int start, EvaluationContext context);

    /// <summary>Copies the first rows from the device, for <see cref="Rows"/>.</summary>
    public abstract void Fetch(int rows);

    /// <summary>Some of the rows fetched.</summary>
    /// <param name="start">The first.</param>
    /// <param name="length">How many.</param>
    /// <param name="type">Their data type.</param>
    /// <param name="texts">The texts that codes stand for, or null where values are themselves.</param>
    /// <param name="context">Buffers.</param>
    public abstract Vector Rows(int start, int length, DataType type, TextDictionary? texts, EvaluationContext context);

    public abstract void Dispose();
}

internal sealed class DeviceColumn<T>(ComputeDevice device) : DeviceColumn where T : unmanaged
{
    T[] fetchedValues = [];
    bool[] fetchedValidity = [];

    public DeviceArray<T> Values { get; } = new(device);

    public DeviceArray<byte> Validity { get; } = new(device);

    public override object Leaf => new DeviceColumnValue<T> { Data = Values.View, Validity = Validity.View };

    public override void Reserve(int capacity, int kept)
    {
        Values.Reserve(capacity, kept);
        Validity.Reserve(capacity, kept);
    }

    public override void Write(Vector vector, int start, EvaluationContext context)
    {
        Values.Write(Values<T>(vector, context), start);
        Validity.Write(Bytes(vector, context), start);
    }

    public override void Fetch(int rows)
    {
        if (fetchedValues.Length < rows) (fetchedValues, fetchedValidity) = (new T[rows], new bool[rows]);
        Values.Read(fetchedValues.AsSpan(0, rows));
        Validity.Read(MemoryMarshal.AsBytes(fetchedValidity.AsSpan(0, rows)));
    }

    public override Vector Rows(int start, int length, DataType type, TextDictionary? texts, EvaluationContext context)
    {
        var values = context.Arena.Rent<T>(length);
        var validity = context.Arena.Rent<bool>(length);
        fetchedValues.AsSpan(start, length).CopyTo(values);
        fetchedValidity.AsSpan(start, length).CopyTo(validity);
        var bits = validity.AsSpan(0, length).Contains(false) ? new Bitmap(Vectors.Pack(validity, length, context)) : Bitmap.All;
        if (texts is not null) return texts.Decode(((int[])(object)values).AsMemory(0, length), bits, type);
        if (typeof(T) != typeof(byte)) return new FlatVector<T>(type, length, values, bits);
        var booleans = context.Arena.Rent<bool>(length);
        MemoryMarshal.AsBytes(values.AsSpan(0, length)).CopyTo(MemoryMarshal.AsBytes(booleans.AsSpan()));
        return new BooleanVector(type, length, Vectors.Pack(booleans, length, context), bits);
    }

    public override void Dispose()
    {
        Values.Dispose();
        Validity.Dispose();
    }
}
