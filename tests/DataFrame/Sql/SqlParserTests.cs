using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Parser;
using Frames.Sql.Types;

namespace Frames.Tests.Sql;

public class SqlParserTests
{
    [Theory]
    [InlineData("SELECT 1", "'Project [1]\n+- OneRow\n")]
    [InlineData("SELECT a, b AS c FROM t WHERE a > 1", "'Project [a, b AS c]\n+- 'Filter [>(a, 1)]\n   +- 'UnresolvedTable [t]\n")]
    [InlineData("SELECT count(*) FROM t GROUP BY a HAVING a > 1", "'Filter [>(a, 1)]\n+- 'Aggregate [a, count(1)]\n   +- 'UnresolvedTable [t]\n")]
    [InlineData("SELECT * FROM a JOIN b ON a.x = b.x LEFT SEMI JOIN c USING (y)",
        "'Project [*]\n+- Join LeftSemi\n   :- Join Inner [==(a.x, b.x)]\n   :  :- 'UnresolvedTable [a]\n   :  +- 'UnresolvedTable [b]\n   +- 'UnresolvedTable [c]\n")]
    [InlineData("SELECT id FROM people WHERE", "'Project [id]\n+- SubqueryAlias WHERE\n   +- 'UnresolvedTable [people]\n")]
    [InlineData("SELECT FROM people", "'Project [FROM AS people]\n+- OneRow\n")]
    [InlineData("VALUES (1, 'a'), (2, 'b') AS t(x, y)", "SubqueryAlias t\n+- 'InlineTable [1, a, 2, b]\n")]
    [InlineData("SELECT 1 UNION SELECT 2 INTERSECT SELECT 3",
        "Union\n:- 'Project [1]\n:  +- OneRow\n+- Intersect\n   :- 'Project [2]\n   :  +- OneRow\n   +- 'Project [3]\n      +- OneRow\n")]
    [InlineData("SELECT a FROM t ORDER BY a DESC LIMIT 2 OFFSET 1",
        "'Limit [2]\n+- 'Offset [1]\n   +- 'Sort [a DESC NULLS LAST]\n      +- 'Project [a]\n         +- 'UnresolvedTable [t]\n")]
    [InlineData("SELECT a FROM t LATERAL VIEW OUTER explode(b) e AS x", "'Project [a]\n+- 'Generate [explode(b)]\n   +- 'UnresolvedTable [t]\n")]
    [InlineData("FROM t |> WHERE a > 1 |> EXTEND a + 1 AS b |> AGGREGATE sum(b) GROUP BY a",
        "'Aggregate [a, a, sum(b)]\n+- 'Project [*, +(a, 1) AS b]\n   +- 'Filter [>(a, 1)]\n      +- 'UnresolvedTable [t]\n")]
    [InlineData("SELECT /*+ BROADCAST(t) */ a FROM (SELECT 1) AS t(a)",
        "'Hint\n+- 'Project [a]\n   +- 'SubqueryAlias t\n      +- 'Project [1]\n         +- OneRow\n")]
    [InlineData("SELECT * FROM t, LATERAL (SELECT t.a) x, range(3)",
        "'Project [*]\n+- Join Inner\n   :- 'Join Inner\n   :  :- 'UnresolvedTable [t]\n   :  +- SubqueryAlias x\n   :     +- 'Project [t.a]\n   :        +- OneRow\n   +- 'UnresolvedTableFunction [3]\n")]
    public void Parses_queries(string sql, string tree)
        => Assert.Equal(tree.Replace("'", "", StringComparison.Ordinal), Parse(sql).ToString().Replace("'", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("a + b * c - d", "-(+(a, *(b, c)), d)")]
    [InlineData("a | b ^ c & d << 1 + 2", "|(a, ^(b, &(c, <<(d, +(1, 2)))))")]
    [InlineData("NOT a = b AND c OR d", "or(and(not(==(a, b)), c), d)")]
    [InlineData("a <> b", "not(==(a, b))")]
    [InlineData("a NOT BETWEEN 1 AND 2 + 3", "not(between(a, 1, +(2, 3)))")]
    [InlineData("a IS NOT DISTINCT FROM b", "<=>(a, b)")]
    [InlineData("a IS NOT TRUE", "not(<=>(a, true))")]
    [InlineData("a NOT LIKE 'x' ESCAPE '!'", "not(like(a, x, !))")]
    [InlineData("a LIKE ANY ('x', 'y')", "likeany(a, x, y)")]
    [InlineData("a LIKE ALL ('x', b)", "and(like(a, x), like(a, b))")]
    [InlineData("a IN (SELECT 1)", "(a IN (listquery()))")]
    [InlineData("CASE a WHEN 1 THEN 'x' ELSE 'y' END", "when(==(a, 1), x, y)")]
    [InlineData("- 5", "-5")]
    [InlineData("TRIM(LEADING 'x' FROM a)", "ltrim(x, a)")]
    [InlineData("SUBSTRING(a FROM 2 FOR 3)", "substring(a, 2, 3)")]
    [InlineData("POSITION('x' IN a)", "locate(x, a)")]
    [InlineData("EXTRACT(YEAR FROM a)", "extract(YEAR, a)")]
    [InlineData("DATEADD(MONTH, 1, a)", "timestampadd(MONTH, 1, a)")]
    [InlineData("DATEDIFF(a, b)", "DATEDIFF(a, b)")]
    [InlineData("(a, b.c, 3)", "named_struct(a, a, c, b.c, col3, 3)")]
    [InlineData("sum(DISTINCT a) FILTER (WHERE b)", "sum(DISTINCT a) FILTER (WHERE b)")]
    [InlineData("sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
        "sum(a) OVER (PARTITION BY b ORDER BY c ASC NULLS FIRST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)")]
    [InlineData("aggregate(a, 0, (x, y) -> x + y.z + w)",
        "aggregate(a, 0, lambdafunction(+(+(x, y[z]), w), x, y))")]
    [InlineData("a COLLATE UNICODE || 'x'", "concat(collate(a, UNICODE), x)")]
    [InlineData("a:b.c[0]['d e']", "semi_structured_extract(a, $.b.c[0]['d e']) AS d e")]
    [InlineData("`a.b`.c", "a.b.c")]
    [InlineData("'it''s' \"x\" r'\\d'", "it'sx\\d")]
    [InlineData("INTERVAL 1 DAY + 2", "+(INTERVAL '1' DAY, 2)")]
    [InlineData("f(a => 1)", "f(a => 1)")]
    public void Parses_expressions(string sql, string printed) => Assert.Equal(printed, SqlParser.ParseExpression(sql, QuerySettings.Default).ToString());

    [Theory]
    [InlineData("1", "int")]
    [InlineData("-2147483648", "int")]
    [InlineData("2147483648", "bigint")]
    [InlineData("9223372036854775808", "decimal(19,0)")]
    [InlineData("1.50", "decimal(3,2)")]
    [InlineData(".5", "decimal(1,1)")]
    [InlineData("1e3", "double")]
    [InlineData("1Y", "tinyint")]
    [InlineData("1S", "smallint")]
    [InlineData("1L", "bigint")]
    [InlineData("1F", "float")]
    [InlineData("1D", "double")]
    [InlineData("1BD", "decimal(1,0)")]
    [InlineData("'a'", "string")]
    [InlineData("X'0F'", "binary")]
    [InlineData("DATE '2024-02-29'", "date")]
    [InlineData("TIMESTAMP '2024-02-29 01:02:03'", "timestamp")]
    [InlineData("TIMESTAMP_NTZ '2024-02-29'", "timestamp_ntz")]
    [InlineData("TIME '10:00'", "time(6)")]
    [InlineData("INTERVAL '1-2' YEAR TO MONTH", "interval year to month")]
    [InlineData("INTERVAL 1 WEEK 2 HOURS", "interval day to hour")]
    [InlineData("INTERVAL '3 months'", "interval month")]
    [InlineData("NULL", "void")]
    public void Types_literals(string sql, string type) => Assert.Equal(type, SqlParser.ParseExpression(sql, QuerySettings.Default).Type.SimpleString);

    [Fact]
    public void Casts_bind_closer_than_signs_and_indexes_follow_them()
    {
        var cast = new Cast(new UnresolvedColumn(["a"]), new ArrayType(new ArrayType(DataTypes.Integer)));
        Assert.Equal(new UnresolvedExtract(cast, new Literal(0, DataTypes.Integer)),
            SqlParser.ParseExpression("a::ARRAY<ARRAY<INT>>[0]", QuerySettings.Default));
        Assert.Equal(new UnresolvedFunction(OperatorNames.Negative, new Cast(new UnresolvedColumn(["a"]), DataTypes.Integer)),
            SqlParser.ParseExpression("-a::INT", QuerySettings.Default));
        Assert.Equal(new Cast(new Literal(-1, DataTypes.Integer), DataTypes.String, CastMode.Try),
            SqlParser.ParseExpression("TRY_CAST(-1 AS STRING)", QuerySettings.Default));
    }

    [Fact]
    public void Time_travel_becomes_options()
    {
        Assert.Equal(new UnresolvedTable(["delta", "/a b"], [new("versionAsOf", "3")]), ((Project)Parse("SELECT * FROM delta.`/a b` VERSION AS OF 3")).Child);
        Assert.Equal(new UnresolvedTable(["t"], [new("timestampAsOf", "2024-01-01")]), ((Project)Parse("SELECT * FROM t TIMESTAMP AS OF '2024-01-01'")).Child);
    }

    [Fact]
    public void Grouping_sets_are_combined()
    {
        var aggregate = (Aggregate)Parse("SELECT 1 FROM t GROUP BY a, ROLLUP (b, (c, d))");
        Assert.Equal(GroupingKind.GroupingSets, aggregate.Kind);
        Assert.Equal(["a, b, c, d", "a, b", "a"], aggregate.Sets!.Select(set => string.Join(", ", set)));
        Assert.Equal(GroupingKind.Cube, ((Aggregate)Parse("SELECT 1 FROM t GROUP BY a, b WITH CUBE")).Kind);
    }

    [Fact]
    public void Statements_become_commands()
    {
        Assert.Equal(new DropTable(["a", "b"], false, true), Parse("DROP TABLE IF EXISTS a.b"));
        Assert.Equal(new SetSetting("spark.sql.ansi.enabled", "false"), Parse("SET spark.sql.ansi.enabled = false"));
        Assert.Equal(new SetSetting("spark.sql.session.timeZone", "Europe/Oslo"), Parse("SET TIME ZONE 'Europe/Oslo';"));
        var insert = Assert.IsType<InsertInto>(Parse("INSERT OVERWRITE TABLE t (a, b) VALUES (1, 2)"));
        Assert.Equal((true, new ValueList<string>(["a", "b"])), (insert.Overwrite, insert.Columns!));
        var view = Assert.IsType<CreateView>(Parse("CREATE OR REPLACE GLOBAL TEMP VIEW v (x COMMENT 'c') AS SELECT 1"));
        Assert.Equal(("v", true, true), (view.Name, view.Replace, view.Global));
        var table = Assert.IsType<CreateTable>(Parse("CREATE TABLE IF NOT EXISTS t (a INT NOT NULL, b STRING) USING delta PARTITIONED BY (b) LOCATION '/x' TBLPROPERTIES ('k' = 'v') COMMENT 'c'"));
        Assert.Equal("struct<a:int,b:string>", table.Columns!.SimpleString);
        Assert.Equal(("delta", "/x", "c", true), (table.Format, table.Location, table.Comment, table.IfNotExists));
    }

    [Fact]
    public void Schemas_keep_nullability_and_comments()
    {
        var schema = SqlParser.ParseSchema("a INT NOT NULL COMMENT 'x', `b c`: ARRAY<STRUCT<d: DECIMAL(10, 2), e STRING>>");
        Assert.Equal(["a", "b c"], schema.Fields.Select(field => field.Name));
        Assert.Equal(new ArrayType(new StructType(new("d", new DecimalType(10, 2)), new StructField("e", DataTypes.String))), schema[1].DataType);
        Assert.False(schema[0].IsNullable);
        Assert.Contains("\"x\"", schema[0].Metadata, StringComparison.Ordinal);
        Assert.Equal(new DecimalType(38, 18), SqlParser.ParseDataType("decimal(38, 18)"));
        Assert.Equal(["a", "b.c"], SqlParser.ParseIdentifier("a.`b.c`"));
    }

    [Theory]
    [InlineData("SELECT", "end of input", "")]
    [InlineData("SELECT (1, 2", "end of input", ": extra input end of input")]
    [InlineData("SELECT 5 mod 3", "'3'", ": extra input '3'")]
    [InlineData("SELECT a b c", "'c'", ": extra input 'c'")]
    [InlineData("SELECT 'abc", "'''", "")]
    [InlineData("SELECT 5 BETWEEN SYMMETRIC 10 AND 1", "'10'", ": extra input '10'")]
    [InlineData("SELECT * FROM t LEFT u", "'u'", ": missing 'JOIN'")]
    [InlineData("SELECT a FROM (SELECT 1", "end of input", ": missing ')'")]
    [InlineData("SELECT a FROM t WHERE b ORDER BY a,", "'ORDER'", "")]
    [InlineData("SELECT sum(a) OVER (w ROWS 1 PRECEDING) FROM t", "'('", "")]
    [InlineData("SELECT DATE 'nonsense' b c", "'c'", ": extra input 'c'")]
    [InlineData("SELEC 1", "'SELEC'", "")]
    public void Reports_syntax_errors(string sql, string error, string hint)
    {
        var thrown = Refused(sql);
        Assert.Equal(("PARSE_SYNTAX_ERROR", "42601"), (thrown.ErrorClass, thrown.SqlState));
        Assert.Equal((error, hint), (thrown.Parameters["error"], thrown.Parameters["hint"]));
    }

    [Theory]
    [InlineData("", "PARSE_EMPTY_STATEMENT")]
    [InlineData("SELECT 1 /* open", "UNCLOSED_BRACKETED_COMMENT")]
    [InlineData("SELECT 128Y", "INVALID_NUMERIC_LITERAL_RANGE")]
    [InlineData("SELECT 1e400", "INVALID_NUMERIC_LITERAL_RANGE")]
    [InlineData("SELECT X'GG'", "INVALID_TYPED_LITERAL")]
    [InlineData("SELECT b'1'", "UNSUPPORTED_TYPED_LITERAL")]
    [InlineData("SELECT CAST(1 AS foo(1))", "UNSUPPORTED_DATATYPE")]
    [InlineData("SELECT CAST(1 AS varchar)", "DATATYPE_MISSING_SIZE")]
    [InlineData("SELECT 1 IN ()", "INVALID_SQL_SYNTAX.EMPTY_IN_PREDICATE")]
    [InlineData("SELECT 'a' LIKE 'b' ESCAPE 'xx'", "INVALID_ESC")]
    [InlineData("SELECT id, FROM people", "TRAILING_COMMA_IN_SELECT")]
    [InlineData("WITH a AS (SELECT 1), a AS (SELECT 2) SELECT 1", "DUPLICATED_CTE_NAMES")]
    [InlineData("SELECT INTERVAL 1 MONTH 2 DAYS", "_LEGACY_ERROR_TEMP_0029")]
    [InlineData("SELECT INTERVAL '1-13' YEAR TO MONTH", "INVALID_INTERVAL_FORMAT.INTERVAL_PARSING")]
    [InlineData("SELECT * FROM x-y", "INVALID_IDENTIFIER")]
    [InlineData("ALTER TABLE t ADD COLUMN x INT", "UNSUPPORTED_FEATURE.SQL_STATEMENT")]
    public void Reports_other_errors(string sql, string errorClass) => Assert.Equal(errorClass, Refused(sql).ErrorClass);

    [Fact]
    public void Errors_point_at_the_place()
    {
        var error = Refused("SELECT a\nFROM t WHERE\n  b = = c");
        Assert.Contains("(line 3, pos 6)", error.Message, StringComparison.Ordinal);
        Assert.Contains("\n  b = = c\n------^^^\n", error.Message, StringComparison.Ordinal);
    }

    static Plan Parse(string sql) => SqlParser.ParsePlan(sql, QuerySettings.Default);

    static FramesException Refused(string sql) => Assert.Throws<FramesException>(() => Parse(sql));
}
