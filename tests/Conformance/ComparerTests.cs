using Frames.Sql.Types;
using Frames.Tests.Conformance.Comparing;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance;

/// <summary>A comparer that finds no difference anywhere would make every other test pass.</summary>
public sealed class ComparerTests
{
    static readonly string[] columns = ["x double", "s string"];

    static readonly DataType[] types = [DataTypes.Double, DataTypes.String];

    static readonly Query exact = Queries.View("l", [new("x", DataTypes.Double), new("s", DataTypes.String)]) with { Risks = 1 };

    static readonly Query deep = exact with { Parts = [exact, exact], Risks = 2 };

    [Fact]
    public void Equal_rows_agree_in_any_order_unless_order_counts()
    {
        Assert.Null(Compare(exact, Rows((1d, "a"), (2d, null)), Rows((2d, null), (1d, "a"))));
        Assert.NotNull(Compare(exact with { IsOrdered = true }, Rows((1d, "a"), (2d, null)), Rows((2d, null), (1d, "a"))));
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
    public void The_last_digit_and_the_sign_of_zero_count_unless_a_column_has_a_tolerance()
    {
        foreach (var (a, b) in new[] { (0d, -0d), (0.1 + 0.2, 0.3) })
        {
            Assert.NotNull(Compare(exact, Rows((a, "a")), Rows((b, "a"))));
            Assert.Null(Compare(Within(Tolerance.LastPlaces), Rows((a, "a")), Rows((b, "a"))));
        }
        Assert.Null(Compare(exact, Rows((double.NaN, "a")), Rows((double.NaN, "a"))));
        Assert.All(new[] { (0.3, 0.30000000000000027), (double.NaN, 1d), (double.PositiveInfinity, double.MaxValue), (1e300, 1.0001e300) },
            pair => Assert.NotNull(Compare(Within(Tolerance.LastPlaces), Rows((pair.Item1, "a")), Rows((pair.Item2, "a")))));
        Assert.Null(Compare(Within(Tolerance.Moments), Rows((2d, "a")), Rows((2d + 1e-10, "a"))));
        Assert.NotNull(Compare(Within(Tolerance.Moments), Rows((2d, "a")), Rows((2d + 1e-8, "a"))));
    }

    [Fact]
    public void Names_types_and_nullability_count() =>
        Assert.All(new[] { "y double", "x float", "x double not null" }, column => Assert.NotNull(Compare(exact, Rows(), Rows() with { Columns = [column, columns[1]] })));

    [Fact]
    public void Values_inside_of_values_count()
    {
        DataType array = new ArrayType(DataTypes.Integer), map = new MapType(DataTypes.String, DataTypes.Integer), record = new StructType([new StructField("a", DataTypes.Binary)]);
        Different(array, new object?[] { 1, null }, new object?[] { 1 }, new object?[] { null, 1 }, Array.Empty<object?>());
        Different(map, Map(("a", 1)), Map(("a", null)), Map(("b", 1)), Map());
        Assert.Null(Compare(Single(map, Map(("a", 1), ("b", 2))), Single(map, Map(("b", 2), ("a", 1)))));
        Different(record, new object?[] { null }, new object?[] { Array.Empty<byte>() }, new object?[] { new byte[] { 0 } });
        Different(new DecimalType(38, 10), (Int128)1, (Int128)2, -(Int128)1);
        Different(DataTypes.Timestamp, 0L, 1L, -1L);
    }

    [Fact]
    public void Errors_count()
    {
        Answer zero = Failed("DIVIDE_BY_ZERO"), unknown = Failed("INTERNAL_ERROR"), crash = zero with { Crashed = true };
        Assert.Null(Compare(exact, zero, zero));
        Assert.NotNull(Compare(exact, zero, unknown));
        Assert.NotNull(Compare(exact, zero, Rows()));
        Assert.NotNull(Compare(exact, crash, crash));
        Assert.Null(Compare(deep, zero, unknown));
        Assert.Null(Comparer.Difference(zero, Rows(), deep, mayPrune: true));
        Assert.NotNull(Comparer.Difference(zero, Rows(), deep, mayPrune: false));
        Assert.NotNull(Comparer.Difference(zero, Rows(), exact, mayPrune: true));
        Assert.NotNull(Comparer.Difference(zero, Rows(), deep with { Risks = 0 }, mayPrune: true));
    }

    static void Different(DataType type, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            for (var j = 0; j < values.Length; j++)
                Assert.Equal(i == j, Compare(Single(type, values[i]), Single(type, values[j])) is null);
    }

    static Answer Single(DataType type, object? value) => new(["v"], [[value]], [type]);

    static KeyValuePair<object, object?>[] Map(params (string Key, int? Value)[] pairs) => [.. pairs.Select(pair => new KeyValuePair<object, object?>(pair.Key, pair.Value))];

    static Query Within(Tolerance tolerance) => exact with { Fields = [exact.Fields[0] with { Tolerance = tolerance }, exact.Fields[1]] };

    static string? Compare(Answer expected, Answer actual) => Compare(Queries.View("l", []), expected, actual);

    static string? Compare(Query query, Answer expected, Answer actual) => Comparer.Difference(expected, actual, query, mayPrune: false);

    static Answer Failed(string error) => new([], [], [], error);

    static Answer Rows(params (double, string?)[] rows) => new(columns, [.. rows.Select(row => new object?[] { row.Item1, row.Item2 })], types);
}
