using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Loops;

/// <summary>The loop of every operator of two arguments, of which one may be a constant.</summary>
internal sealed class BinaryKernel<TOperator, TLeft, TRight, TResult>(DataType resultType, ErrorBehavior onError, RaiseError? raise) : Kernel, IOperatorKernel
    where TOperator : struct, IBinary<TLeft, TRight, TResult>
    where TLeft : unmanaged
    where TRight : unmanaged
    where TResult : unmanaged
{
    public Type Operator => typeof(TOperator);
    public Type[] Types => [typeof(TLeft), typeof(TRight), typeof(TResult)];
    public ErrorBehavior OnError => onError;

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0]) || Vectors.IsNullConstant(arguments[1])) return Vectors.NullConstant(resultType, length);
        var validity = Bitmap.And(arguments[0].Validity, arguments[1].Validity, length, context.Arena);
        var result = context.Arena.Rent<TResult>(length);
        long error;
        if (arguments[1] is ConstantVector right)
            error = RunRightConstant(Vectors.Values<TLeft>(arguments[0], context), Vectors.Constant<TRight>(right), result);
        else if (arguments[0] is ConstantVector left)
            error = RunLeftConstant(Vectors.Constant<TLeft>(left), Vectors.Values<TRight>(arguments[1], context), result);
        else
            error = Run(Vectors.Values<TLeft>(arguments[0], context), Vectors.Values<TRight>(arguments[1], context), result);
        if (error != 0 && onError != ErrorBehavior.Ignore) validity = Again(arguments, length, validity, live, context);
        return Vectors.FromValues(resultType, result, length, validity, context);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static long Run(ReadOnlySpan<TLeft> left, ReadOnlySpan<TRight> right, Span<TResult> result)
    {
        var error = 0L;
        right = right[..left.Length];
        result = result[..left.Length];
        for (var i = 0; i < left.Length; i++) result[i] = TOperator.Invoke(left[i], right[i], ref error);
        return error;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static long RunRightConstant(ReadOnlySpan<TLeft> left, TRight right, Span<TResult> result)
    {
        var error = 0L;
        result = result[..left.Length];
        for (var i = 0; i < left.Length; i++) result[i] = TOperator.Invoke(left[i], right, ref error);
        return error;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static long RunLeftConstant(TLeft left, ReadOnlySpan<TRight> right, Span<TResult> result)
    {
        var error = 0L;
        result = result[..right.Length];
        for (var i = 0; i < right.Length; i++) result[i] = TOperator.Invoke(left, right[i], ref error);
        return error;
    }

    Bitmap Again(ReadOnlySpan<Vector> arguments, int length, Bitmap validity, Bitmap live, EvaluationContext context)
    {
        var left = Vectors.Values<TLeft>(arguments[0], context);
        var right = Vectors.Values<TRight>(arguments[1], context);
        var errors = new RowErrors(onError, raise, validity, live, length, context);
        for (var i = 0; i < length; i++)
        {
            var error = 0L;
            TOperator.Invoke(left[i], right[i], ref error);
            if (error != 0) errors.Add(i, error, left[i], right[i]);
        }
        return errors.Validity;
    }
}
