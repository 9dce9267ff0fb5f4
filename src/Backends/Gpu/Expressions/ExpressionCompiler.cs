using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Stages;
using Frames.Catalogue;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Casts;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Expressions;

/// <summary>Makes expressions of device structs of resolved expressions, or says why not.</summary>
internal sealed class ExpressionCompiler(StageColumns columns, QuerySettings settings)
{
    /// <summary>Deeper trees make types that no compiler takes in good time.</summary>
    const int MaxDepth = 32;

    /// <summary>Why the last expression does not run on the device.</summary>
    public string? Reason { get; private set; }

    public QuerySettings Settings => settings;

    /// <summary>Whether the device has structs of its own for a function.</summary>
    public static bool IsBuiltIn(FunctionDefinition function) => BuiltInCalls.Knows(function);

    /// <summary>Why an operator struct does not run on the device, or null.</summary>
    public static string? WhyNot(IOperatorKernel kernel)
    {
        if (kernel.Types.Length > 3) return "its kernel takes three arguments";
        foreach (var type in kernel.Types[..^1]) if (!IsHeld(type)) return $"its kernel takes {type.Name} values";
        if (!IsHeld(kernel.Types[^1])) return $"its kernel gives {kernel.Types[^1].Name} values";
        return OperatorCalls.Create(kernel, [.. kernel.Types[..^1].Select((type, i) => new DeviceColumnNode(i, OperatorCalls.OnDevice(type)))]) is { } call && PortableCode.Compiles(call)
            ? null : "its body does not compile for devices";
    }

    /// <summary>The expression for the device, or null and <see cref="Reason"/>.</summary>
    public DeviceNode? Compile(Expression expression) => Compile(expression, 0);

    internal DeviceNode? Compile(Expression expression, int depth)
    {
        if (depth > MaxDepth) return Not("the expression is too deep");
        if (columns.LookUp(expression) is { } looked) return looked;
        return expression switch
        {
            Alias alias => Compile(alias.Child, depth),
            ColumnReference column => columns.Read(column) ?? NotType(column),
            Literal literal => DeviceConstantNode.Of(literal) ?? NotType(literal),
            Cast cast => Cast(cast, depth),
            FunctionCall { Function: ScalarFunction { Replacement: { } replacement } } call => Compile(replacement(call, settings), depth + 1),
            FunctionCall { Function: ScalarFunction function } call when BuiltInCalls.Knows(function) => BuiltIn(call, depth),
            FunctionCall { Function: ScalarFunction function } when function.Lazy is not null || function.Lambda is not null
                => Not($"{function.Name} decides itself which arguments to evaluate"),
            FunctionCall { Function: ScalarFunction function } call => Compile(function.CreateKernel(new KernelRequest(call, settings)), call.Arguments, function.Name, depth),
            _ => Not($"there are no device kernels for {expression.GetType().Name}"),
        };
    }

    internal DeviceNode? Not(string reason)
    {
        Reason = reason;
        return null;
    }

    static bool IsHeld(Type type) => type == typeof(bool) || DeviceTypes.IsNumber(type);

    DeviceNode? Cast(Cast cast, int depth)
    {
        // The same bits under another type.
        if (cast.Child.Type.SameType(cast.Type)) return Compile(cast.Child, depth);
        return Compile(CastKernels.Create(cast, settings), [cast.Child], $"the cast from {cast.Child.Type.SimpleString} to {cast.Type.SimpleString}", depth);
    }

    DeviceNode? BuiltIn(FunctionCall call, int depth)
    {
        if (DeviceTypes.Of(call.Type) is null) return NotType(call);
        return Arguments(call.Arguments, depth) is { } nodes ? BuiltInCalls.Create(call, nodes) ?? Not($"{call.Function.Name} does not compare such values there") : null;
    }

    DeviceNode? Compile(Kernel? kernel, ValueList<Expression> arguments, string what, int depth)
    {
        // Texts that several columns share are equal where their codes are.
        if (what == "==" && arguments.All(argument => DeviceTypes.IsText(argument.Type)))
            return Arguments(arguments, depth) is { } texts ? OperatorCalls.Equal(arguments[0].Type, texts) : null;
        if (kernel is not IOperatorKernel body) return Not($"{what} has no operator struct");
        if (WhyNot(body) is { } reason) return Not($"{what} does not run there: {reason}");
        if (Arguments(arguments, depth) is not { } nodes) return null;
        for (var i = 0; i < nodes.Length; i++)
            if (nodes[i].IsText || nodes[i].Result != OperatorCalls.OnDevice(body.Types[i])) return Not($"{what} takes {body.Types[i].Name} values");
        return OperatorCalls.Create(body, nodes);
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

    DeviceNode? NotType(Expression expression) => Not($"the device holds no {expression.Type.SimpleString} values");
}
