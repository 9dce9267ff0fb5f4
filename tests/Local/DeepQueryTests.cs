using Frames.Sql;
using static Frames.Sql.Functions;

namespace Frames.Tests.Local;

/// <summary>Queries that nest thousands of levels run to their end, or are refused, from a thread with a small stack and on several threads.</summary>
public sealed class DeepQueryTests : IDisposable
{
    readonly SparkSession spark = SparkSession.Builder().Master("local[2]").Create();

    public void Dispose() => spark.Dispose();

    [Theory]
    [InlineData("SELECT ", "(", "id", ") AS x", 10_000, 7)]
    [InlineData("SELECT ", "(1 + ", "id", ") AS x", 3_000, 3_007)]
    [InlineData("SELECT id", "", "", " + 1", 4_000, 4_007)]
    [InlineData("SELECT CASE", "", "", " WHEN id < 0 THEN 1", 5_000, 7)]
    [InlineData("SELECT 7 AS x WHERE 1 = 1", "", "", " AND 1 = 1", 10_000, 7)]
    [InlineData("SELECT ", "CASE WHEN id < 0 THEN 1 ELSE ", "id", " END AS x", 1_500, 7)]
    [InlineData("SELECT ", "CAST(", "id", " AS BIGINT) AS x", 3_000, 7)]
    public void Expressions(string head, string open, string core, string close, int count, long last)
    {
        // A name would be as long as the text, so the last level gives one.
        var (each, end) = close.Contains(" AS x", StringComparison.Ordinal) ? (close[..^5], " AS x") : (close, head.Contains("CASE", StringComparison.Ordinal) ? " ELSE id END AS x" : head.Contains("WHERE", StringComparison.Ordinal) ? "" : " AS x");
        var from = head.Contains("WHERE", StringComparison.Ordinal) ? "" : " FROM range(8)";
        var rows = OnSmallStack(() => spark.Sql(head + Repeat(open, count) + core + Repeat(each, count) + end + from).Collect());
        Assert.Equal(last, Convert.ToInt64(rows[^1][0], null));
    }

    [Fact]
    public void Two_thousand_unions_and_nested_queries()
    {
        Assert.Equal(2_001, OnSmallStack(() => spark.Sql("SELECT 1" + Repeat(" UNION ALL SELECT 1", 2_000)).Collect()).Length);
        Assert.Equal(3, OnSmallStack(() => spark.Sql("SELECT * FROM " + Repeat("(SELECT * FROM ", 2_000) + "range(3)" + Repeat(")", 2_000)).Collect()).Length);
    }

    [Fact]
    public void Plans_and_columns_that_a_program_builds()
    {
        var frame = spark.Range(4);
        for (var i = 0; i < 1_000; i++) frame = frame.Where(Col("id") >= 0);
        Assert.Equal(4, OnSmallStack(frame.Count));
        var column = Col("id");
        for (var i = 0; i < 2_000; i++) column += 1;
        Assert.Equal(2_003L, OnSmallStack(() => spark.Range(4).Select(column.Alias("x")).Collect())[^1][0]);
        Assert.Contains("id", OnSmallStack(column.ToString));
    }

    [Fact]
    public void Errors_come_out_as_they_are()
        => Assert.Equal("DIVIDE_BY_ZERO", Assert.Throws<FramesException>(() => OnSmallStack(() => spark.Sql("SELECT 1 / 0" + Repeat(" + 1", 1_000)).Collect())).ErrorClass);

    [Fact]
    public void Beyond_the_limit_it_is_an_error()
    {
        var column = Col("id");
        for (var i = 0; i < 100_000; i++) column += 1;
        Assert.Equal("FAILED_TO_PARSE_TOO_COMPLEX", Assert.Throws<FramesException>(() => spark.Range(4).Select(column).Collect()).ErrorClass);
        Assert.Equal("FAILED_TO_PARSE_TOO_COMPLEX", Assert.Throws<FramesException>(() => spark.Sql("SELECT " + Repeat("(", 100_000) + "1" + Repeat(")", 100_000))).ErrorClass);
    }

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    static T OnSmallStack<T>(Func<T> run)
    {
        T result = default!;
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => { result = run(); }), 1 << 20);
        thread.Start();
        thread.Join();
        return failure is null ? result : throw failure;
    }
}
