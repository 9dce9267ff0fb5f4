using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Parser;

namespace Frames.Tests.Sql;

/// <summary>Text that nests deeply parses or is refused, also where the caller's stack is small.</summary>
public class SqlDepthTests
{
    const int smallStack = 1 << 20;

    [Theory]
    [InlineData("SELECT ", "(", "1", ")")]
    [InlineData("SELECT ", "(", "1", "")]
    [InlineData("SELECT ", "NOT ", "a", "")]
    [InlineData("SELECT ", "- ", "a", "")]
    [InlineData("SELECT ", "f(", "1", ")")]
    [InlineData("SELECT ", "a[", "1", "]")]
    [InlineData("SELECT ", "x -> ", "1", "")]
    [InlineData("SELECT ", "CASE WHEN ", "1", " THEN 1 END")]
    [InlineData("SELECT ", "(SELECT ", "1", ")")]
    [InlineData("SELECT 1 WHERE ", "EXISTS (SELECT 1 WHERE ", "a", ")")]
    [InlineData("SELECT * FROM ", "(", "t", ")")]
    [InlineData("SELECT * FROM ", "(SELECT * FROM ", "t", ")")]
    [InlineData("", "WITH a AS (", "SELECT 1", ") SELECT 1")]
    [InlineData("SELECT CAST(a AS ", "ARRAY<", "INT", ">")]
    [InlineData("SELECT 1", "", "", " + 1")]
    [InlineData("SELECT 1", "", "", " EXCEPT SELECT 1")]
    [InlineData("SELECT a", "", "", "[0]")]
    [InlineData("FROM t", "", "", " |> WHERE a")]
    [InlineData("", "EXPLAIN ", "SELECT 1", "")]
    [InlineData("SELECT 1 FROM t GROUP BY ", "GROUPING SETS (", "a", ")")]
    public void Refuses_what_nests_too_deep(string head, string open, string core, string close)
    {
        var error = OnSmallStack(() => Record.Exception(() => Parse(head + Repeat(open, 100_000) + core + Repeat(close, 100_000))));
        var refused = Assert.IsType<FramesException>(error);
        Assert.Contains(refused.ErrorClass, new[] { "FAILED_TO_PARSE_TOO_COMPLEX", "PARSE_SYNTAX_ERROR" });
        Assert.True(refused.Message.Length < 1000);
    }

    [Theory]
    [InlineData("SELECT 1 FROM t WHERE a = 0", " OR a = 1")]
    [InlineData("SELECT 1 FROM t WHERE a = 0", " AND a = 1")]
    [InlineData("SELECT 1", " UNION ALL SELECT 1")]
    [InlineData("SELECT a IN (0", ", 1")]
    [InlineData("SELECT a", ", a")]
    [InlineData("SELECT 'a'", " 'b'")]
    [InlineData("SELECT CASE WHEN a THEN 1", " WHEN a THEN 1")]
    public void Reads_long_lists_without_depth(string head, string item)
    {
        var end = head.Contains("IN (", StringComparison.Ordinal) ? ")" : head.Contains("CASE", StringComparison.Ordinal) ? " END" : "";
        var plan = OnSmallStack(() => Parse(head + Repeat(item, 10_000) + end));
        Assert.InRange(OnSmallStack(() => Height(plan)), 1, 60);
    }

    [Theory]
    [InlineData("SELECT ", "(", "1", ")", 10_000)]
    [InlineData("SELECT ", "f(", "1", ")", 10_000)]
    [InlineData("SELECT 1", "", "", " + 1", 5_000)]
    [InlineData("SELECT * FROM ", "(SELECT * FROM ", "t", ")", 2_000)]
    [InlineData("SELECT ", "CASE WHEN a THEN 1 ELSE ", "2", " END", 4_000)]
    public void Trees_that_parse_can_be_walked(string head, string open, string core, string close, int count) => OnSmallStack(() =>
    {
        var plan = Parse(head + Repeat(open, count) + core + Repeat(close, count));
        return DeepStack.RunFor(plan, () =>
        {
            var same = plan.TransformExpressions(expression => expression is Literal ? new Literal(2, Frames.Sql.Types.DataTypes.Integer) : expression);
            Assert.Equal(head.EndsWith("FROM ", StringComparison.Ordinal), ReferenceEquals(plan, same));
            Assert.Equal(plan.ToString().Length, same.ToString().Length);
            return 0;
        });
    });

    static Plan Parse(string sql) => SqlParser.ParsePlan(sql, QuerySettings.Default);

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    static int Height(Plan plan) => 1 + plan.Children.Select(Height).Concat(plan.Expressions.Select(Height)).DefaultIfEmpty().Max();

    static int Height(Expression expression) => 1 + expression.Children.Select(Height).DefaultIfEmpty().Max();

    static T OnSmallStack<T>(Func<T> run)
    {
        T result = default!;
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => { result = run(); }), smallStack);
        thread.Start();
        thread.Join();
        return failure is null ? result : throw failure;
    }
}
