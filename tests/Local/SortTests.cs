using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using FsCheck.Xunit;
using static Frames.Tests.Local.Rows;

namespace Frames.Tests.Local;

public class SortTests
{
    static readonly DataType[] Types =
    [
        DataTypes.Integer, DataTypes.Long, DataTypes.Short, DataTypes.Double, DataTypes.Float, DataTypes.String, DataTypes.Boolean, new DecimalType(30, 2), DataTypes.Binary,
        new ArrayType(DataTypes.Integer),
    ];

    [Property(MaxTest = 60)]
    public void Sorted_rows_are_in_order_and_stable(int seed)
    {
        var data = new RandomData(seed);
        ColumnReference[] columns = [.. Enumerable.Range(0, 2 + data.Next(2)).Select(i => Column($"k{i}", Types[data.Next(Types.Length)], data.Chance(0.7))), Column("place", DataTypes.Integer, false)];
        var rows = data.Table(columns, data.Next(500), data.Chance(0.5) ? 4 : 1000);
        for (var i = 0; i < rows.Count; i++) rows[i][^1] = i;
        SortOrder[] orders = [.. columns.SkipLast(1).Select(column => new SortOrder(column, data.Chance(0.5), data.Chance(0.3) ? data.Chance(0.5) : null))];
        var plain = columns.All(column => column.Type is not ArrayType and not BinaryType);
        var relation = Relation(columns, rows, 1 + data.Next(200), plain && data.Chance(0.4));
        var expected = rows.Order(Comparer<object?[]>.Create((a, b) => orders.Select((order, i) => Compare(a[i], b[i], order)).FirstOrDefault(c => c != 0) is not 0 and var c ? c : ((int)a[^1]!).CompareTo((int)b[^1]!))).ToList();
        var sort = new Sort(relation, new(orders));
        sort.Gives(expected);
        var (skip, take) = (data.Next(20), 1 + data.Next(60));
        new Limit(sort, Of(take)).Gives(expected.Take(take));
        new Limit(new Offset(new Project(sort, [.. columns]), Of(skip)), Of(take)).Gives(expected.Skip(skip).Take(take));
        new Tail(sort, take).Gives(expected.TakeLast(take));
    }

    [Fact]
    public void Equal_rows_of_one_key_with_nulls_stand_as_in_Spark()
    {
        var d = Column("d", DataTypes.Double);
        new Sort(Relation([d], [[0.0], [7.5], [-0.0], [null], [2.5]]), [new SortOrder(d)]).Gives([[null], [-0.0], [0.0], [2.5], [7.5]]);
    }

    [Fact]
    public void The_first_of_many_rows_come_without_sorting_all()
    {
        var (x, text) = (Column("x", DataTypes.Integer, false), Column("text", DataTypes.String));
        var rows = Enumerable.Range(0, 100_000).Select(i => new object?[] { (int)(i * 7919L % 100_003), $"text {i % 100}" }).ToList();
        var relation = Relation([x, text], rows, 4096);
        new Limit(new Sort(relation, [new SortOrder(x, false)]), Of(10)).Gives(rows.OrderByDescending(row => (int)row[0]!).Take(10), variants: Variants.Take(2));
        new Limit(new Sort(relation, [new SortOrder(text), new SortOrder(x)]), Of(2000))
            .Gives(rows.OrderBy(row => (string)row[1]!, StringComparer.Ordinal).ThenBy(row => (int)row[0]!).Take(2000), variants: Variants.Take(2));
    }

    [Fact]
    public void A_union_gives_its_inputs_one_after_another()
    {
        var (a, b, c) = (Column("a", DataTypes.Integer), Column("b", DataTypes.Integer), Column("c", DataTypes.Integer));
        List<object?[]> Many(int from) => [.. Enumerable.Range(from, 150).Select(i => new object?[] { i })];
        var union = new SetOperation([Relation([a], Many(0)), Relation([b], Many(1000))], SetKind.Union, true, Columns: [c]);
        union.Gives([.. Many(0), .. Many(1000)]);
        new Limit(union, Of(151)).Gives([.. Many(0), [1000]]);
        new Project(union, [c.As("d")]).Gives([.. Many(0), .. Many(1000)]);
    }

    static int Compare(object? a, object? b, SortOrder order)
    {
        if (a is null || b is null) return a is null && b is null ? 0 : a is null == order.NullsFirst ? -1 : 1;
        var result = Compare(a, b);
        return order.Ascending ? result : -result;
    }

    static int Compare(object a, object b) => (a, b) switch
    {
        (double x, double y) => Number(x, y),
        (float x, float y) => Number(x, y),
        (string x, string y) => System.Text.Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(y)),
        (byte[] x, byte[] y) => x.AsSpan().SequenceCompareTo(y),
        (object?[] x, object?[] y) => x.Zip(y).Select(pair => pair.First is null || pair.Second is null ? (pair.First is not null).CompareTo(pair.Second is not null)
            : Compare(pair.First, pair.Second)).FirstOrDefault(c => c != 0) is not 0 and var c ? c : x.Length.CompareTo(y.Length),
        _ => ((IComparable)a).CompareTo(b),
    };

    static int Number(double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? double.IsNaN(x).CompareTo(double.IsNaN(y)) : x.CompareTo(y == 0 ? 0.0 : y) is var c && x == y ? 0 : c;
}
