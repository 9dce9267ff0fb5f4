using Frames.Kernels;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Expressions;

/// <summary>Calls of the catalogue's operator structs over nodes.</summary>
internal static class OperatorCalls
{
    /// <summary>How the device holds a body's C# type.</summary>
    public static Type OnDevice(Type type) => type == typeof(bool) ? typeof(byte) : type;

    /// <summary>The call of a kernel's struct, or null where none takes its arity.</summary>
    public static DeviceCallNode? Create(IOperatorKernel kernel, DeviceNode[] nodes)
    {
        var (body, types) = (kernel.Operator, kernel.Types);
        if (nodes.Length is < 1 or > 2 || types.Length != nodes.Length + 1) return null;
        if (types[^1] == typeof(bool))
        {
            body = nodes.Length == 1 ? typeof(PredicateOfOne<,>).MakeGenericType(body, types[0]) : typeof(PredicateOfTwo<,,>).MakeGenericType(body, types[0], types[1]);
            types = [.. types.SkipLast(1), typeof(byte)];
        }
        var booleans = types.SkipLast(1).Count(type => type == typeof(bool));
        if (booleans > 0)
        {
            if (booleans < nodes.Length) return null;
            body = (nodes.Length == 1 ? typeof(OverBoolean<,>) : typeof(OverBooleans<,>)).MakeGenericType(body, types[^1]);
            types = [.. types.SkipLast(1).Select(OnDevice), types[^1]];
        }
        var open = nodes.Length == 1 ? typeof(DeviceUnary<,,,>) : typeof(DeviceBinary<,,,,,>);
        return new(types[^1], open.MakeGenericType([.. nodes.Select(node => node.Struct), body, .. types]), (byte)kernel.OnError, nodes);
    }

    /// <summary>Equality of two values of a type, or null where the device does not know it.</summary>
    public static DeviceCallNode? Equal(DataType type, DeviceNode[] nodes)
        => EqualTo(type) is { } kernel ? Create(kernel, nodes) : null;

    /// <summary>The struct that compares two values of a type, with a byte as result; null where there is none.</summary>
    public static Type? EqualityOf(DataType type)
    {
        if (EqualTo(type) is not { } kernel) return null;
        var predicate = typeof(PredicateOfTwo<,,>).MakeGenericType(kernel.Operator, kernel.Types[0], kernel.Types[1]);
        return kernel.Types[0] == typeof(bool) ? typeof(OverBooleans<,>).MakeGenericType(predicate, typeof(byte)) : predicate;
    }

    static IOperatorKernel? EqualTo(DataType type) => ComparisonKernels.Create<EqualTo>(DeviceTypes.IsText(type) ? DataTypes.Integer : type) as IOperatorKernel;
}
