using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Sql.Types;

namespace Frames.Catalogue;

/// <summary>
/// The declaration of a function of one row. A chain of calls says everything about it; most need two or three:
/// <code>static readonly ScalarFunction cbrt = Define("cbrt").Unary&lt;CubeRoot, double, double&gt;().Example("cbrt(27.0D)", "3.0");</code>
/// </summary>
internal sealed partial class ScalarFunction(string name, string family) : Declaration<ScalarFunction>(name, family)
{
    readonly List<Func<KernelRequest, Kernel?>> kernels = [];
    RaiseError? raise;
    ErrorBehavior? onError;
    ErrorBehavior withoutAnsi = ErrorBehavior.Null;
    Func<KernelRequest, RaiseError>? raiseFor;

    public override FunctionKind Kind => FunctionKind.Scalar;

    /// <summary>What the call is short for: an expression over its arguments, put in its place before planning. Null where the function has kernels.</summary>
    public Func<FunctionCall, QuerySettings, Expression>? Replacement { get; private set; }

    /// <summary>The conditional, or null.</summary>
    public Func<KernelRequest, LazyKernel>? Lazy { get; private set; }

    /// <summary>The higher-order function, or null.</summary>
    public Func<KernelRequest, LambdaKernel>? Lambda { get; private set; }

    /// <summary>Types of a lambda's parameters, given the coerced arguments before it.</summary>
    public Func<ValueList<Expression>, int, ValueList<LambdaVariable>>? LambdaParameters { get; private set; }

    /// <summary>The kernel for a call, or null where no declared body takes these types.</summary>
    public Kernel? CreateKernel(KernelRequest request)
    {
        foreach (var kernel in kernels) if (kernel(request) is { } found) return found;
        return null;
    }

    /// <summary>An operator struct of one argument.</summary>
    public ScalarFunction Unary<TOperator, TArgument, TResult>(DataType? argument = null, DataType? result = null)
        where TOperator : struct, IUnary<TArgument, TResult>
        where TArgument : unmanaged
        where TResult : unmanaged
    {
        Implied([argument ?? ClrTypes.DataTypeOf<TArgument>()], result ?? ClrTypes.DataTypeOf<TResult>());
        return Kernel(request => request.Arguments.Count == 1 && ClrTypes.Holds<TArgument>(request.ArgumentType(0), argument) && ClrTypes.Holds<TResult>(request.ResultType, result)
            ? new UnaryKernel<TOperator, TArgument, TResult>(request.ResultType, OnError(request), Raise(request)) : null);
    }

    /// <summary>An operator struct of two arguments.</summary>
    public ScalarFunction Binary<TOperator, TLeft, TRight, TResult>(DataType? left = null, DataType? right = null, DataType? result = null)
        where TOperator : struct, IBinary<TLeft, TRight, TResult>
        where TLeft : unmanaged
        where TRight : unmanaged
        where TResult : unmanaged
    {
        Implied([left ?? ClrTypes.DataTypeOf<TLeft>(), right ?? ClrTypes.DataTypeOf<TRight>()], result ?? ClrTypes.DataTypeOf<TResult>());
        return Kernel(request => request.Arguments.Count == 2 && ClrTypes.Holds<TLeft>(request.ArgumentType(0), left) && ClrTypes.Holds<TRight>(request.ArgumentType(1), right)
                && ClrTypes.Holds<TResult>(request.ResultType, result)
            ? new BinaryKernel<TOperator, TLeft, TRight, TResult>(request.ResultType, OnError(request), Raise(request)) : null);
    }

    /// <summary>One body for all whole numbers.</summary>
    public ScalarFunction Integer<TOperator>() where TOperator : struct, IIntegerUnary => this
        .Unary<IntegerAt<TOperator, sbyte>, sbyte, sbyte>().Unary<IntegerAt<TOperator, short>, short, short>()
        .Unary<IntegerAt<TOperator, int>, int, int>().Unary<IntegerAt<TOperator, long>, long, long>();

    /// <summary>One body for float and double.</summary>
    public ScalarFunction Float<TOperator>() where TOperator : struct, IFloatUnary => this
        .Unary<FloatAt<TOperator, float>, float, float>().Unary<FloatAt<TOperator, double>, double, double>();

    /// <summary>One body of two arguments for all whole numbers.</summary>
    public ScalarFunction Integers<TOperator>() where TOperator : struct, IIntegerBinary => this
        .Binary<IntegersAt<TOperator, sbyte>, sbyte, sbyte, sbyte>().Binary<IntegersAt<TOperator, short>, short, short, short>()
        .Binary<IntegersAt<TOperator, int>, int, int, int>().Binary<IntegersAt<TOperator, long>, long, long, long>();

    /// <summary>One body of two arguments for float and double.</summary>
    public ScalarFunction Floats<TOperator>() where TOperator : struct, IFloatBinary => this
        .Binary<FloatsAt<TOperator, float>, float, float, float>().Binary<FloatsAt<TOperator, double>, double, double, double>();

    /// <summary>A kernel over whole vectors; null where it does not take these types.</summary>
    public ScalarFunction Kernel(Func<KernelRequest, Kernel?> create)
    {
        kernels.Add(create);
        return this;
    }

    /// <summary>A conditional: it evaluates arguments itself.</summary>
    public ScalarFunction Conditional(Func<KernelRequest, LazyKernel> create)
    {
        Lazy = create;
        return this;
    }

    /// <summary>A higher-order function.</summary>
    public ScalarFunction HigherOrder(Func<ValueList<Expression>, int, ValueList<LambdaVariable>> parameters, Func<KernelRequest, LambdaKernel> create)
    {
        (LambdaParameters, Lambda) = (parameters, create);
        return this;
    }

    /// <summary>Short for another expression. Argument checks and the name stay this function's.</summary>
    public ScalarFunction Rewrite(Func<FunctionCall, QuerySettings, Expression> replacement)
    {
        Replacement = replacement;
        return this;
    }

    /// <summary>The error for an operator's bits.</summary>
    public ScalarFunction Raises(RaiseError error)
    {
        raise = error;
        return this;
    }

    /// <summary>The error for an operator's bits, where it depends on the call.</summary>
    public ScalarFunction Raises(Func<KernelRequest, RaiseError> error)
    {
        raiseFor = error;
        return this;
    }

    /// <summary>What error bits mean, where it is not an error (or NULL in <c>try_</c> forms).</summary>
    public ScalarFunction OnErrorGives(ErrorBehavior behavior)
    {
        onError = behavior;
        return this;
    }

    /// <summary>A form whose errors are NULL, as <c>try_add</c> is.</summary>
    public ScalarFunction Tries() => OnErrorGives(ErrorBehavior.Null).MayBeNull();

    /// <summary>Without ANSI what the body computed stands, as whole numbers wrap; the error is for ANSI.</summary>
    public ScalarFunction OverflowWraps()
    {
        withoutAnsi = ErrorBehavior.Ignore;
        return this;
    }

    ErrorBehavior OnError(KernelRequest request) => onError ?? (raise is null && raiseFor is null ? ErrorBehavior.Ignore
        : request.Call.Try ? ErrorBehavior.Null : request.Settings.Ansi ? ErrorBehavior.Raise : withoutAnsi);

    RaiseError? Raise(KernelRequest request) => raiseFor?.Invoke(request) ?? raise;
}
