using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using FsCheck.Xunit;
using static Frames.Tests.Local.Rows;
using static Frames.Tests.Local.TestAggregates;

namespace Frames.Tests.Local;

public class GroupingTests
{
    static readonly ColumnReference X = Column("x", DataTypes.Integer);
    static readonly ColumnReference Chosen = Column("chosen", DataTypes.Boolean);

    [Property(MaxTest = 40)]
    public void Groups_are_those_of_linq(int seed)
    {
        var data = new RandomData(seed);
        var keys = data.Columns(1 + data.Next(3));
        ColumnReference[] columns = [.. keys, X, Chosen];
        var rows = data.Table(columns, data.Next(400), distinct: data.Chance(0.5) ? 5 : 300);
        var relation = Relation(columns, rows, batchRows: 1 + data.Next(150), dictionaries: data.Chance(0.4) && keys.All(key => key.Type is not ArrayType and not StructType and not BinaryType));
        var plan = new Aggregate(data.Chance(0.5) ? relation : new Filter(relation, Chosen), new(keys),
            [.. keys, SumOf(X).As("s"), SumOf(X, Chosen).As("f"), CountOf(X, distinct: true).As("d"), CollectOf(X).As("c")]);
        if (plan.Child is Filter) rows = [.. rows.Where(row => row[^1] is true)];
        var expected = rows.GroupBy(row => string.Join("|", row.Take(keys.Length).Select(RandomData.Identity)))
            .Select(group => string.Join("|", group.Key, Aggregates([.. group])));
        foreach (var variant in Variants) Assert.Equal(expected.Order(StringComparer.Ordinal), Actual(Run(plan, variant)));
    }

    [Property(MaxTest = 10)]
    public void Distinct_rows_are_those_of_linq(int seed)
    {
        var data = new RandomData(seed);
        var columns = data.Columns(2);
        var rows = data.Table(columns, 300);
        var expected = rows.Select(row => string.Join("|", row.Select(RandomData.Identity))).Distinct().Order(StringComparer.Ordinal);
        foreach (var variant in Variants) Assert.Equal(expected, Actual(Run(new Distinct(Relation(columns, rows)), variant)));
    }

    [Fact]
    public void Without_keys_there_is_always_one_row()
    {
        var rows = Enumerable.Range(1, 1000).Select(i => new object?[] { i % 10 == 0 ? null : i, i % 2 == 0 });
        var plan = new Aggregate(Relation([X, Chosen], rows), [], [SumOf(X).As("s"), SumOf(X, Chosen).As("f"), CountOf(X).As("n"), CountOf(Of(1), distinct: true).As("d")]);
        plan.Gives([[500_500L - 50_500, 250_500L - 50_500, 900L, 1L]]);
        new Aggregate(Relation([X, Chosen], []), [], [SumOf(X).As("s"), CountOf(X).As("n"), CollectOf(X).As("c")]).Gives([[null, 0L, Array.Empty<object?>()]]);
        new Aggregate(Relation([X, Chosen], []), [X], [X, CountOf(X).As("n")]).Gives([]);
    }

    [Fact]
    public void Negative_zero_groups_with_zero_and_comes_out_as_zero()
    {
        var d = Column("d", DataTypes.Double);
        var relation = Relation([d, X], [[-0.0, 1], [0.0, 2], [double.NaN, 3], [BitConverter.Int64BitsToDouble(-1), 4], [null, 5], [null, 6]]);
        new Aggregate(relation, [d], [d, SumOf(X).As("s")]).Gives([[0.0, 3L], [double.NaN, 7L], [null, 11L]]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void Grouping_ends_under_a_budget_a_tenth_of_its_data(string threads)
    {
        const int groups = 100_000;
        var key = Column("key", DataTypes.String, false);
        var rows = Enumerable.Range(0, 2 * groups).Select(i => new object?[] { $"a key longer than a lane {i % groups}", i, i % 3 == 0 });
        var plan = new Aggregate(Relation([key, X, Chosen], rows, 4096), [key], [key, SumOf(X).As("s"), CountOf(X, distinct: true).As("d"), CollectOf(X).As("c")]);
        var folder = Directory.CreateTempSubdirectory("frames-tests").FullName;
        var settings = new Dictionary<string, string> { ["frames.threads"] = threads, ["frames.memory"] = "1m", ["frames.spill.folder"] = folder };
        var (result, metrics) = RunWithMetrics(plan, settings);
        Assert.Equal(groups, result.Count);
        Assert.All(result, row => Assert.Equal(2 * int.Parse(((string)row[0]!).Split(' ')[^1]) + groups, Assert.IsType<long>(row[1])));
        Assert.All(result, row => Assert.Equal(2L, row[2]));
        Assert.Contains(metrics, operators => operators.Values.GetValueOrDefault("spillBytes") > 1_000_000);
        Assert.Empty(Directory.GetFiles(folder));
    }

    static IEnumerable<string> Actual(List<object?[]> rows) => rows.Select(row => string.Join("|", row.Select(RandomData.Identity))).Order(StringComparer.Ordinal);

    static string Aggregates(object?[][] group)
    {
        var values = group.Where(row => row[^2] is not null).Select(row => (int)row[^2]!).ToList();
        var chosen = group.Where(row => row[^2] is not null && row[^1] is true).Select(row => (int)row[^2]!).ToList();
        return string.Join("|", RandomData.Identity(values.Count == 0 ? null : values.Sum(x => (long)x)), RandomData.Identity(chosen.Count == 0 ? null : chosen.Sum(x => (long)x)),
            values.Distinct().Count(), RandomData.Identity(values.Order().Select(x => (object?)x).ToArray()));
    }
}
