using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Loops;

/// <summary>A body over two decimals of any scales, unscaled, to a decimal of the shape's precision and scale; false where it does not fit or is undefined.</summary>
internal interface IDecimalBinary
{
    static abstract bool Invoke(Int128 left, Int128 right, in DecimalShape shape, out Int128 result);
}

/// <summary>The scales of a decimal operation and the precision of its result.</summary>
internal readonly record struct DecimalShape(int LeftScale, int RightScale, int Precision, int Scale)
{
    public static DecimalShape Of(DataType left, DataType right, DataType result)
        => new(((DecimalType)left).Scale, ((DecimalType)right).Scale, (result as DecimalType)?.Precision ?? 19, (result as DecimalType)?.Scale ?? 0);
}

/// <summary>The loop of decimal operators. Operands and result are 64 or 128 bits wide each.</summary>
internal sealed class DecimalKernel<TOperator>(DecimalShape shape, DataType resultType, ErrorBehavior onError, RaiseError raise) : Kernel
    where TOperator : struct, IDecimalBinary
{
    readonly bool narrow = resultType.Physical == PhysicalType.Int64;

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0]) || Vectors.IsNullConstant(arguments[1])) return Vectors.NullConstant(resultType, length);
        var left = Vectors.Decimals(arguments[0], context);
        var right = Vectors.Decimals(arguments[1], context);
        var validity = Bitmap.And(arguments[0].Validity, arguments[1].Validity, length, context.Arena);
        var result = context.Arena.Rent<Int128>(length);
        if (!Run(left, right, result, shape)) validity = Again(left, right, validity, live, length, context);
        if (!narrow) return new FlatVector<Int128>(resultType, length, result, validity);
        var values = context.Arena.Rent<long>(length);
        for (var i = 0; i < length; i++) values[i] = (long)result[i];
        return new FlatVector<long>(resultType, length, values, validity);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool Run(ReadOnlySpan<Int128> left, ReadOnlySpan<Int128> right, Span<Int128> result, in DecimalShape shape)
    {
        var fits = true;
        for (var i = 0; i < left.Length; i++) fits &= TOperator.Invoke(left[i], right[i], shape, out result[i]);
        return fits;
    }

    Bitmap Again(ReadOnlySpan<Int128> left, ReadOnlySpan<Int128> right, Bitmap validity, Bitmap live, int length, EvaluationContext context)
    {
        var errors = new RowErrors(onError, raise, validity, live, length, context);
        for (var i = 0; i < length; i++)
            if (!TOperator.Invoke(left[i], right[i], shape, out _)) errors.Add(i, right[i] == 0 ? 2 : 1, left[i], right[i]);
        return errors.Validity;
    }
}
