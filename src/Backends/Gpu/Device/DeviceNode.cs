using System.Reflection;

namespace Frames.Backends.Gpu.Device;

/// <summary>An expression that runs on the device: its struct's type, and how the struct is filled.</summary>
/// <param name="Result">The C# type of its values; byte for booleans.</param>
/// <param name="Struct">The closed struct type, an <see cref="IDeviceExpression{T}"/>.</param>
internal abstract record DeviceNode(Type Result, Type Struct)
{
    /// <summary>The struct over the given columns, boxed.</summary>
    public abstract object Value(IReadOnlyDictionary<int, DeviceColumn> columns);

    /// <summary>The ordinals of the columns that it reads.</summary>
    public abstract IEnumerable<(int Ordinal, Type Type)> Columns { get; }

    protected static void Set(object target, string field, object? value)
        => target.GetType().GetField(field, BindingFlags.Instance | BindingFlags.Public)?.SetValue(target, value);
}

/// <summary>A column of the input.</summary>
internal sealed record DeviceColumnNode(int Ordinal, Type Result) : DeviceNode(Result, typeof(DeviceColumnValue<>).MakeGenericType(Result))
{
    public override IEnumerable<(int Ordinal, Type Type)> Columns => [(Ordinal, Result)];

    public override object Value(IReadOnlyDictionary<int, DeviceColumn> columns) => columns[Ordinal].Leaf;
}

/// <summary>A literal; null where <paramref name="Constant"/> is.</summary>
internal sealed record DeviceConstantNode(object? Constant, Type Result) : DeviceNode(Result, typeof(DeviceConstant<>).MakeGenericType(Result))
{
    public override IEnumerable<(int Ordinal, Type Type)> Columns => [];

    public override object Value(IReadOnlyDictionary<int, DeviceColumn> columns)
    {
        var value = Activator.CreateInstance(Struct)!;
        if (Constant is null) return value;
        Set(value, "Value", Constant);
        Set(value, "Ok", (byte)1);
        return value;
    }
}

/// <summary>A call of one or two arguments.</summary>
/// <param name="OnError">What error bits mean; for structs without errors it is not used.</param>
internal sealed record DeviceCallNode(Type Result, Type Struct, byte OnError, DeviceNode Left, DeviceNode? Right = null) : DeviceNode(Result, Struct)
{
    public override IEnumerable<(int Ordinal, Type Type)> Columns => Right is null ? Left.Columns : Left.Columns.Concat(Right.Columns);

    public override object Value(IReadOnlyDictionary<int, DeviceColumn> columns)
    {
        var value = Activator.CreateInstance(Struct)!;
        Set(value, "Left", Left.Value(columns));
        if (Right is not null) Set(value, "Right", Right.Value(columns));
        Set(value, "OnError", OnError);
        return value;
    }
}
