using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Expressions;
using Frames.Backends.Gpu.Stages;
using Frames.Backends.Local.Grouping;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Aggregation;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Grouping;

/// <summary>A grouping key.</summary>
/// <param name="Bits">The key as 64 bits.</param>
/// <param name="Type">Its data type.</param>
/// <param name="IsText">Whether the bits are a text's code.</param>
internal sealed record KeyPlan(DeviceNode Bits, DataType Type, bool IsText);

/// <summary>An aggregate.</summary>
/// <param name="Spec">What it is.</param>
/// <param name="Argument">What it takes of each row.</param>
/// <param name="Body">Its struct, and its argument's, state's and result's C# types.</param>
internal sealed record FoldPlan(AggregateSpec Spec, DeviceNode Argument, AggregateBody Body);

/// <summary>Keys and aggregates over the columns of a stage.</summary>
internal sealed record AggregationPlan(IReadOnlyList<KeyPlan> Keys, IReadOnlyList<FoldPlan> Folds)
{
    /// <summary>The keys that one lane of bits can say to be null.</summary>
    const int MostKeys = 63;

    /// <summary>The plan, or null and why the device cannot run it.</summary>
    public static AggregationPlan? Create(StagePlan stage, IEnumerable<Expression> keys, IEnumerable<AggregateSpec> aggregates, QuerySettings settings, out string? reason)
    {
        var keyPlans = new List<KeyPlan>();
        var folds = new List<FoldPlan>();
        reason = null;
        foreach (var key in keys)
        {
            if (Key(stage, key, out reason) is not { } plan) return null;
            keyPlans.Add(plan);
        }
        if (keyPlans.Count > MostKeys) reason = $"it has more than {MostKeys} keys";
        foreach (var aggregate in aggregates)
        {
            if (reason is not null || Fold(stage, aggregate, settings, out reason) is not { } plan) return null;
            folds.Add(plan);
        }
        return reason is null ? new(keyPlans, folds) : null;
    }

    /// <summary>Why the device cannot run it, or null.</summary>
    public static string? WhyNot(StagePlan stage, IEnumerable<Expression> keys, IEnumerable<AggregateSpec> aggregates, QuerySettings settings)
    {
        Create(stage, keys, aggregates, settings, out var reason);
        return reason;
    }

    static KeyPlan? Key(StagePlan stage, Expression key, out string? reason)
    {
        if (stage.Compile(key, out reason) is not { } node) return null;
        var body = node.Result == typeof(double) ? typeof(DoubleKey) : node.Result == typeof(float) ? typeof(FloatKey) : node.Result == typeof(byte) ? typeof(BooleanKey)
            : typeof(WholeKey<>).MakeGenericType(node.Result);
        var bits = DeviceCallNode.Of(typeof(DeviceUnary<,,,>), typeof(long), [node], body, node.Result, typeof(long));
        return new(bits, key.Type, node.IsText);
    }

    static FoldPlan? Fold(StagePlan stage, AggregateSpec spec, QuerySettings settings, out string? reason)
    {
        var name = spec.Aggregate.Call.Function.Name;
        var kernel = spec.CreateKernel(settings);
        var body = kernel is CountKernel ? AggregateBody.Count : kernel is IStructAggregateKernel structs ? AggregateBody.Of(structs) : null;
        reason = body is null ? $"{name} has no aggregate struct{(spec.Aggregate.IsDistinct ? " for distinct values" : "")}" : body.WhyNot() is { } why
            ? $"{name} does not run there: {why}" : null;
        if (body is null || reason is not null) return null;
        if ((kernel is CountKernel ? Counted(stage, spec, out reason) : stage.Compile(spec.Arguments[0], out reason)) is not { } argument) return null;
        if (argument.IsText || argument.Result != body.Argument)
        {
            reason = $"{name} takes {body.Argument.Name} values there";
            return null;
        }
        if (spec.Filter is null) return new(spec, argument, body);
        if (stage.Compile(spec.Filter, out reason) is not { } condition) return null;
        return new(spec, DeviceCallNode.Of(typeof(DeviceOnlyIf<,,>), argument.Result, [condition, argument], argument.Result), body);
    }

    /// <summary>Whether a row counts: none of the arguments is null.</summary>
    static DeviceNode? Counted(StagePlan stage, AggregateSpec spec, out string? reason)
    {
        DeviceNode counted = new DeviceConstantNode((byte)1, typeof(byte));
        reason = null;
        foreach (var (index, argument) in spec.Arguments.Index())
        {
            if (stage.Compile(argument, out reason) is not { } node) return null;
            counted = index == 0 ? BuiltInCalls.IsNotNull(node) : BuiltInCalls.And(counted, BuiltInCalls.IsNotNull(node));
        }
        return counted;
    }
}
