using Frames.Sql;

namespace Frames.Tests.Gpu;

/// <summary>Texts travel as codes: functions of one column are evaluated once a text, and equality is that of codes.</summary>
public sealed class TextTests : TwoEngines
{
    const string Rows = """
        SELECT * FROM VALUES ('ant', 'bee', 1), ('bee', 'bee', 2), ('Ant', null, 3), (null, 'ant', 4), (null, null, 5), ('', 'ant', 6), ('ünï', 'ünï', 7), ('12', '13', 8) AS v(a, b, n)
        """;

    public TextTests()
    {
        foreach (var session in new[] { Gpu, Local })
        {
            var rows = session.Sql(Rows);
            session.CreateDataFrame(rows.Collect(), rows.Schema).CreateOrReplaceTempView("texts");
        }
    }

    [Theory]
    [InlineData("SELECT n FROM texts WHERE a = 'ant'")]
    [InlineData("SELECT n FROM texts WHERE a <> 'ant' OR n > 5")]
    [InlineData("SELECT n, a < 'b', a >= b IS NULL FROM texts WHERE a LIKE '%n%'")]
    [InlineData("SELECT n FROM texts WHERE a IN ('ant', 'bee', null)")]
    [InlineData("SELECT n FROM texts WHERE a = b")]
    [InlineData("SELECT n, a <=> b, a = b, a <> b FROM texts WHERE n > 0")]
    [InlineData("SELECT n, upper(a), length(a), substring(a, 1, 2), a IS NULL, coalesce(a, 'none') FROM texts")]
    [InlineData("SELECT n, coalesce(a, b, 'none'), nvl(a, b), CASE WHEN n > 3 THEN a ELSE b END, if(n = 1, 'one', a), nullif(a, b) FROM texts")]
    [InlineData("SELECT n, try_cast(a AS INT) + n FROM texts")]
    [InlineData("SELECT c, count(*) FROM (SELECT CASE WHEN n % 2 = 0 THEN a ELSE b END AS c FROM texts) GROUP BY c")]
    [InlineData("SELECT upper(a), count(*), sum(length(b)) FROM texts GROUP BY upper(a)")]
    [InlineData("SELECT a, b, count(*) FROM texts GROUP BY a, b")]
    [InlineData("SELECT length(c), count(*) FROM (SELECT coalesce(a, b) AS c, n FROM texts) WHERE n < 8 GROUP BY length(c)")]
    public void Answers_are_those_of_Local(string sql) => AgreeOnDevice(sql);

    [Fact]
    public void A_text_that_fails_counts_only_where_its_row_does()
    {
        const string sql = "SELECT CAST(a AS INT) FROM texts WHERE ";
        Assert.Equal(["[12]"], Engines.Rows(Gpu, sql + "n = 8"));
        Fail(sql + "n > 5", "CAST_INVALID_INPUT");
    }

    [Fact]
    public void What_compares_texts_in_order_runs_on_Local()
    {
        const string sql = "SELECT n FROM texts WHERE a < b";
        Assert.Contains("falls back, because < has no operator struct", Gpu.Sql(sql).ExplainString("simple"));
        Agree(sql);
    }

    [Fact]
    public void Many_texts_give_the_same()
    {
        const string sql = "SELECT count(*), sum(length(s)), max(upper(s) LIKE '%99') FROM (SELECT concat('k', CAST(id AS STRING)) AS s FROM range(70000)) WHERE s LIKE '%9%'";
        Agree(sql);
    }
}
