using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Plans;
using Frames.Sql.Types;
using static Frames.Tests.Local.Rows;

namespace Frames.Tests.Local;

public class MultiplyingTests
{
    static readonly ColumnReference X = Column("x", DataTypes.Integer);
    static readonly GeneratorFunction times = new GeneratorFunction("test_times", "tests").Kernel(_ => new Times());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_generator_gives_its_rows_beside_their_parent(bool outer)
    {
        int?[] counts = [3, 0, null, 1, 9000, 0];
        var made = Column("i", DataTypes.Integer);
        var call = new FunctionCall(times, [X], new StructType(new StructField("i", DataTypes.Integer)), false);
        var plan = new Generate(new Filter(Relation([X], counts.Select(count => new object?[] { count })), Literal.True), call, outer, null, ["i"], [made]);
        plan.Gives(counts.SelectMany(count => count is > 0 ? Enumerable.Range(0, (int)count).Select(i => new object?[] { count, i }) : outer ? [[count, null]] : []));
    }

    [Fact]
    public void Expand_gives_each_row_once_per_projection()
    {
        var (a, b) = (Column("a", DataTypes.Integer), Column("b", DataTypes.Integer));
        var plan = new Expand(Relation([X], [[1], [2]]), [[X, Of(0)], [new Literal(null, DataTypes.Integer), Of(1)]], [a, b]);
        plan.Gives([[1, 0], [2, 0], [null, 1], [null, 1]], ordered: false);
    }

    [Fact]
    public void A_sample_is_repeatable_and_near_its_share()
    {
        var range = new Plans.Range(0, 100_000, 1, null, Column("id", DataTypes.Long, false));
        var variant = Variants[1];
        var rows = Run(new Sample(range, 0, 0.25, false, 42), variant).Count;
        Assert.InRange(rows, 24_000, 26_000);
        Assert.Equal(rows, Run(new Sample(range, 0, 0.25, false, 42), Variants[0]).Count);
        Assert.Equal(100_000 - rows, Run(new Sample(range, 0.25, 1, false, 42), variant).Count);
        Assert.InRange(Run(new Sample(range, 0, 2, true, 42), variant).Count, 196_000, 204_000);
    }

    sealed class Times : GeneratorKernel
    {
        public override GeneratedRows Generate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        {
            var parents = new List<int>();
            var numbers = new List<int>();
            for (var row = 0; row < length; row++)
            {
                if (!live[row] || arguments[0].GetValue(row) is not int count) continue;
                for (var i = 0; i < count; i++)
                {
                    parents.Add(row);
                    numbers.Add(i);
                }
            }
            return new([.. parents], parents.Count, [new FlatVector<int>(DataTypes.Integer, numbers.Count, numbers.ToArray())]);
        }
    }
}
