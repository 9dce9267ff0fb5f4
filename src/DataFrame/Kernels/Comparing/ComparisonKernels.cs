using Frames.Columns;
using Frames.Kernels.Loops;
using Frames.Sql.Types;

namespace Frames.Kernels.Comparing;

/// <summary>Chooses the loop of a comparison by how its operands, which have one type, lie in memory.</summary>
internal static class ComparisonKernels
{
    public static Kernel Create<TComparison>(DataType operands) where TComparison : struct, IComparison => operands.Physical switch
    {
        PhysicalType.Boolean => new BinaryKernel<CompareBooleans<TComparison>, bool, bool, bool>(DataTypes.Boolean, ErrorBehavior.Ignore, null),
        PhysicalType.Int8 => Integers<TComparison, sbyte>(),
        PhysicalType.Int16 => Integers<TComparison, short>(),
        PhysicalType.Int32 => Integers<TComparison, int>(),
        PhysicalType.Int64 => Integers<TComparison, long>(),
        PhysicalType.Int128 => new BinaryKernel<CompareIntegers<TComparison, Int128>, Int128, Int128, bool>(DataTypes.Boolean, ErrorBehavior.Ignore, null),
        PhysicalType.Float => new PredicateKernel<CompareFloats<TComparison, float>, float>(),
        PhysicalType.Double => new PredicateKernel<CompareFloats<TComparison, double>, double>(),
        _ => new RowComparisonKernel<TComparison>(operands),
    };

    static PredicateKernel<CompareIntegers<TComparison, T>, T> Integers<TComparison, T>()
        where TComparison : struct, IComparison
        where T : unmanaged, System.Numerics.IBinaryInteger<T> => new();
}

/// <summary>Compares strings, binary and nested values row by row.</summary>
internal sealed class RowComparisonKernel<TComparison>(DataType operands) : Kernel where TComparison : struct, IComparison
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0]) || Vectors.IsNullConstant(arguments[1])) return Vectors.NullConstant(DataTypes.Boolean, length);
        var left = VectorForms.Flatten(arguments[0], context.Arena);
        var right = VectorForms.Flatten(arguments[1], context.Arena);
        var validity = Bitmap.And(left.Validity, right.Validity, length, context.Arena);
        var result = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
        if (left is BytesVector a && right is BytesVector b && operands is not StringType { Collation: not null }) CompareBytes(a, b, result);
        else
        {
            var order = RowOrder.Create(left, right);
            for (var i = 0; i < length; i++)
                if (validity[i] && TComparison.Holds(order.Compare(i, i))) Bitmap.Set(result, i);
        }
        return new BooleanVector(DataTypes.Boolean, length, result, validity);
    }

    static void CompareBytes(BytesVector left, BytesVector right, ulong[] result)
    {
        var (a, b) = (left.OffsetsMemory, right.OffsetsMemory);
        var aOffsets = a.Span;
        var bOffsets = b.Span;
        var (aData, bData) = (left.DataMemory, right.DataMemory);
        var x = aData.Span;
        var y = bData.Span;
        for (var i = 0; i < left.Length; i++)
            if (TComparison.Holds(x[aOffsets[i]..aOffsets[i + 1]].SequenceCompareTo(y[bOffsets[i]..bOffsets[i + 1]]))) result[i >> 6] |= 1UL << i;
    }
}
