using System.Numerics;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;
using Vector = Frames.Columns.Vector;

namespace Frames.Tests.DataFrame.Kernels;

public class ComparisonKernelTests
{
    static readonly EvaluationContext Context = new(new Arena(), QuerySettings.Default);

    [Fact]
    public void Registers_and_single_rows_agree()
    {
        Whole<sbyte>(DataTypes.Byte);
        Whole<short>(DataTypes.Short);
        Whole<int>(DataTypes.Integer);
        Whole<long>(DataTypes.Long);
        Floats<float>(DataTypes.Float);
        Floats<double>(DataTypes.Double);
    }

    static void Whole<T>(DataType type) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => Check(type, [T.MinValue, T.MaxValue, T.Zero, T.One, -T.One], (a, b) => a.CompareTo(b));

    static void Floats<T>(DataType type) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Check(type, [T.NaN, T.NegativeInfinity, T.PositiveInfinity, T.Zero, T.NegativeZero, T.One], (a, b) => T.IsNaN(a) || T.IsNaN(b) ? T.IsNaN(a).CompareTo(T.IsNaN(b)) : a.CompareTo(b));

    static void Check<T>(DataType type, T[] some, Comparison<T> order) where T : unmanaged
    {
        var random = new Random(5);
        T[] Pick() => [.. Enumerable.Range(0, 300).Select(_ => some[random.Next(some.Length)])];
        var (a, b) = (Pick(), Pick());
        foreach (var length in (int[])[0, 1, 63, 64, 65, 300])
        {
            Vector left = new FlatVector<T>(type, length, a), right = new FlatVector<T>(type, length, b);
            Vector constant = new ConstantVector(new FlatVector<T>(type, 1, new[] { some[0] }), length);
            Agree<EqualTo>(left, right, i => order(a[i], b[i]) == 0);
            Agree<LessThan>(left, right, i => order(a[i], b[i]) < 0);
            Agree<LessThanOrEqual>(left, right, i => order(a[i], b[i]) <= 0);
            Agree<Flipped<LessThan>>(left, constant, i => order(a[i], some[0]) > 0);
            Agree<LessThan>(constant, right, i => order(some[0], b[i]) < 0);
            Agree<Flipped<LessThanOrEqual>>(left, constant, i => order(a[i], some[0]) >= 0);
        }
    }

    static void Agree<TComparison>(Vector left, Vector right, Func<int, bool> expected) where TComparison : struct, IComparison
    {
        var result = (BooleanVector)ComparisonKernels.Create<TComparison>(left.Type).Evaluate([left, right], left.Length, Bitmap.All, Context);
        for (var i = 0; i < left.Length; i++) Assert.True(expected(i) == result[i], $"{typeof(TComparison).Name} {left.GetValue(i)} {right.GetValue(i)}");
    }
}
