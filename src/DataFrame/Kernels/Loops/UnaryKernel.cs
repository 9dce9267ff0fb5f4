using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Loops;

/// <summary>The loop of every operator of one argument.</summary>
internal sealed class UnaryKernel<TOperator, TArgument, TResult>(DataType resultType, ErrorBehavior onError, RaiseError? raise) : Kernel, IOperatorKernel
    where TOperator : struct, IUnary<TArgument, TResult>
    where TArgument : unmanaged
    where TResult : unmanaged
{
    public Type Operator => typeof(TOperator);
    public Type[] Types => [typeof(TArgument), typeof(TResult)];
    public ErrorBehavior OnError => onError;

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return Vectors.NullConstant(resultType, length);
        var values = Vectors.Values<TArgument>(arguments[0], context);
        var validity = arguments[0].Validity;
        var result = context.Arena.Rent<TResult>(length);
        var error = Run(values, result);
        if (error != 0 && onError != ErrorBehavior.Ignore) validity = Again(values, length, validity, live, context);
        return Vectors.FromValues(resultType, result, length, validity, context);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static long Run(ReadOnlySpan<TArgument> values, Span<TResult> result)
    {
        var error = 0L;
        result = result[..values.Length];
        for (var i = 0; i < values.Length; i++) result[i] = TOperator.Invoke(values[i], ref error);
        return error;
    }

    Bitmap Again(ReadOnlySpan<TArgument> values, int length, Bitmap validity, Bitmap live, EvaluationContext context)
    {
        var errors = new RowErrors(onError, raise, validity, live, length, context);
        for (var i = 0; i < length; i++)
        {
            var error = 0L;
            TOperator.Invoke(values[i], ref error);
            if (error != 0) errors.Add(i, error, values[i], null);
        }
        return errors.Validity;
    }
}
