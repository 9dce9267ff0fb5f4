using Frames.Catalogue;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using FsCheck.Xunit;
using static Frames.Tests.Local.Rows;

namespace Frames.Tests.Local;

public class JoinTests
{
    static readonly JoinKind[] Kinds = [JoinKind.Inner, JoinKind.LeftOuter, JoinKind.RightOuter, JoinKind.FullOuter, JoinKind.LeftSemi, JoinKind.LeftAnti];

    [Property(MaxTest = 60)]
    public void Joins_give_what_comparing_every_pair_gives(int seed)
    {
        var data = new RandomData(seed);
        var types = Enumerable.Range(0, 1 + data.Next(2)).Select(_ => data.KeyType()).ToArray();
        var left = Side(data, types, "l", 5 + data.Next(60));
        var right = Side(data, types, "r", data.Next(data.Chance(0.5) ? 20 : 300));
        var nullSafe = data.Chance(0.3);
        var residual = data.Chance(0.4);
        var keyless = data.Chance(0.2);
        Expression condition = types.Select((_, i) => Call(nullSafe ? "<=>" : "==", left.Columns[i], right.Columns[i])).Aggregate((a, b) => Call("and", a, b));
        if (residual) condition = Call("and", condition, Call("<", left.Columns[^1], right.Columns[^1]));
        if (keyless) condition = Call("<=", left.Columns[^1], right.Columns[^1]);
        bool Matches(object?[] a, object?[] b)
        {
            if (keyless) return a[^1] is int u && b[^1] is int v && u <= v;
            for (var i = 0; i < types.Length; i++)
            {
                if (a[i] is null || b[i] is null ? !(nullSafe && a[i] is null && b[i] is null) : RandomData.Identity(a[i]) != RandomData.Identity(b[i])) return false;
            }
            return !residual || (a[^1] is int x && b[^1] is int y && x < y);
        }
        foreach (var kind in Kinds)
        {
            var expected = Model(left, right, kind, Matches).Select(Line).Order(StringComparer.Ordinal).ToArray();
            var plan = new Join(left.Relation, right.Relation, kind, condition);
            foreach (var variant in Variants) Assert.Equal(expected, Run(plan, variant).Select(Line).Order(StringComparer.Ordinal).ToArray());
        }
    }

    [Property(MaxTest = 60)]
    public void Whole_numbers_serve_as_addresses_where_they_are_close_together(int seed)
    {
        var data = new RandomData(seed);
        DataType type = data.Next(4) switch { 0 => DataTypes.Short, 1 => DataTypes.Integer, 2 => DataTypes.Date, _ => DataTypes.Long };
        // Keys side by side, keys with gaps of ten thousand, and some at the ends of the type, which hashes must take.
        var (step, least) = (type is ShortType ? 1 : data.Chance(0.5) ? 1 : 10_000, type is LongType ? data.Next(3) - 1 : 0);
        object? Key(int below, double nulls) => data.Chance(nulls) ? null
            : Boxed(type, least == 0 ? (data.Next(below) - (below / 2)) * (long)step : least < 0 ? long.MinValue + data.Next(below) : long.MaxValue - data.Next(below));
        var (k, x, l, y) = (Column("k", type), Column("x", DataTypes.Integer), Column("l", type), Column("y", DataTypes.Integer));
        var (nulls, below) = (data.Chance(0.5) ? 0.2 : 0, data.Chance(0.5) ? 100 : 1000);
        List<object?[]> Side(int count) => [.. Enumerable.Range(0, count).Select(i => new[] { Key(below, nulls), i })];
        var (left, right) = (Side(data.Next(300)), Side(data.Next(300)));
        if (data.Chance(0.5)) right = [.. right.DistinctBy(row => row[0])];
        var condition = Call("==", k, l);
        var residual = data.Chance(0.3);
        foreach (var kind in Kinds)
        {
            var expected = Model(([k, x], left, null!), ([l, y], right, null!), kind,
                (a, b) => a[0] is not null && a[0]!.Equals(b[0]) && (!residual || (int)a[1]! < (int)b[1]!)).Select(Line).Order(StringComparer.Ordinal).ToArray();
            var plan = new Join(Relation([k, x], left, 1 + data.Next(70)), Relation([l, y], right, 1 + data.Next(70), data.Chance(0.3)), kind,
                residual ? Call("and", condition, Call("<", x, y)) : condition);
            foreach (var variant in Variants) Assert.Equal(expected, Run(plan, variant).Select(Line).Order(StringComparer.Ordinal).ToArray());
        }
    }

    [Fact]
    public void A_cross_join_gives_every_pair()
    {
        var (a, b) = (Column("a", DataTypes.Integer), Column("b", DataTypes.Integer));
        var left = Enumerable.Range(0, 300).Select(i => new object?[] { i }).ToList();
        var right = Enumerable.Range(0, 70).Select(i => new object?[] { i }).ToList();
        new Join(Relation([a], left), Relation([b], right), JoinKind.Cross, null).Gives(left.SelectMany(x => right.Select(y => new[] { x[0], y[0] })), ordered: false);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Not_in_drops_what_is_unknown(bool nullInList, bool emptyList)
    {
        var (a, b) = (Column("a", DataTypes.Integer), Column("b", DataTypes.Integer));
        var left = Relation([a], [[1], [2], [null], [3]]);
        var right = Relation([b], emptyList ? [] : nullInList ? [[2], [null]] : [[2]]);
        var condition = Call("==", a, b);
        object?[][] expected = emptyList ? [[1], [2], [null], [3]] : nullInList ? [] : [[1], [3]];
        new Join(left, right, JoinKind.LeftAnti, condition, NullAware: true).Gives(expected, ordered: false);
        new Join(left, right, JoinKind.LeftAnti, Call("or", condition, condition), NullAware: true).Gives(expected, ordered: false);
    }

    [Fact]
    public void One_row_may_meet_very_many()
    {
        var (a, b, c) = (Column("a", DataTypes.Integer), Column("b", DataTypes.Integer), Column("c", DataTypes.String));
        var many = Enumerable.Range(0, 20_000).Select(i => new object?[] { 7, $"row {i}" }).ToList();
        var plan = new Join(Relation([a], [[7], [8], [7]]), Relation([b, c], many), JoinKind.LeftOuter, Call("==", a, b));
        plan.Gives([.. Enumerable.Repeat(0, 2).SelectMany(_ => many.Select(row => new object?[] { 7, 7, row[1] })), [8, null, null]], ordered: false, Variants.Take(2));
    }

    static (ColumnReference[] Columns, List<object?[]> Rows, LocalRelation Relation) Side(RandomData data, DataType[] types, string prefix, int count)
    {
        ColumnReference[] columns = [.. types.Select((type, i) => Column($"{prefix}{i}", type)), Column(prefix + "x", DataTypes.Integer)];
        var rows = data.Table(columns, count, 8);
        return (columns, rows, Relation(columns, rows, 1 + data.Next(40), data.Chance(0.4) && types.All(type => type is not ArrayType and not StructType and not BinaryType)));
    }

    static FunctionCall Call(string name, params Expression[] arguments) => new(FunctionCatalogue.Get(name), new(arguments), DataTypes.Boolean, true);

    static IEnumerable<object?[]> Model((ColumnReference[] Columns, List<object?[]> Rows, LocalRelation) left, (ColumnReference[] Columns, List<object?[]> Rows, LocalRelation) right,
        JoinKind kind, Func<object?[], object?[], bool> matches)
    {
        var matchedRight = new HashSet<object?[]>(ReferenceEqualityComparer.Instance);
        foreach (var a in left.Rows)
        {
            var partners = right.Rows.Where(b => matches(a, b)).ToList();
            matchedRight.UnionWith(partners);
            if (kind == JoinKind.LeftSemi && partners.Count > 0) yield return a;
            if (kind == JoinKind.LeftAnti && partners.Count == 0) yield return a;
            if (kind is JoinKind.LeftSemi or JoinKind.LeftAnti) continue;
            foreach (var b in partners) yield return [.. a, .. b];
            if (partners.Count == 0 && kind is JoinKind.LeftOuter or JoinKind.FullOuter && partners.Count == 0) yield return [.. a, .. new object?[right.Columns.Length]];
        }
        if (kind is not (JoinKind.RightOuter or JoinKind.FullOuter)) yield break;
        foreach (var b in right.Rows.Where(b => !matchedRight.Contains(b))) yield return [.. new object?[left.Columns.Length], .. b];
    }

    static object Boxed(DataType type, long value) => type switch { ShortType => (short)value, LongType => value, _ => (object)(int)value };

    static string Line(object?[] row) => string.Join("|", row.Select(RandomData.Identity));
}
