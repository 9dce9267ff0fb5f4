using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Sql.Types;

namespace Frames.Catalogue;

/// <summary>The declaration of an aggregate function.</summary>
internal sealed class AggregateFunction(string name, string family) : Declaration<AggregateFunction>(name, family)
{
    readonly List<Func<KernelRequest, AggregateKernel?>> kernels = [];
    RaiseError? raise;
    bool wraps;

    public override FunctionKind Kind => FunctionKind.Aggregate;

    /// <summary>What the call is short for, over other aggregates; null where it has kernels.</summary>
    public Func<FunctionCall, QuerySettings, Expression>? Replacement { get; private set; }

    /// <summary>The value over no rows where that is not NULL, such as 0 for <c>count</c>.</summary>
    public object? EmptyValue { get; private set; }

    /// <summary>Whether DISTINCT changes nothing, as for <c>max</c>.</summary>
    public bool IgnoresDistinct { get; private set; }

    /// <summary>Whether what <c>WITHIN GROUP (ORDER BY ...)</c> names is the first argument, as for <c>percentile_cont</c>; the last one then says whether it is descending.</summary>
    public bool TakesOrder { get; private set; }

    public AggregateKernel? CreateKernel(KernelRequest request)
    {
        foreach (var kernel in kernels) if (kernel(request) is { } found) return found;
        return null;
    }

    /// <summary>An aggregate struct of one argument with a state of fixed size.</summary>
    public AggregateFunction Struct<TAggregate, TArgument, TState, TResult>(DataType? argument = null)
        where TAggregate : struct, IAggregate<TArgument, TState, TResult>
        where TArgument : unmanaged
        where TState : unmanaged
        where TResult : unmanaged
    {
        Implied([argument ?? ClrTypes.DataTypeOf<TArgument>()], ClrTypes.DataTypeOf<TResult>());
        return Kernel(request => ClrTypes.Holds<TArgument>(request.ArgumentType(0), argument) && ClrTypes.Holds<TResult>(request.ResultType, null)
            ? new StructAggregate<TAggregate, TArgument, TState, TResult>(request.ResultType,
                raise is null ? ErrorBehavior.Ignore : !wraps ? ErrorBehavior.Null : request.Settings.Ansi ? ErrorBehavior.Raise : ErrorBehavior.Ignore, raise) : null);
    }

    /// <summary>An overflow is an error under ANSI and wraps without; otherwise it is NULL, as in <c>try_sum</c>.</summary>
    public AggregateFunction OverflowWraps(bool doesWrap)
    {
        wraps = doesWrap;
        return this;
    }

    /// <summary>A kernel of the function's own.</summary>
    public AggregateFunction Kernel(Func<KernelRequest, AggregateKernel?> create)
    {
        kernels.Add(create);
        return this;
    }

    /// <summary>The value over no rows.</summary>
    public AggregateFunction Empty(object value)
    {
        EmptyValue = value;
        return this;
    }

    /// <summary>DISTINCT changes nothing.</summary>
    public AggregateFunction DistinctChangesNothing()
    {
        IgnoresDistinct = true;
        return this;
    }

    /// <summary>What <c>WITHIN GROUP</c> names is the first argument.</summary>
    public AggregateFunction OrderIsArgument()
    {
        TakesOrder = true;
        return this;
    }

    /// <summary>Short for an expression over other aggregates.</summary>
    public AggregateFunction Rewrite(Func<FunctionCall, QuerySettings, Expression> replacement)
    {
        Replacement = replacement;
        return this;
    }

    /// <summary>The error for the body's bits.</summary>
    public AggregateFunction Raises(RaiseError error)
    {
        raise = error;
        return this;
    }
}

/// <summary>The declaration of a function that only makes sense over a window, such as <c>rank</c>.</summary>
internal sealed class WindowFunction(string name, string family) : Declaration<WindowFunction>(name, family)
{
    public override FunctionKind Kind => FunctionKind.Window;

    public Func<KernelRequest, WindowKernel>? CreateKernel { get; private set; }

    /// <summary>Whether the window needs an order, as for <c>rank</c>.</summary>
    public bool NeedsOrder { get; private set; }

    /// <summary>The frame that the function has whatever the window says; null where it takes the window's.</summary>
    public WindowFrame? FixedFrame { get; private set; }

    public WindowFunction Kernel(Func<KernelRequest, WindowKernel> create)
    {
        CreateKernel = create;
        return this;
    }

    /// <summary>The window needs an order, and the function sees the frame given here.</summary>
    public WindowFunction Ordered(WindowFrame? frame = null)
    {
        (NeedsOrder, FixedFrame) = (true, frame);
        return this;
    }
}

/// <summary>The declaration of a function that makes rows, such as <c>explode</c>. Its result type is a struct of its columns.</summary>
internal sealed class GeneratorFunction(string name, string family) : Declaration<GeneratorFunction>(name, family)
{
    public override FunctionKind Kind => FunctionKind.Generator;

    public Func<KernelRequest, GeneratorKernel>? CreateKernel { get; private set; }

    /// <summary>Whether a row that makes none still gives one of nulls, as <c>explode_outer</c> does.</summary>
    public bool IsOuter { get; private set; }

    public GeneratorFunction Kernel(Func<KernelRequest, GeneratorKernel> create)
    {
        CreateKernel = create;
        return this;
    }

    /// <summary>A row that makes none gives one of nulls.</summary>
    public GeneratorFunction Outer()
    {
        IsOuter = true;
        return this;
    }
}
