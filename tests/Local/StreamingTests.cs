using Frames.Catalogue;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using static Frames.Tests.Local.Rows;

namespace Frames.Tests.Local;

public class StreamingTests
{
    static readonly ColumnReference Id = Column("id", DataTypes.Long, false);
    static readonly ColumnReference Flag = Column("flag", DataTypes.Boolean);
    static readonly ColumnReference X = Column("x", DataTypes.Double);

    [Theory]
    [InlineData(0, 10, 1)]
    [InlineData(0, 200_000, 1)]
    [InlineData(5, -7, -3)]
    [InlineData(3, 3, 1)]
    [InlineData(0, 10, -1)]
    public void A_range_gives_its_numbers_in_order(long start, long end, long step)
    {
        var expected = new List<object?[]>();
        for (var i = start; step > 0 ? i < end : i > end; i += step) expected.Add([i]);
        new Plans.Range(start, end, step, null, Id).Gives(expected, variants: Variants.Take(2));
    }

    [Fact]
    public void Rows_in_memory_pass_projections_and_filters()
    {
        var rows = Enumerable.Range(0, 1000).Select(i => new object?[] { (i % 3) switch { 0 => null, 1 => true, _ => false }, i % 7 == 0 ? null : i * 1.5 }).ToList();
        foreach (var dictionaries in new[] { false, true })
        {
            var relation = Relation([Flag, X], rows, dictionaries: dictionaries);
            var cbrt = new FunctionCall(FunctionCatalogue.Get("cbrt"), [X], DataTypes.Double, true);
            var plan = new Project(new Filter(relation, Flag), [X, cbrt.As("c"), Of("k").As("k")]);
            plan.Gives(rows.Where(row => row[0] is true).Select(row => new object?[] { row[1], row[1] is double x ? Cube(x) : null, "k" }));
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(0, 0)]
    [InlineData(123_456, 10)]
    [InlineData(399_998, 10)]
    public void A_limit_takes_rows_by_their_place(int offset, int count)
        => new Limit(new Offset(new Plans.Range(0, 400_000, 1, null, Id), Of(offset)), Of(count))
            .Gives(Enumerable.Range(offset, Math.Min(count, 400_000 - offset)).Select(i => new object?[] { (long)i }), variants: Variants.Take(2));

    [Fact]
    public void A_limit_stops_an_endless_source()
        => new Limit(new Plans.Range(0, long.MaxValue, 1, null, Id), Of(3)).Gives([[0L], [1L], [2L]]);

    [Fact]
    public void One_row_without_columns_takes_a_projection() => new Project(new OneRow(), [Of(1).As("a")]).Gives([[1]]);

    [Fact]
    public void Scalar_subqueries_are_run_once_and_refuse_a_second_row()
    {
        Plan Query(long rows) => new Project(new OneRow(), [new Subquery(SubqueryKind.Scalar, new Plans.Range(7, 7 + rows, 1, null, Id), []).As("s")]);
        Query(0).Gives([[null]]);
        Query(1).Gives([[7L]]);
        Assert.Equal("SCALAR_SUBQUERY_TOO_MANY_ROWS", Assert.Throws<FramesException>(() => Run(Query(2))).ErrorClass);
    }

    [Fact]
    public void A_cancelled_query_ends()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Run(new Plans.Range(0, long.MaxValue / 2, 1, null, Id), cancel: cancellation));
    }

    [Fact]
    public void A_failure_in_one_thread_ends_the_others()
    {
        var fails = new UserDefinedFunction("fails", [DataTypes.Long], DataTypes.Long, false, true,
            (arguments, length) => ((Columns.FlatVector<long>)arguments[0]).Values[0] == 0 ? throw new FramesException("UDF_ERROR", null, "no") : arguments[0]);
        var plan = new Project(new Plans.Range(0, 20_000_000, 1, null, Id), [new UserFunctionCall(fails, [Id]).As("f")]);
        Assert.Equal("UDF_ERROR", Assert.Throws<FramesException>(() => Run(plan, Variants[1])).ErrorClass);
    }

    static double Cube(double x)
    {
        var root = Math.Cbrt(x);
        var whole = Math.Round(root);
        return whole * whole * whole == x ? whole : root;
    }
}
