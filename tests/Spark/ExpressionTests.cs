using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using static Frames.Tests.Spark.Engine;

namespace Frames.Tests.Spark;

/// <summary>Each expression node is understood by a server as it is meant.</summary>
public sealed class ExpressionTests
{
    readonly Engine spark = Engine.Shared;

    public static TheoryData<string, object?, string> Literals() => new()
    {
        { "void", null, "null" },
        { "boolean", true, "True" },
        { "tinyint", (sbyte)-128, "-128" },
        { "smallint", (short)-32768, "-32768" },
        { "int", int.MinValue, "-2147483648" },
        { "bigint", long.MinValue, "-9223372036854775808" },
        { "float", float.NaN, "NaN" },
        { "double", -0.0, "-0" },
        { "decimal(10,2)", (Int128)(-5), "-5" },
        { "decimal(38,0)", Int128.Parse("-99999999999999999999999999999999999999"), "-99999999999999999999999999999999999999" },
        { "string", "it's a \\ \"line\"\n🐎", "it's a \\ \"line\"\n🐎" },
        { "binary", new byte[] { 0, 255 }, "X00FF" },
        { "date", -1, "-1" },
        { "timestamp", -1L, "-1" },
        { "timestamp_ntz", 1_500_000L, "1500000" },
        { "interval year", 24, "24" },
        { "interval year to month", -13, "-13" },
        { "interval hour to second", 3_600_000_001L, "3600000001" },
        { "interval day to second", -1L, "-1" },
        { "interval", new CalendarInterval(1, -2, 3), "CalendarInterval { Months = 1, Days = -2, Microseconds = 3 }" },
        { "array<string>", new object?[] { "a", null }, "[a, null]" },
        { "array<int>", Array.Empty<object?>(), "[]" },
        { "map<string,bigint>", new KeyValuePair<object, object?>[] { new("k", 1L), new("l", null) }, "{k: 1, l: null}" },
        { "struct<a:int,b:array<string>>", new object?[] { 1, new object?[] { "x" } }, "[1, [x]]" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Literals_keep_type_and_value(string type, object? value, string text)
    {
        var parsed = spark.Schema(Query($"SELECT CAST(NULL AS {type}) AS x"))[0].DataType;
        Assert.Equal(type, parsed.SimpleString);
        foreach (var literal in new[] { new Literal(value, parsed), new Literal(null, parsed) })
        {
            var plan = new Project(new OneRow(), [new Alias(literal, "x")]);
            Assert.Equal(parsed.AsNullable(), spark.Schema(plan)[0].DataType.AsNullable());
            Assert.Equal([literal.Value is null ? "null" : text], spark.Rows(plan));
            var inline = new InlineTable(["x"], [[literal]]);
            Assert.Equal(parsed.AsNullable(), spark.Schema(inline)[0].DataType.AsNullable());
            Assert.Equal([literal.Value is null ? "null" : text], spark.Rows(inline));
        }
    }

    [Theory]
    [MemberData(nameof(Literals))]
    public void Local_rows_keep_type_and_value(string type, object? value, string text)
    {
        var parsed = spark.Schema(Query($"SELECT CAST(NULL AS {type}) AS x"))[0].DataType;
        var plan = Local(new StructType(new StructField("x", parsed)), [value], [null]);
        Assert.Equal(parsed.AsNullable(), spark.Schema(plan)[0].DataType.AsNullable());
        Assert.Equal([text, "null"], spark.Rows(plan));
    }

    [Fact]
    public void Columns_with_odd_names()
    {
        var schema = new StructType(new StructField("a.b", DataTypes.Integer), new StructField("c`d", DataTypes.Integer), new StructField("s", new StructType(new StructField("x y", DataTypes.Integer))));
        var local = Local(schema, [1, 2, new object?[] { 3 }]);
        Assert.Equal(schema, spark.Schema(local));
        Assert.Equal(["1 | 2 | 3"], spark.Rows(new Project(local, [Column("a.b"), Column("c`d"), Column("s", "x y")])));
        Assert.Equal(["3"], spark.Rows(new Project(local, [new UnresolvedExtract(Column("s"), Value("x y"))])));
    }

    [Fact]
    public void Casts_in_each_mode()
    {
        var bad = Value("x");
        Assert.Equal(["null | 12"], spark.Rows(new Project(new OneRow(), [new Cast(bad, DataTypes.Integer, CastMode.Try), new Cast(Value("12"), DataTypes.Integer)])));
        Assert.Equal(["null"], spark.Rows(new Project(new OneRow(), [new Cast(bad, DataTypes.Integer, CastMode.Legacy)])));
        var error = Assert.Throws<FramesException>(() => spark.Rows(new Project(new OneRow(), [new Cast(bad, DataTypes.Integer)])));
        Assert.Equal(("CAST_INVALID_INPUT", "22018"), (error.ErrorClass, error.SqlState));
        Assert.Equal("'x'", error.Parameters["expression"]);
    }

    [Fact]
    public void Operators_that_only_sql_knows()
    {
        var text = Value("abc");
        Assert.Equal(["True | False | False | True"], spark.Rows(new Project(new OneRow(), [Call("likeany", text, Value("a%"), Value("b%")), Call("likeall", text, Value("a%"), Value("b%")),
            Call("notlikeall", text, Value("a%"), Value("b%")), Call("isnotunknown", Literal.True)])));
        Assert.Equal("CAST(1 AS STRING)", spark.Names(new Project(new OneRow(), [new Cast(Value(1), DataTypes.String)])));
        var list = new Project(new OneRow(), [Call("!=", Value(1), Value(2)), Call("||", Value("a"), Value("b")), Call("when", Literal.False, Value(1), Value(2))]);
        Assert.Equal(["True | ab | 2"], spark.Rows(list));
        Assert.Equal("(NOT (1 = 2)) | concat(a, b) | CASE WHEN false THEN 1 ELSE 2 END", spark.Names(list));
    }

    [Fact]
    public void Lambdas_nest()
    {
        var (x, y) = (new LambdaVariable("x"), new LambdaVariable("y"));
        var inner = Call("transform", Call("array", Value(10)), new Lambda(Call("+", x, y), [y]));
        Assert.Equal(["[[11], [12]]"], spark.Rows(new Project(new OneRow(), [Call("transform", Call("array", Value(1), Value(2)), new Lambda(inner, [x]))])));
    }

    [Fact]
    public void Windows_with_frames()
    {
        ValueList<SortOrder> order = [new(Column("id"))];
        var rows = new WindowFrame(true, new Literal(-1, DataTypes.Integer), WindowFrame.CurrentRow);
        var range = new WindowFrame(false, null, new Literal(1, DataTypes.Integer));
        var plan = new Project(Numbers(3), [Column("id"), new WindowExpression(Call("sum", Column("id")), [], order, rows), new WindowExpression(Call("sum", Column("id")), [], order, range)]);
        Assert.Equal(["0 | 0 | 1", "1 | 1 | 3", "2 | 3 | 3"], spark.Rows(plan));
    }

    [Fact]
    public void Filters_and_distinct_of_aggregates()
    {
        var filtered = new UnresolvedFunction(["count"], [Value(1)], Filter: Call(">", Column("id"), Value(1)));
        var distinct = new UnresolvedFunction(["count"], [Call("%", Column("id"), Value(2))], IsDistinct: true);
        var list = new UnresolvedFunction(["listagg"], [new Cast(Column("id"), DataTypes.String)], WithinGroup: [new SortOrder(Column("id"), false)]);
        var plan = new Aggregate(Numbers(4), [], [filtered, distinct, list]);
        Assert.Equal(["2 | 2 | 3210"], spark.Rows(plan));
        Assert.StartsWith("count(1) FILTER (WHERE (id > 1)) | count(DISTINCT (id % 2))", spark.Names(plan));
    }

    [Fact]
    public void Structs_stars_patterns_and_text()
    {
        var made = new Alias(Call("named_struct", Value("a"), Value(1), Value("b"), Value(2)), "s");
        var plan = new Project(new OneRow(), [made]);
        Assert.Equal(["[1, 2, 3]"], spark.Rows(new Project(plan, [new UpdateField(Column("s"), ["c"], Value(3))])));
        Assert.Equal(["[1]"], spark.Rows(new Project(plan, [new UpdateField(Column("s"), ["b"], null)])));
        Assert.Equal("a | b", spark.Names(new Project(plan, [new UnresolvedStar(["s"])])));
        Assert.Equal("a", spark.Names(new Project(new Project(plan, [new UnresolvedStar(["s"])]), [new UnresolvedStar([], [new UnresolvedColumn(["b"])])])));
        Assert.Equal("s", spark.Names(new Project(plan, [new UnresolvedRegex("s+")])));
        Assert.Equal(["3"], spark.Rows(new Project(plan, [new SqlExpression("s.a + s.b")])));
        Assert.Equal(["hello"], spark.Rows(new Project(plan, [new UnresolvedFunction(["concat"], [Value("hel"), Value("lo")])])));
        Assert.Equal("x", spark.Names(new Project(plan, [new Alias(Value(1), ["x"], 0, """{"comment":"why"}""")])));
        Assert.Equal("""{"comment":"why"}""", spark.Schema(new Project(plan, [new Alias(Value(1), ["x"], 0, """{"comment":"why"}""")]))[0].Metadata);
    }

    [Fact]
    public void Parameters_of_sql_text()
    {
        var named = new SqlQuery("SELECT :a + 1 AS x, ':a' /* :a */, r'\\:a', parse_json('{\"a\":7}'):a::int, :s -- :a", [new("a", Value(-41)), new("s", Value("it's"))], []);
        Assert.Equal(["-40 | :a | \\:a | 7 | it's"], spark.Rows(spark.Backend.Submit(named, spark.Session)));
        Assert.Equal(["x? | y | ?"], spark.Rows(new SqlQuery("SELECT ?, ?, '?'", [], [Value("x?"), Value("y")])));
        var missing = Assert.Throws<FramesException>(() => spark.Backend.Submit(new SqlQuery("SELECT :a, :b", [new("a", Value(1))], []), spark.Session));
        Assert.Equal("UNBOUND_SQL_PARAMETER", missing.ErrorClass);
    }

    [Fact]
    public void Delegates_stay_at_home_and_say_so()
    {
        var function = new UserDefinedFunction("twice", [DataTypes.Long], DataTypes.Long, true, true, (arguments, _) => arguments[0]);
        var error = Assert.Throws<FramesException>(() => spark.Rows(new Project(Numbers(1), [new UserFunctionCall(function, [Column("id")])])));
        Assert.Equal("UNSUPPORTED_FEATURE.CLIENT_FUNCTION", error.ErrorClass);
        Assert.Equal("twice", error.Parameters["function"]);
    }

    [Fact]
    public void Expressions_too_deep_for_the_protocol_are_refused_here()
    {
        var sum = Column("id");
        for (var i = 0; i < 2000; i++) sum = Call("+", sum, Value(1));
        Assert.Equal("UNSUPPORTED_FEATURE.SPARK_CONNECT", Assert.Throws<FramesException>(() => spark.Rows(new Project(Numbers(1), [sum]))).ErrorClass);
        sum = Column("id");
        for (var i = 0; i < 60; i++) sum = Call("+", sum, Value(1));
        Assert.Equal(["60"], spark.Rows(new Project(Numbers(1), [sum])));
    }
}
