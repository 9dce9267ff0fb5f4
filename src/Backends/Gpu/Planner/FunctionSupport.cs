using Frames.Backends.Gpu.Device;
using Frames.Catalogue;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Planner;

/// <summary>Which functions run on the device for at least one of their argument types, and why the others do not.</summary>
internal static class FunctionSupport
{
    static readonly DataType[] Tried = [DataTypes.Integer, DataTypes.Double, DataTypes.Long, DataTypes.Short, DataTypes.Byte, DataTypes.Float, DataTypes.Date, DataTypes.Timestamp];

    public static Support Of(FunctionDefinition function)
    {
        if (function is not ScalarFunction scalar) return Support.FallsBack($"there are no device kernels for {function.Kind.ToString().ToLowerInvariant()} functions");
        if (scalar.Replacement is not null) return Support.FallsBack("it stands for another expression, which decides");
        if (ExpressionCompiler.IsBuiltIn(scalar)) return Support.Native;
        if (scalar.Lazy is not null || scalar.Lambda is not null) return Support.FallsBack("it decides itself which arguments to evaluate");
        string? reason = null;
        foreach (var type in Tried)
        {
            for (var count = 1; count <= 2; count++)
            {
                if (Kernel(scalar, type, count) is not IOperatorKernel kernel) continue;
                reason = ExpressionCompiler.WhyNot(kernel);
                if (reason is null) return Support.Native;
            }
        }
        return Support.FallsBack(reason ?? "it has no operator struct over numbers");
    }

    /// <summary>The kernel for arguments of one type, or null: a declaration may refuse the types in any way.</summary>
    static Kernel? Kernel(ScalarFunction function, DataType type, int count)
    {
        try
        {
            var arguments = Enumerable.Range(1, count).Select(Expression (i) => new ColumnReference(i, "a" + i, type, true, [])).ToValueList();
            var result = function.ResultType(arguments, QuerySettings.Default);
            return function.CreateKernel(new KernelRequest(new FunctionCall(function, arguments, result, true), QuerySettings.Default));
        }
        catch (Exception exception) when (exception is FramesException or InvalidCastException or InvalidOperationException or ArgumentException or IndexOutOfRangeException
            or NullReferenceException)
        {
            return null;
        }
    }
}
