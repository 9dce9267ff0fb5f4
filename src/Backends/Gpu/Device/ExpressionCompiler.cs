using Frames.Catalogue;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Casts;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Device;

/// <summary>Makes expressions of device structs of resolved expressions, or says why not.</summary>
internal sealed class ExpressionCompiler(IReadOnlyList<ColumnReference> input, QuerySettings settings)
{
    /// <summary>Deeper trees make types that no compiler takes in good time.</summary>
    const int MaxDepth = 32;

    static readonly Dictionary<string, Type> BuiltIn = new()
    {
        ["and"] = typeof(DeviceAnd<,>),
        ["or"] = typeof(DeviceOr<,>),
        ["not"] = typeof(DeviceNot<>),
        ["isnull"] = typeof(DeviceIsNull<,>),
        ["isnotnull"] = typeof(DeviceIsNotNull<,>),
    };

    /// <summary>Why the last expression does not run on the device.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether the device has a struct of its own for a function.</summary>
    public static bool IsBuiltIn(FunctionDefinition function) => BuiltIn.ContainsKey(function.Name);

    /// <summary>Why an operator struct does not run on the device, or null.</summary>
    public static string? WhyNot(IOperatorKernel kernel)
    {
        if (kernel.Types.Length > 3) return "its kernel takes three arguments";
        foreach (var type in kernel.Types[..^1])
            if (!DeviceTypes.IsNumber(type)) return $"its kernel takes {type.Name} values";
        if (kernel.Types[^1] != typeof(bool) && !DeviceTypes.IsNumber(kernel.Types[^1])) return $"its kernel gives {kernel.Types[^1].Name} values";
        return Call(kernel, [.. kernel.Types[..^1].Select((type, i) => new DeviceColumnNode(i, type))]) is { } call && PortableCode.Compiles(call) ? null
            : "its body does not compile for devices";
    }

    /// <summary>The expression for the device, or null and <see cref="Reason"/>.</summary>
    public DeviceNode? Compile(Expression expression) => Compile(expression, 0);

    DeviceNode? Compile(Expression expression, int depth) => depth > MaxDepth ? Not("the expression is too deep") : expression switch
    {
        Alias alias => Compile(alias.Child, depth),
        ColumnReference column => Column(column),
        Literal literal => DeviceTypes.Of(literal.Type) is { } type ? new DeviceConstantNode(DeviceTypes.Value(literal.Value), type) : NotType(literal),
        Cast cast => Compile(CastKernels.Create(cast, settings), [cast.Child], $"the cast from {cast.Child.Type.SimpleString} to {cast.Type.SimpleString}", depth),
        FunctionCall { Function: ScalarFunction { Replacement: { } replacement } } call => Compile(replacement(call, settings), depth + 1),
        FunctionCall { Function: ScalarFunction function } call when BuiltIn.TryGetValue(function.Name, out var open) => Logic(call, open, depth),
        FunctionCall { Function: ScalarFunction function } when function.Lazy is not null || function.Lambda is not null
            => Not($"{function.Name} decides itself which arguments to evaluate"),
        FunctionCall { Function: ScalarFunction function } call => Compile(function.CreateKernel(new KernelRequest(call, settings)), call.Arguments, function.Name, depth),
        _ => Not($"there are no device kernels for {expression.GetType().Name}"),
    };

    DeviceNode? Column(ColumnReference column)
    {
        if (DeviceTypes.Of(column.Type) is not { } type) return NotType(column);
        for (var i = 0; i < input.Count; i++) if (input[i].Id == column.Id) return new DeviceColumnNode(i, type);
        return Not($"column {column.Name} is not among the input's");
    }

    DeviceCallNode? Logic(FunctionCall call, Type open, int depth)
    {
        if (Arguments(call.Arguments, depth) is not { } nodes) return null;
        Type[] types = [.. nodes.Select(node => node.Struct)];
        if (open.GetGenericArguments().Length > nodes.Length) types = [types[0], nodes[0].Result];
        return new(typeof(byte), open.MakeGenericType(types), Errors.Ignore, nodes[0], nodes.ElementAtOrDefault(1));
    }

    DeviceNode? Compile(Kernel? kernel, ValueList<Expression> arguments, string what, int depth)
    {
        if (kernel is not IOperatorKernel body) return Not($"{what} has no operator struct");
        if (WhyNot(body) is { } reason) return Not($"{what} does not run there: {reason}");
        if (Arguments(arguments, depth) is not { } nodes) return null;
        for (var i = 0; i < nodes.Length; i++) if (nodes[i].Result != body.Types[i]) return Not($"{what} takes {body.Types[i].Name} values");
        return Call(body, nodes);
    }

    DeviceNode[]? Arguments(ValueList<Expression> arguments, int depth)
    {
        var nodes = new DeviceNode[arguments.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            if (Compile(arguments[i], depth + 1) is not { } node) return null;
            nodes[i] = node;
        }
        return nodes;
    }

    static DeviceCallNode? Call(IOperatorKernel kernel, DeviceNode[] nodes)
    {
        var isPredicate = kernel.Types[^1] == typeof(bool);
        var result = isPredicate ? typeof(byte) : kernel.Types[^1];
        Type[] types = [.. nodes.Select(node => node.Struct), kernel.Operator, .. isPredicate ? kernel.Types[..^1] : kernel.Types];
        var open = (nodes.Length, isPredicate) switch
        {
            (1, false) => typeof(DeviceUnary<,,,>),
            (1, true) => typeof(DeviceUnaryPredicate<,,>),
            (2, false) => typeof(DeviceBinary<,,,,,>),
            (2, true) => typeof(DevicePredicate<,,,,>),
            _ => null,
        };
        return open is null ? null : new(result, open.MakeGenericType(types), (byte)kernel.OnError, nodes[0], nodes.ElementAtOrDefault(1));
    }

    DeviceNode? NotType(Expression expression) => Not($"the device holds no {expression.Type.SimpleString} values");

    DeviceNode? Not(string reason)
    {
        Reason = reason;
        return null;
    }
}
