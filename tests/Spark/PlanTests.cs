using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using static Frames.Tests.Spark.Engine;

namespace Frames.Tests.Spark;

/// <summary>Each plan node is understood by a server as it is meant.</summary>
public sealed class PlanTests
{
    static readonly StructType People = new(new StructField("name", DataTypes.String), new StructField("age", DataTypes.Integer), new StructField("city", DataTypes.String));

    readonly Engine spark = Engine.Shared;
    readonly Frames.Plans.Plan people = Local(People, ["Ana", 30, "Brno"], ["Bob", null, "Brno"], ["Cyd", 20, null], ["Ana", 30, "Brno"]);

    [Fact]
    public void Select_filter_sort_limit_offset()
    {
        var adults = new Filter(people, Call(">", Column("age"), Value(25)));
        Assert.Equal(["Ana | 31", "Ana | 31"], spark.Rows(new Project(adults, [Column("name"), new Alias(Call("+", Column("age"), Value(1)), "next")])));
        var sorted = new Sort(people, [new SortOrder(Column("age")), new SortOrder(Column("name"))]);
        Assert.Equal(["Bob | null | Brno", "Cyd | 20 | null", "Ana | 30 | Brno", "Ana | 30 | Brno"], spark.Rows(sorted));
        Assert.Equal(["Ana | 30 | Brno"], spark.Rows(new Limit(new Sort(people, [new SortOrder(Column("age"), false)]), Value(1))));
        Assert.Equal(["Cyd | 20 | null", "Ana | 30 | Brno"], spark.Rows(new Limit(new Offset(sorted, Value(1)), Value(2))));
        Assert.Equal(["Ana | 30 | Brno"], spark.Rows(new Tail(sorted, 1)));
    }

    [Fact]
    public void Grouping_keys_come_once_wherever_they_stand()
    {
        ValueList<Expression> keys = [Column("city")];
        var count = new Alias(Call("count", Value(1)), "n");
        Assert.Equal(["null | 1", "Brno | 3"], Sorted(new Aggregate(people, keys, [Column("city"), count])));
        var reordered = new Aggregate(people, keys, [count, Column("city"), Call("max", Column("age"))]);
        Assert.Equal("n | city | max(age)", spark.Names(reordered));
        Assert.Equal(["1 | null | 20", "3 | Brno | 30"], Sorted(reordered));
        Assert.Equal(["1", "3"], Sorted(new Aggregate(people, keys, [count])));
        Assert.Equal(["4"], spark.Rows(new Aggregate(people, [], [count])));
    }

    [Fact]
    public void Rollup_cube_grouping_sets_and_pivot()
    {
        ValueList<Expression> keys = [Column("city"), Column("name")];
        var count = new Alias(Call("count", Value(1)), "n");
        ValueList<Expression> list = [.. keys, count];
        Assert.Equal(6, spark.Rows(new Aggregate(people, keys, list, GroupingKind.Rollup)).Length);
        Assert.Equal(9, spark.Rows(new Aggregate(people, keys, list, GroupingKind.Cube)).Length);
        Assert.Equal(["null | Ana | 2", "null | Bob | 1", "null | Cyd | 1", "null | null | 4"],
            spark.Rows(new Aggregate(people, keys, list, GroupingKind.GroupingSets, [[Column("name")], []])).Order(StringComparer.Ordinal));
        var pivot = new Aggregate(people, [Column("city")], [Column("city"), Call("max", Column("age"))], Pivot: new PivotClause(Column("name"), [Value("Ana"), Value("Bob")]));
        Assert.Equal("city | Ana | Bob", spark.Names(pivot));
        Assert.Equal(["null | null | null", "Brno | 30 | null"], Sorted(pivot));
    }

    [Fact]
    public void Joins_by_condition_by_name_and_to_itself()
    {
        var cities = Local(new StructType(new StructField("city", DataTypes.String), new StructField("country", DataTypes.String)), ["Brno", "CZ"], ["Oslo", "NO"]);
        string[] Kind(JoinKind kind) => Sorted(new Join(people, cities, kind, null, ["city"]));
        Assert.Equal(3, Kind(JoinKind.Inner).Length);
        Assert.Equal(4, Kind(JoinKind.LeftOuter).Length);
        Assert.Equal(4, Kind(JoinKind.RightOuter).Length);
        Assert.Equal(5, Kind(JoinKind.FullOuter).Length);
        Assert.Equal(["Brno | Ana | 30", "Brno | Ana | 30", "Brno | Bob | null"], Kind(JoinKind.LeftSemi).Order());
        Assert.Equal(["null | Cyd | 20"], Kind(JoinKind.LeftAnti));
        Assert.Equal(8, spark.Rows(new Join(people, cities, JoinKind.Cross, null)).Length);
        var other = new RenameAll(cities, ["city", "land"]);
        var condition = Call("==", Of(cities, "city"), Of(other, "city"));
        Assert.Equal(["Brno | CZ | Brno | CZ", "Oslo | NO | Oslo | NO"], Sorted(new Join(cities, other, JoinKind.Inner, condition)));
    }

    [Fact]
    public void Set_operations_keep_or_drop_duplicates()
    {
        var (five, three) = (Numbers(5), Numbers(3));
        Assert.Equal(8, spark.Rows(new SetOperation([five, three], SetKind.Union, true)).Length);
        Assert.Equal(5, spark.Rows(new SetOperation([five, three], SetKind.Union, false)).Length);
        Assert.Equal(["0", "1", "2"], Sorted(new SetOperation([five, three], SetKind.Intersect, false)));
        Assert.Equal(["3", "4"], Sorted(new SetOperation([five, three], SetKind.Except, false)));
        var renamed = new RenameAll(three, ["x"]);
        Assert.Equal("id | x", spark.Names(new SetOperation([five, renamed], SetKind.Union, true, ByName: true, AllowMissing: true)));
    }

    [Fact]
    public void Shorthands()
    {
        Assert.Equal(3, spark.Rows(new Distinct(people)).Length);
        Assert.Equal(2, spark.Rows(new Deduplicate(people, ["city"])).Length);
        Assert.Equal("name | years | city | x", spark.Names(new WithColumns(new RenameColumns(people, [new("age", "years")]), [new Alias(Value(1), "x")])));
        Assert.Equal("age", spark.Names(new DropColumns(people, [Column("name"), Of(people, "city")])));
        Assert.Equal("a | b | c", spark.Names(new RenameAll(people, ["a", "b", "c"])));
        Assert.Equal(["Ana | 30", "Bob | -1", "Cyd | 20", "Ana | 30"], spark.Rows(new DropColumns(new FillNulls(people, ["age"], [new Literal(-1, DataTypes.Integer)]), [Column("city")])));
        Assert.Equal(2, spark.Rows(new DropNulls(people, [], null)).Length);
        Assert.Equal(4, spark.Rows(new DropNulls(people, [], 2)).Length);
        Assert.Contains("Eva | 30 | Brno", spark.Rows(new ReplaceValues(people, ["name"], [new(new Literal("Ana", DataTypes.String), new Literal("Eva", DataTypes.String))])));
        var target = new StructType(new StructField("age", DataTypes.Long), new StructField("name", DataTypes.String));
        Assert.Equal(target, spark.Schema(new ToSchema(people, target)));
        Assert.Equal(8, spark.Rows(new Unpivot(people, [Column("age")], [[Column("name")], [Column("city")]], "what", ["value"])).Length);
    }

    [Fact]
    public void Names_aliases_hints_and_partitions()
    {
        var aliased = new SubqueryAlias(people, ["p"]);
        Assert.Equal("name", spark.Names(new Project(aliased, [Column("p", "name")])));
        Assert.Equal("name | age | city", spark.Names(new Project(aliased, [new UnresolvedStar(["p"])])));
        Assert.Equal("x | y | z", spark.Names(new SubqueryAlias(people, ["p"], ["x", "y", "z"])));
        Assert.Equal(4, spark.Rows(new Hint(people, "broadcast", [])).Length);
        Assert.Equal(4, spark.Rows(new Repartition(people, 3, [], true)).Length);
        Assert.Equal(4, spark.Rows(new Repartition(people, null, [Column("name")], true)).Length);
        Assert.Equal(100, spark.Rows(new Sample(Numbers(100), 0, 1, false, 7)).Length);
        Assert.Equal(["0", "2"], spark.Rows(new Project(new Frames.Plans.Range(0, 4, 2, 2, new ColumnReference(1, "id", DataTypes.Long, false, [])), [Column("id")])));
    }

    [Fact]
    public void Tables_and_windows_in_scope()
    {
        var two = new WithTables(new SetOperation([new UnresolvedTable(["t"], []), new UnresolvedTable(["t"], [])], SetKind.Union, true), [new("t", Numbers(2))]);
        Assert.Equal(4, spark.Rows(two).Length);
        var window = new WindowExpression(Literal.Null, [], [new SortOrder(Column("id"))], null);
        Assert.Equal(["1", "2"], spark.Rows(new WithWindows(new Project(Numbers(2), [new UnresolvedWindow(Call("row_number"), "w")]), [new("w", window)])));
    }

    [Fact]
    public void Subqueries_travel_beside_the_plan()
    {
        var three = Numbers(3);
        var largest = new Subquery(SubqueryKind.Scalar, new Aggregate(three, [], [Call("max", Column("id"))]), []);
        Assert.Equal(["2"], spark.Rows(new Filter(Numbers(5), Call("==", Column("id"), largest))));
        Assert.Equal(["0", "1", "2"], spark.Rows(new Filter(Numbers(5), new Subquery(SubqueryKind.In, three, [Column("id")]))));
        Assert.Equal([], spark.Rows(new Filter(Numbers(5), new Subquery(SubqueryKind.Exists, new Filter(three, Literal.False), []))));
        Assert.Equal(["2 | 2"], spark.Rows(new Project(new OneRow(), [new Alias(largest, "a"), new Alias(largest, "b")])));
    }

    [Fact]
    public void Rows_of_expressions_functions_and_nothing()
    {
        var inline = new InlineTable(["a", "b"], [[Value(1), Value("it's")], [Value(2), new Literal(null, DataTypes.String)]]);
        Assert.Equal(["1 | it's", "2 | null"], spark.Rows(inline));
        Assert.Equal(["1"], spark.Rows(new Project(new OneRow(), [Value(1)])));
        Assert.Equal(["1", "2"], spark.Rows(new UnresolvedTableFunction(["explode"], [Call("array", Value(1), Value(2))])));
        Assert.Equal(["0 | 1", "0 | 2"], spark.Rows(new Generate(Numbers(1), Call("explode", Call("array", Value(1), Value(2))), false, null, ["x"])));
    }

    [Fact]
    public void Statistics()
    {
        Assert.Equal(["count | 3", "mean | 26.666666666666668", "min | 20", "max | 30"],
            spark.Rows(new Filter(new Statistics(people, "describe", [Column("age")], []), Call("!=", Column("summary"), Value("stddev")))));
        Assert.Equal(["count | 4 | 3 | 3"], spark.Rows(new Statistics(people, "summary", [], [new Literal("count", DataTypes.String)])));
        Assert.Equal(["[[49]]"], spark.Rows(new Statistics(Numbers(100), "approxQuantile", [Column("id")], [new Literal(new object?[] { 0.5 }, new ArrayType(DataTypes.Double)), new Literal(0.0, DataTypes.Double)])));
        Assert.Equal(3, spark.Rows(new Statistics(people, "crosstab", [Column("name"), Column("city")], [])).Length);
    }

    string[] Sorted(Frames.Plans.Plan plan) => [.. spark.Rows(plan).OrderBy(row => row == "null" || row.Contains("null | ", StringComparison.Ordinal) ? "" : row, StringComparer.Ordinal)];
}
