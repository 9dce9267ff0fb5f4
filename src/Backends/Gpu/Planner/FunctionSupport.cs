using Frames.Backends.Gpu.Expressions;
using Frames.Backends.Gpu.Grouping;
using Frames.Catalogue;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Aggregation;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Planner;

/// <summary>Which functions run on the device for at least one of their argument types, and why the others do not.</summary>
internal static class FunctionSupport
{
    static readonly DataType[] Tried =
        [DataTypes.Integer, DataTypes.Double, DataTypes.Long, DataTypes.Short, DataTypes.Byte, DataTypes.Float, DataTypes.Boolean, DataTypes.Date, DataTypes.Timestamp];

    public static Support Of(FunctionDefinition function) => function switch
    {
        ScalarFunction scalar => Of(scalar),
        AggregateFunction { Replacement: not null } => Support.FallsBack("it stands for other aggregates, which decide"),
        AggregateFunction aggregate => Of(aggregate),
        _ => Support.FallsBack($"there are no device kernels for {function.Kind.ToString().ToLowerInvariant()} functions"),
    };

    /// <summary>The kernels of a function over what the device holds, one for each combination of arguments that it takes.</summary>
    public static IEnumerable<IOperatorKernel> Kernels(ScalarFunction function)
        => from first in Tried
           from second in Tried.Prepend(null)
           let types = second is null ? new[] { first } : [first, second]
           let kernel = Made<Kernel>(types, function, request => function.CreateKernel(request)) as IOperatorKernel
           where kernel is not null
           select kernel;

    /// <summary>The bodies of an aggregate over what the device holds.</summary>
    public static IEnumerable<AggregateBody> Bodies(AggregateFunction function)
    {
        foreach (var type in Tried)
        {
            var kernel = Made<AggregateKernel>([type], function, request => function.CreateKernel(request));
            if (kernel is CountKernel) yield return AggregateBody.Count;
            else if (kernel is IStructAggregateKernel body) yield return AggregateBody.Of(body);
        }
    }

    static Support Of(ScalarFunction function)
    {
        if (function.Replacement is not null) return Support.FallsBack("it stands for another expression, which decides");
        if (ExpressionCompiler.IsBuiltIn(function)) return Support.Native;
        if (function.Lazy is not null || function.Lambda is not null) return Support.FallsBack("it decides itself which arguments to evaluate");
        return First(Kernels(function).Select(ExpressionCompiler.WhyNot), "it has no operator struct over numbers");
    }

    static Support Of(AggregateFunction function) => First(Bodies(function).Select(body => body.WhyNot()), "it has no aggregate struct over one number");

    /// <summary>Native if any reason is missing.</summary>
    static Support First(IEnumerable<string?> reasons, string otherwise)
    {
        string? first = null;
        foreach (var reason in reasons)
        {
            if (reason is null) return Support.Native;
            first ??= reason;
        }
        return Support.FallsBack(first ?? otherwise);
    }

    /// <summary>The kernel for arguments of some types, or null: a declaration may refuse the types in any way.</summary>
    static T? Made<T>(DataType[] types, FunctionDefinition function, Func<KernelRequest, T?> create) where T : class
    {
        try
        {
            var arguments = types.Select(Expression (type, i) => new ColumnReference(i + 1, "a" + i, type, true, [])).ToValueList();
            var result = function.ResultType(arguments, QuerySettings.Default);
            return create(new KernelRequest(new FunctionCall(function, arguments, result, true), QuerySettings.Default));
        }
        catch (Exception exception) when (exception is FramesException or InvalidCastException or InvalidOperationException or ArgumentException or IndexOutOfRangeException
            or NullReferenceException)
        {
            return null;
        }
    }
}
