using Frames.Expressions;
using Frames.Sql.Parser;

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
    [InlineData("VALUES (1, 'a'), (2, 'b') AS t(x, y)", "SubqueryAlias t\n+- 'InlineTable [1, a, 2, b]\n")]
    public void Parses_queries(string sql, string tree) => Assert.Equal(tree, SqlParser.ParsePlan(sql, QuerySettings.Default).ToString());

    [Theory]
    [InlineData("SELECT", "end of input", "")]
    [InlineData("SELECT (1, 2", "end of input", ": extra input end of input")]
    [InlineData("SELECT 5 mod 3", "'3'", ": extra input '3'")]
    [InlineData("SELECT 'abc", "'''", "")]
    public void Reports_syntax_errors(string sql, string error, string hint)
    {
        var thrown = Assert.Throws<FramesException>(() => SqlParser.ParsePlan(sql, QuerySettings.Default));
        Assert.Equal("PARSE_SYNTAX_ERROR", thrown.ErrorClass);
        Assert.Equal((error, hint), (thrown.Parameters["error"], thrown.Parameters["hint"]));
    }
}
