using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Moments;

/// <summary>A body over two values in a time zone.</summary>
internal interface IZonedBinary<TLeft, TRight, TResult>
{
    /// <summary>The result; false where it is beyond its type.</summary>
    static abstract bool TryInvoke(TLeft left, TRight right, SparkZone zone, out TResult result);
}

/// <summary>The loop of a zoned body over two vectors. A result beyond its type fails the query, also without ANSI.</summary>
internal sealed class MomentKernel<TOperator, TLeft, TRight, TResult>(DataType resultType, SparkZone zone, Func<FramesException> overflow) : Kernel
    where TOperator : struct, IZonedBinary<TLeft, TRight, TResult>
    where TLeft : unmanaged
    where TRight : unmanaged
    where TResult : unmanaged
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0]) || Vectors.IsNullConstant(arguments[1])) return Vectors.NullConstant(resultType, length);
        var validity = Bitmap.And(Vectors.Validity(arguments[0], context), Vectors.Validity(arguments[1], context), length, context.Arena);
        var left = Vectors.Values<TLeft>(arguments[0], context);
        var right = Vectors.Values<TRight>(arguments[1], context);
        var result = context.Arena.RentCleared<TResult>(length);
        for (var i = 0; i < length; i++)
        {
            // Zones are not defined for what may stand under nulls.
            if (!validity[i] || !live[i]) continue;
            if (!TOperator.TryInvoke(left[i], right[i], zone, out result[i])) throw overflow();
        }
        return Vectors.FromValues(resultType, result, length, validity, context);
    }
}
