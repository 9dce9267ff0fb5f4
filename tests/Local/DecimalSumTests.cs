using Frames.Catalogue;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using FsCheck.Xunit;
using static Frames.Tests.Local.Rows;

namespace Frames.Tests.Local;

public class DecimalSumTests
{
    static readonly DecimalType Price = new(15, 2);

    [Property(MaxTest = 30)]
    public void Sums_of_products_are_exact_whether_they_fit_64_bits_or_not(int seed)
    {
        var data = new RandomData(seed);
        var (group, a, b) = (Column("g", DataTypes.Integer), Column("a", Price), Column("b", Price));
        var great = data.Chance(0.5);
        var groups = data.Chance(0.5) ? 4 : 12;
        object? Value() => data.Chance(0.1) ? null : (Int128)(great && data.Chance(0.2) ? 999_999_999_999_999L - data.Next(10) : data.Next(20_000) - 10_000);
        var rows = Enumerable.Range(0, data.Next(600)).Select(_ => new[] { data.Next(groups), Value(), Value() }).ToList();
        var one = new Cast(Of(1), Price, CastMode.Ansi);
        var product = Call("*", new DecimalType(32, 4), a, Call("-", new DecimalType(16, 2), one, b));
        AggregateExpression Sum(Expression argument) => new(new FunctionCall(FunctionCatalogue.Get("sum"), [argument], new DecimalType(38, 4), true));
        var relation = Relation([group, a, b], rows, 1 + data.Next(200));
        static Int128? Model(IEnumerable<object?[]> some) => some.Where(row => row[1] is not null && row[2] is not null)
            .Select(row => (Int128?)((Int128)row[1]! * (100 - (Int128)row[2]!))).Aggregate((Int128?)null, (x, y) => (x ?? 0) + y);
        new Aggregate(relation, [], [Sum(product).As("s")]).Gives([[Model(rows)]]);
        new Aggregate(relation, [group], [group, Sum(product).As("s")]).Gives(rows.GroupBy(row => row[0]).Select(some => new object?[] { some.Key, Model(some) }), ordered: false);
    }

    [Fact]
    public void Rows_within_a_group_may_have_an_order()
    {
        var (x, y) = (Column("x", DataTypes.Integer), Column("y", DataTypes.Integer));
        var first = new FunctionCall(FunctionCatalogue.Get("first"), [x, Literal.False], DataTypes.Integer, true);
        var relation = Relation([x, y], [[1, 3], [null, 1], [3, 2]]);
        AggregateExpression Ordered(bool ignoreNulls) => new(first, WithinGroup: [new SortOrder(y)], IgnoreNulls: ignoreNulls);
        new Aggregate(relation, [], [Ordered(false).As("a"), Ordered(true).As("b")]).Gives([[null, 3]], variants: Variants.Take(1));
    }

    static FunctionCall Call(string name, DataType type, params Expression[] arguments) => new(FunctionCatalogue.Get(name), new(arguments), type, true);
}
