using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Plans;
using Frames.Sql.Types;
using FsCheck.Xunit;
using static Frames.Tests.Local.Rows;
using static Frames.Tests.Local.TestAggregates;

namespace Frames.Tests.Local;

public class WindowTests
{
    static readonly WindowFunction rank = new WindowFunction("test_rank", "tests").Kernel(_ => new Rank()).Ordered();

    [Property(MaxTest = 60)]
    public void Sums_over_frames_are_those_of_linq(int seed)
    {
        var data = new RandomData(seed);
        var group = Column("g", data.Chance(0.5) ? DataTypes.String : DataTypes.Integer);
        var (key, x) = (Column("k", DataTypes.Integer), Column("x", DataTypes.Integer));
        var rows = data.Table([group, key, x], 1 + data.Next(200), data.Chance(0.5) ? 6 : 90);
        foreach (var row in rows) if (row[1] is int.MinValue) row[1] = -3;
        var order = new SortOrder(key, data.Chance(0.6), data.Chance(0.3) ? data.Chance(0.5) : null);
        int? lower = data.Chance(0.3) ? null : data.Next(200) - 100;
        int? upper = data.Chance(0.3) ? null : (lower ?? -100) + data.Next(150);
        var isRows = data.Chance(0.5);
        var frame = new WindowFrame(isRows, lower is null ? null : Of(lower), upper is null ? null : Of(upper));
        Expression Over(Expression function, WindowFrame? own) => new WindowExpression(function, [group], [order], own).As("w");
        var plan = new Window(Relation([group, key, x], rows, 1 + data.Next(50)),
            [Over(SumOf(x), frame), Over(SumOf(x), null), Over(new FunctionCall(rank, [], DataTypes.Integer, false), null), Over(CollectOf(x), new WindowFrame(true, null, null))],
            [group], [order]);
        var expected = rows.Select((row, place) => (row, place)).GroupBy(item => item.row[0]).SelectMany(partition =>
        {
            var sorted = partition.Order(Comparer<(object?[] row, int place)>.Create((a, b) => Compare(a.row[1], b.row[1], order) is not 0 and var c ? c : a.place.CompareTo(b.place)))
                .Select(item => item.row).ToArray();
            return sorted.Select((row, i) => new object?[]
            {
                row[0], row[1], row[2], Sum(sorted.Where((other, j) => isRows ? InRows(i, j, lower, upper) : InRange(sorted, i, j, order, lower, upper))),
                Sum(sorted.Where(other => Compare(other[1], row[1], order) <= 0)), sorted.Count(other => Compare(other[1], row[1], order) < 0) + 1,
                sorted.Where(other => other[2] is not null).Select(other => other[2]).OrderBy(v => (int)v!).ToArray(),
            });
        });
        plan.Gives(expected, ordered: false);
    }

    [Fact]
    public void A_window_without_partition_and_order_sees_all_rows()
    {
        var x = Column("x", DataTypes.Integer);
        Expression over = new WindowExpression(SumOf(x), [], [], null).As("s");
        new Window(Relation([x], Enumerable.Range(1, 500).Select(i => new object?[] { i })), [over], [], []).Gives(Enumerable.Range(1, 500).Select(i => new object?[] { i, 125_250L }));
        new Window(Relation([x], []), [over], [], []).Gives([]);
    }

    static bool InRows(int i, int j, int? lower, int? upper) => (lower is null || j >= i + lower) && (upper is null || j <= i + upper);

    static bool InRange(object?[][] sorted, int i, int j, SortOrder order, int? lower, int? upper)
    {
        var sign = order.Ascending ? 1 : -1;
        if (sorted[i][1] is int value && sorted[j][1] is int other)
            return (lower is null || sign * other >= (sign * value) + lower) && (upper is null || sign * other <= (sign * value) + upper);
        // A null row's bounds are its null peers; unbounded sides reach on to what lies there.
        if (sorted[i][1] is null) return (sorted[j][1] is null) || (order.NullsFirst ? upper is null : lower is null);
        return order.NullsFirst ? lower is null : upper is null;
    }

    static object? Sum(IEnumerable<object?[]> rows) => rows.Where(row => row[2] is not null).Select(row => (long?)(int)row[2]!).Aggregate((long?)null, (a, b) => (a ?? 0) + b);

    static int Compare(object? a, object? b, SortOrder order)
    {
        if (a is null || b is null) return a is null && b is null ? 0 : a is null == order.NullsFirst ? -1 : 1;
        return ((int)a).CompareTo((int)b) * (order.Ascending ? 1 : -1);
    }

    sealed class Rank : WindowKernel
    {
        public override Vector Evaluate(WindowPartition partition, ReadOnlySpan<Vector> arguments, EvaluationContext context)
            => new FlatVector<int>(DataTypes.Integer, partition.Length, partition.PeerStart.Select(start => start + 1).ToArray());
    }
}
