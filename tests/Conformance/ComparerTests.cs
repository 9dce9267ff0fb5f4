using Frames.Tests.Conformance.Comparing;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance;

/// <summary>A comparer that finds no difference anywhere would make every other test pass.</summary>
public sealed class ComparerTests
{
    static readonly string[] columns = ["x double", "s string"];

    static readonly Query exact = new("", [new("x", "DOUBLE"), new("s", "STRING")], [], ["DIVIDE_BY_ZERO"]);

    static readonly Query loose = exact with { Fields = [new("x", "DOUBLE", Loose: true), new("s", "STRING")] };

    [Fact]
    public void Equal_rows_agree_in_any_order_unless_order_counts()
    {
        Assert.Null(Compare(exact, Rows((1d, "a"), (2d, null)), Rows((2d, null), (1d, "a"))));
        Assert.NotNull(Compare(exact with { Ordered = true }, Rows((1d, "a"), (2d, null)), Rows((2d, null), (1d, "a"))));
    }

    [Fact]
    public void A_row_more_often_than_on_the_other_side_is_a_difference()
    {
        Assert.NotNull(Compare(exact, Rows((1d, "a"), (1d, "a"), (2d, "a")), Rows((1d, "a"), (2d, "a"), (2d, "a"))));
        Assert.NotNull(Compare(exact, Rows((1d, "a")), Rows((1d, "a"), (1d, "a"))));
    }

    [Fact]
    public void Null_is_no_empty_text_and_no_word() => Assert.All(new[] { "", "null" }, text => Assert.NotNull(Compare(exact, Rows((1d, null)), Rows((1d, text)))));

    [Fact]
    public void The_last_digits_and_the_sign_of_zero_count_unless_the_column_is_loose()
    {
        foreach (var (a, b) in new[] { (0d, -0d), (0.1 + 0.2, 0.3) })
        {
            Assert.NotNull(Compare(exact, Rows((a, "a")), Rows((b, "a"))));
            Assert.Null(Compare(loose, Rows((a, "a")), Rows((b, "a"))));
        }
        Assert.Null(Compare(exact, Rows((double.NaN, "a")), Rows((double.NaN, "a"))));
        Assert.All(new[] { (0.3, 0.3001), (double.NaN, 1d), (double.PositiveInfinity, double.MaxValue), (1e300, 1.0001e300) },
            pair => Assert.NotNull(Compare(loose, Rows((pair.Item1, "a")), Rows((pair.Item2, "a")))));
    }

    [Fact]
    public void Names_types_and_nullability_count() =>
        Assert.All(new[] { "y double", "x float", "x double not null" }, column => Assert.NotNull(Compare(exact, Rows(), Rows() with { Columns = [column, columns[1]] })));

    [Fact]
    public void Errors_count()
    {
        Answer zero = new([], [], "DIVIDE_BY_ZERO"), unknown = new([], [], "INTERNAL_ERROR");
        Assert.Null(Compare(exact, zero, zero));
        Assert.NotNull(Compare(exact, unknown, unknown));
        Assert.NotNull(Compare(exact, zero, unknown));
        Assert.NotNull(Compare(exact, zero, Rows()));
        Assert.Null(Comparer.Difference(zero, Rows(), exact, mayPrune: true));
        Assert.NotNull(Comparer.Difference(unknown, Rows(), exact, mayPrune: true));
    }

    static string? Compare(Query query, Answer expected, Answer actual) => Comparer.Difference(expected, actual, query, mayPrune: false);

    static Answer Rows(params (double, string?)[] rows) => new(columns, [.. rows.Select(row => new object?[] { row.Item1, row.Item2 })]);
}
