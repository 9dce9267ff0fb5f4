using Frames.Columns;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Kernels;

/// <summary>What a call does with whole vectors: made once per query for a resolved call, run once a batch. A kernel may keep scratch space; each thread has its own.</summary>
internal abstract class Kernel
{
    /// <summary>The call's values. Arguments come in any form; the result has their length.</summary>
    /// <param name="arguments">One vector an argument, all of <paramref name="length"/> rows.</param>
    /// <param name="length">The number of rows.</param>
    /// <param name="live">The rows that count: values elsewhere are undefined and must not raise errors.</param>
    /// <param name="context">Buffers and settings.</param>
    public abstract Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context);
}

/// <summary>A kernel that runs an operator struct, which fused loops and the GPU can take over.</summary>
internal interface IOperatorKernel
{
    /// <summary>The struct that implements one of the interfaces of <c>Operators.cs</c>.</summary>
    Type Operator { get; }

    /// <summary>The C# types of the arguments, then of the result.</summary>
    Type[] Types { get; }

    ErrorBehavior OnError { get; }
}

/// <summary>An aggregate that runs an aggregate struct, which the GPU can take over.</summary>
internal interface IStructAggregateKernel
{
    /// <summary>The struct that implements <see cref="IAggregate{TArgument, TState, TResult}"/>.</summary>
    Type Aggregate { get; }

    /// <summary>The C# types of the argument, the state and the result.</summary>
    Type[] Types { get; }
}

/// <summary>What an operator's error bits mean.</summary>
internal enum ErrorBehavior
{
    /// <summary>The body sets none, or they do not matter.</summary>
    Ignore,

    /// <summary>The row's value is NULL.</summary>
    Null,

    /// <summary>The query fails.</summary>
    Raise,
}

/// <summary>A resolved call for which a kernel is wanted.</summary>
/// <param name="Call">The call.</param>
/// <param name="Settings">The query's settings.</param>
internal sealed record KernelRequest(FunctionCall Call, QuerySettings Settings)
{
    public ValueList<Expression> Arguments => Call.Arguments;

    public DataType ResultType => Call.Type;

    public DataType ArgumentType(int index) => Call.Arguments[index].Type;

    /// <summary>The argument's value if it is known before the query runs.</summary>
    public Literal? Constant(int index) => Call.Arguments[index] switch
    {
        Literal literal => literal,
        var argument when argument.Any(node => node is ColumnReference or LambdaVariable or OuterReference or Subquery) => null,
        var argument => Evaluate(argument),
    };

    Literal Evaluate(Expression argument)
    {
        var value = new EvaluatorFactory([], Settings).Create(argument).Evaluate(new Batch(1, []), new EvaluationContext(Arena.Heap, Settings));
        return new Literal(value.GetValue(0), argument.Type);
    }

    /// <summary>What to do with errors: NULL for <c>try_</c> forms, an error otherwise.</summary>
    public ErrorBehavior OnError => Call.Try ? ErrorBehavior.Null : ErrorBehavior.Raise;
}

/// <summary>What kernels of one thread share.</summary>
internal sealed class EvaluationContext(Arena arena, QuerySettings settings)
{
    public Arena Arena { get; } = arena;

    public QuerySettings Settings { get; } = settings;

    /// <summary>The partition that the rows belong to, for <c>rand</c> and <c>monotonically_increasing_id</c>.</summary>
    public int Partition { get; init; }

    /// <summary>The rows seen before this batch in the partition.</summary>
    public long FirstRow { get; set; }
}
