using System.Reflection;
using Frames.Expressions;

namespace Frames.Backends.Gpu.Expressions;

/// <summary>What an expression's leaves are bound to when a kernel starts.</summary>
internal interface IDeviceBinding
{
    /// <summary>The boxed leaf that reads a column.</summary>
    object Column(int slot);

    /// <summary>The boxed leaf that looks an expression up in its table.</summary>
    object Lookup(int lookup);

    /// <summary>The code of a text.</summary>
    int Code(byte[] text);
}

/// <summary>An expression that runs on the device: its struct's type, and how the struct is filled.</summary>
/// <param name="Result">The C# type of its values; byte for booleans, int for the codes of texts.</param>
/// <param name="Struct">The closed struct type, an <see cref="IDeviceExpression{T}"/>.</param>
internal abstract record DeviceNode(Type Result, Type Struct)
{
    /// <summary>Whether values are codes of texts.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether a row may fail.</summary>
    public abstract bool MayFail { get; }

    /// <summary>The struct, boxed.</summary>
    public abstract object Bind(IDeviceBinding binding);

    protected static void Set(object target, string field, object? value)
        => target.GetType().GetField(field, BindingFlags.Instance | BindingFlags.Public)?.SetValue(target, value);

    protected object Constant(object? value)
    {
        var constant = Activator.CreateInstance(Struct)!;
        if (value is null) return constant;
        Set(constant, "Value", value);
        Set(constant, "Ok", (byte)1);
        return constant;
    }
}

/// <summary>A column on the device.</summary>
internal sealed record DeviceColumnNode(int Slot, Type Result) : DeviceNode(Result, typeof(DeviceColumnValue<>).MakeGenericType(Result))
{
    public override bool MayFail => false;

    public override object Bind(IDeviceBinding binding) => binding.Column(Slot);
}

/// <summary>An expression over one text column, evaluated for each of its texts.</summary>
/// <param name="Lookup">The number of its table.</param>
/// <param name="Result">The C# type of what it gives.</param>
/// <param name="Fails">Whether it may fail for a text.</param>
internal sealed record DeviceLookupNode(int Lookup, Type Result, bool Fails) : DeviceNode(Result, typeof(DeviceLookup<>).MakeGenericType(Result))
{
    public override bool MayFail => Fails;

    public override object Bind(IDeviceBinding binding) => binding.Lookup(Lookup);
}

/// <summary>A literal; null where <paramref name="Value"/> is.</summary>
internal sealed record DeviceConstantNode(object? Value, Type Result) : DeviceNode(Result, typeof(DeviceConstant<>).MakeGenericType(Result))
{
    public override bool MayFail => false;

    /// <summary>The node of a literal, or null where the device does not hold its type.</summary>
    public static DeviceConstantNode? Of(Literal literal) => DeviceTypes.Of(literal.Type) is { } type
        ? new(DeviceTypes.Value(literal.Value), type) { IsText = DeviceTypes.IsText(literal.Type) } : null;

    public override object Bind(IDeviceBinding binding) => Constant(IsText && Value is byte[] text ? binding.Code(text) : Value);
}

/// <summary>A call.</summary>
/// <param name="OnError">What error bits mean; for structs without errors it is not used.</param>
/// <param name="Children">The arguments.</param>
internal sealed record DeviceCallNode(Type Result, Type Struct, byte OnError, params DeviceNode[] Children) : DeviceNode(Result, Struct)
{
    static readonly string[] Fields = ["First", "Second", "Third"];

    public override bool MayFail => OnError == Errors.Raise || Children.Any(child => child.MayFail);

    public override object Bind(IDeviceBinding binding)
    {
        var value = Activator.CreateInstance(Struct)!;
        for (var i = 0; i < Children.Length; i++) Set(value, Fields[i], Children[i].Bind(binding));
        Set(value, "OnError", OnError);
        return value;
    }

    /// <summary>A call of a struct that is generic over its children and what <paramref name="types"/> adds.</summary>
    public static DeviceCallNode Of(Type open, Type result, DeviceNode[] children, params ReadOnlySpan<Type> types)
        => new(result, open.MakeGenericType([.. children.Select(child => child.Struct), .. types]), Errors.Ignore, children);
}
