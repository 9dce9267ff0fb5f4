using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Aggregation;
using Frames.Kernels.Nested;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Arrays of floats as vectors.
public static partial class Functions
{
    static readonly ParameterType FloatVector = Accept.Exact(new ArrayType(DataTypes.Float));

    /// <summary>The cosine of the angle between two vectors; null where one has no length.</summary>
    public static Column VectorCosineSimilarity(Column left, Column right) => Call(vectorCosineSimilarity, left, right);
    static readonly ScalarFunction vectorCosineSimilarity = OfVectors<CosineOfAngle>("vector_cosine_similarity").Example("vector_cosine_similarity(array(1.0F, 0.0F), array(1.0F, 0.0F))", "1.0");

    /// <summary>The inner product of two vectors.</summary>
    public static Column VectorInnerProduct(Column left, Column right) => Call(vectorInnerProduct, left, right);
    static readonly ScalarFunction vectorInnerProduct = OfVectors<InnerProduct>("vector_inner_product").Example("vector_inner_product(array(1.0F, 2.0F), array(3.0F, 4.0F))", "11.0");

    /// <summary>The Euclidean distance of two vectors.</summary>
    public static Column VectorL2Distance(Column left, Column right) => Call(vectorL2Distance, left, right);
    static readonly ScalarFunction vectorL2Distance = OfVectors<Distance>("vector_l2_distance").Example("vector_l2_distance(array(0.0F, 0.0F), array(3.0F, 4.0F))", "5.0");

    /// <summary>The Euclidean length of a vector.</summary>
    public static Column VectorNorm(Column vector) => Call(vectorNorm, vector);

    /// <summary>The length of a vector in the norm of a degree: 1, 2 or infinity.</summary>
    public static Column VectorNorm(Column vector, Column degree) => Call(vectorNorm, vector, degree);
    static readonly ScalarFunction vectorNorm = OfVector("vector_norm").Returns(DataTypes.Float).Value<NormBody, float>().Example("vector_norm(array(3.0F, 4.0F))", "5.0");

    /// <summary>A vector of length 1 in the same direction; null for one without length.</summary>
    public static Column VectorNormalize(Column vector) => Call(vectorNormalize, vector);

    /// <summary>A vector of length 1, in the norm of a degree, in the same direction; null for one without length.</summary>
    public static Column VectorNormalize(Column vector, Column degree) => Call(vectorNormalize, vector, degree);
    static readonly ScalarFunction vectorNormalize = OfVector("vector_normalize").Returns(new ArrayType(DataTypes.Float)).Builds<NormalizeBody>().Example("vector_normalize(array(3.0F, 4.0F))", "[0.6, 0.8]");

    /// <summary>The sums of vectors, place by place.</summary>
    public static Column VectorSum(Column vector) => Call(vectorSum, vector);
    static readonly AggregateFunction vectorSum = Summed("vector_sum", mean: false).Example("vector_sum(array(1.0F, 2.0F))", "[1.0, 2.0]");

    /// <summary>The means of vectors, place by place.</summary>
    public static Column VectorAvg(Column vector) => Call(vectorAvg, vector);
    static readonly AggregateFunction vectorAvg = Summed("vector_avg", mean: true).Example("vector_avg(array(1.0F, 2.0F))", "[1.0, 2.0]");

    static AggregateFunction Summed(string name, bool mean) => DefineAggregate(name, "FloatVectors").Takes(FloatVector).Coerced(Coercion.None).Returns(new ArrayType(DataTypes.Float)).MayBeNull()
        .Kernel(_ => new VectorSumAggregate(name, mean));

    static ScalarFunction OfVectors<TBody>(string name) where TBody : struct, IVectorPair => Define(name, "FloatVectors").Takes(FloatVector, FloatVector).Coerced(Coercion.None)
        .Returns(DataTypes.Float).MayBeNull().Value<VectorPairBody<TBody>, float>();

    static ScalarFunction OfVector(string name) => Define(name, "FloatVectors").Takes(FloatVector).Optional(Accept.Float, new Literal(2f, DataTypes.Float)).Coerced(Coercion.None).MayBeNull();

    /// <summary>The floats of a row's vector; false if one is null.</summary>
    static bool TryFloats(RowArguments row, int argument, out ReadOnlySpan<float> floats)
    {
        var array = new ArrayRow(row, argument);
        floats = default;
        if (array.Start == array.End) return true;
        var values = (FlatVector<float>)VectorForms.Flatten(array.Elements, row.Context.Arena);
        for (var i = array.Start; i < array.End; i++) if (values.IsNull(i)) return false;
        floats = values.Values[array.Start..array.End];
        return true;
    }

    internal static FramesException DimensionMismatch(string function, int left, int right)
        => ErrorClasses.VectorDimensionMismatch.With(("functionName", $"`{function}`"), ("leftDim", $"{left}"), ("rightDim", $"{right}"));

    interface IVectorPair
    {
        static abstract string Name { get; }

        /// <summary>The result; NaN with <paramref name="isNull"/> where there is none.</summary>
        static abstract float Invoke(ReadOnlySpan<float> left, ReadOnlySpan<float> right, out bool isNull);
    }

    readonly struct CosineOfAngle : IVectorPair
    {
        public static string Name => "vector_cosine_similarity";

        public static float Invoke(ReadOnlySpan<float> left, ReadOnlySpan<float> right, out bool isNull)
        {
            double product = 0, a = 0, b = 0;
            for (var i = 0; i < left.Length; i++)
            {
                product += (double)left[i] * right[i];
                a += (double)left[i] * left[i];
                b += (double)right[i] * right[i];
            }
            isNull = a == 0 || b == 0;
            return (float)(product / (Math.Sqrt(a) * Math.Sqrt(b)));
        }
    }

    readonly struct InnerProduct : IVectorPair
    {
        public static string Name => "vector_inner_product";

        public static float Invoke(ReadOnlySpan<float> left, ReadOnlySpan<float> right, out bool isNull)
        {
            var product = 0.0;
            for (var i = 0; i < left.Length; i++) product += (double)left[i] * right[i];
            isNull = false;
            return (float)product;
        }
    }

    readonly struct Distance : IVectorPair
    {
        public static string Name => "vector_l2_distance";

        public static float Invoke(ReadOnlySpan<float> left, ReadOnlySpan<float> right, out bool isNull)
        {
            var squares = 0.0;
            for (var i = 0; i < left.Length; i++) squares += ((double)left[i] - right[i]) * ((double)left[i] - right[i]);
            isNull = false;
            return (float)Math.Sqrt(squares);
        }
    }

    readonly struct VectorPairBody<TBody> : IValueFunction<float> where TBody : struct, IVectorPair
    {
        public static bool Invoke(RowArguments row, out float result)
        {
            result = 0;
            var (left, right) = (new ArrayRowLength(row, 0).Length, new ArrayRowLength(row, 1).Length);
            if (left != right) throw DimensionMismatch(TBody.Name, left, right);
            if (!TryFloats(row, 0, out var a) || !TryFloats(row, 1, out var b)) return false;
            result = TBody.Invoke(a, b, out var isNull);
            return !isNull;
        }
    }

    readonly struct ArrayRowLength
    {
        public ArrayRowLength(RowArguments row, int argument)
        {
            var array = new ArrayRow(row, argument);
            Length = array.End - array.Start;
        }

        public int Length { get; }
    }

    static double Norm(ReadOnlySpan<float> floats, float degree)
    {
        var (sum, largest, squares) = (0.0, 0.0, 0.0);
        foreach (var value in floats)
        {
            sum += Math.Abs((double)value);
            squares += (double)value * value;
            largest = Math.Max(largest, Math.Abs((double)value));
        }
        return degree switch
        {
            1 => sum,
            2 => Math.Sqrt(squares),
            float.PositiveInfinity => largest,
            _ => throw ErrorClasses.InvalidVectorNormDegree.With(("functionName", "`vector_norm`"), ("degree", degree.ToString("R", System.Globalization.CultureInfo.InvariantCulture))),
        };
    }

    readonly struct NormBody : IValueFunction<float>
    {
        public static bool Invoke(RowArguments row, out float result)
        {
            result = 0;
            if (!TryFloats(row, 0, out var floats)) return false;
            result = (float)Norm(floats, row.Value<float>(1));
            return true;
        }
    }

    readonly struct NormalizeBody : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            var array = (ArrayBuilder)output;
            var length = 0.0;
            if (!TryFloats(row, 0, out var floats) || (floats.Length > 0 && (length = Norm(floats, row.Value<float>(1))) == 0))
            {
                output.AppendNull();
                return;
            }
            foreach (var value in floats) ((FlatBuilder<float>)array.Elements).Append((float)(value / length));
            array.EndRow();
        }
    }
}
