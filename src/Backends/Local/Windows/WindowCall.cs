using Frames.Backends.Local.Grouping;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Windows;

/// <summary>A window function with its arguments and frame.</summary>
/// <param name="Call">The function's call.</param>
/// <param name="Aggregate">The aggregate, where it is one.</param>
/// <param name="Frame">The rows that it sees.</param>
/// <param name="IgnoreNulls">Whether <c>IGNORE NULLS</c> was said.</param>
internal sealed record WindowCall(FunctionCall Call, AggregateExpression? Aggregate, WindowFrame Frame, bool IgnoreNulls)
{
    static readonly WindowFrame WholePartition = new(true, null, null);
    static readonly WindowFrame UpToPeers = new(false, null, WindowFrame.CurrentRow);

    public DataType Type => Call.Type;

    public ValueList<Expression> Arguments => Call.Arguments;

    public Expression? Filter => Aggregate?.Filter;

    public static WindowCall Of(Expression item, Plans.Window plan)
    {
        var window = (WindowExpression)(item is Alias alias ? alias.Child : item);
        var aggregate = window.Function as AggregateExpression;
        var call = aggregate?.Call ?? (FunctionCall)window.Function;
        var fixedFrame = (call.Function as WindowFunction)?.FixedFrame;
        var frame = fixedFrame ?? window.Frame ?? (plan.OrderBy.Count == 0 ? WholePartition : UpToPeers);
        return new(call, call.Function is AggregateFunction ? aggregate ?? new AggregateExpression(call) : null, frame, aggregate?.IgnoreNulls ?? false);
    }

    /// <summary>The function at work in one thread.</summary>
    public PartitionFunction Start(QuerySettings settings)
        => Aggregate is null ? new KernelFunction(((WindowFunction)Call.Function).CreateKernel!(new KernelRequest(Call, settings)))
            : new FrameAggregate(new AggregateSpec(Aggregate).CreateKernel(settings));
}

/// <summary>A window function's values for a partition, in one thread.</summary>
internal abstract class PartitionFunction
{
    public abstract Vector Evaluate(WindowPartition partition, Vector[] arguments, Bitmap live, EvaluationContext context);
}

/// <summary>A function that only windows have.</summary>
internal sealed class KernelFunction(WindowKernel kernel) : PartitionFunction
{
    public override Vector Evaluate(WindowPartition partition, Vector[] arguments, Bitmap live, EvaluationContext context) => kernel.Evaluate(partition, arguments, context);
}
