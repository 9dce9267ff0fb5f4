using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using static Frames.Tests.Local.Rows;
using static Frames.Tests.Local.TestAggregates;

namespace Frames.Tests.Local;

/// <summary>So many groups that a thread stops looking for known ones and leaves it to the end to merge them.</summary>
public class ManyGroupsTests
{
    const int Groups = 300_000;
    const int RowsPerPass = 2 * Groups;
    const int Passes = 2;

    [Theory]
    [InlineData("1", null, false)]
    [InlineData("2", null, false)]
    [InlineData("2", null, true)]
    [InlineData("2", "16m", false)]
    public void Rows_of_a_group_far_apart_come_together(string threads, string? memory, bool managedStates)
    {
        var (key, x) = (Column("key", DataTypes.Long, false), Column("x", DataTypes.Integer, false));
        // Rows of a group stand side by side, and again in the second pass. The keys are too far apart to be addresses.
        var batches = Enumerable.Range(0, Passes * RowsPerPass / Columns.Batch.MaxRows + 1).Select(batch => Batch(batch * Columns.Batch.MaxRows)).ToArray();
        ValueList<Expression> list = [key, SumOf(x).As("s"), CountOf(Of(1)).As("n")];
        if (managedStates) list = [.. list, CountOf(x, distinct: true).As("d")];
        var plan = new Aggregate(new LocalRelation(new([key, x]), new LocalData(batches)), [key], list);
        var settings = new Dictionary<string, string> { ["frames.threads"] = threads };
        if (memory is not null) settings["frames.memory"] = memory;
        var (result, metrics) = RunWithMetrics(plan, settings);
        Assert.Equal(Groups, result.Select(row => row[0]).Distinct().Count());
        Assert.Equal(Groups, result.Count);
        Assert.All(result, row => Assert.Equal(Expected((long)row[0]! / 100_003), row[1]));
        Assert.All(result, row => Assert.Equal(4L, row[2]));
        if (managedStates) Assert.All(result, row => Assert.Equal(4L, row[3]));
        if (threads == "1") Assert.Contains(metrics, operators => operators.Values.GetValueOrDefault("partialGroups") > Groups);
        Assert.Equal(memory is not null, metrics.Any(operators => operators.Values.GetValueOrDefault("spillBytes") > 0));
    }

    static Batch Batch(int start)
    {
        var length = Math.Clamp((Passes * RowsPerPass) - start, 0, Columns.Batch.MaxRows);
        var rows = Enumerable.Range(start, length).ToArray();
        return new(length, [new FlatVector<long>(DataTypes.Long, length, Array.ConvertAll(rows, row => row % RowsPerPass / 2 * 100_003L)), new FlatVector<int>(DataTypes.Integer, length, rows)]);
    }

    static long Expected(long group) => Enumerable.Range(0, Passes).Sum(pass => (2 * ((pass * (long)RowsPerPass) + (2 * group))) + 1);
}
