using Frames.Sql;

namespace Frames.Tests.Gpu;

/// <summary>Aggregations give on the device what they give on Local.</summary>
public sealed class AggregateTests : TwoEngines
{
    [Theory]
    [InlineData("SELECT count(*), count(i), sum(i), sum(b), min(l), max(l), avg(i), avg(s) FROM numbers")]
    [InlineData("SELECT sum(d), min(d), max(d), avg(d), sum(f), min(f), max(f) FROM numbers WHERE i > 0")]
    [InlineData("SELECT min(d), max(d), min(f), max(f), min(day), max(day), min(t), max(t) FROM numbers")]
    [InlineData("SELECT sum(i + 1L) FILTER (WHERE i > 0), count(*) FILTER (WHERE t), count_if(t), bool_and(t), bool_or(t), bit_xor(i) FROM numbers")]
    [InlineData("SELECT sum(i), count(i), avg(d), min(x IS NULL) FROM numbers WHERE i > 100000 AND i < 0")]
    [InlineData("SELECT t, count(*), sum(CAST(i AS BIGINT)), avg(d) FROM numbers GROUP BY t")]
    [InlineData("SELECT i % 3, count(*), max(d) FROM numbers WHERE i <> 0 GROUP BY i % 3")]
    [InlineData("SELECT d, count(*) FROM numbers GROUP BY d")]
    [InlineData("SELECT f, d, count(*) FROM numbers GROUP BY f, d")]
    [InlineData("SELECT x, day, count(*), max(l) FROM numbers GROUP BY x, day")]
    [InlineData("SELECT b, s, i, l, t, count(*) FROM numbers GROUP BY ALL")]
    [InlineData("SELECT x, count(*) FROM numbers WHERE i > 100000 AND i < 0 GROUP BY x")]
    [InlineData("SELECT DISTINCT t, i > 0 FROM numbers")]
    [InlineData("SELECT DISTINCT upper(x) FROM numbers")]
    [InlineData("SELECT count(DISTINCT i % 2) FROM numbers WHERE i <> 0")]
    [InlineData("SELECT year(day), count(*), count(b, s) FROM numbers GROUP BY year(day) HAVING count(*) > 0")]
    [InlineData("SELECT sum(CAST(null AS INT)), avg(CAST(null AS DOUBLE)), count(CAST(null AS INT)), max(CAST(null AS INT)) FROM numbers")]
    [InlineData("SELECT x, sum(y) FROM (SELECT x, i * 2D AS y FROM numbers WHERE i > 0) GROUP BY x")]
    [InlineData("SELECT CASE WHEN i > 5 THEN 'many' WHEN i > 0 THEN 'few' END AS c, count(*) FROM numbers GROUP BY 1")]
    public void Answers_are_those_of_Local(string sql)
    {
        var plan = Gpu.Sql(sql).ExplainString("simple");
        Assert.Contains("Aggregate", plan);
        Assert.Contains(plan.Split('\n'), line => line.Contains("Aggregate", StringComparison.Ordinal) && line.Contains("(gpu)", StringComparison.Ordinal));
        Agree(sql);
    }

    [Theory]
    [InlineData("SELECT sum(l) FROM (SELECT 9223372036854775807 AS l FROM range(3))", "ARITHMETIC_OVERFLOW")]
    [InlineData("SELECT k, sum(l) FROM (SELECT id % 2 AS k, 9223372036854775807 AS l FROM range(4)) GROUP BY k", "ARITHMETIC_OVERFLOW")]
    [InlineData("SELECT sum(i + 1) FROM numbers", "ARITHMETIC_OVERFLOW")]
    [InlineData("SELECT sum(10 % i) FROM numbers GROUP BY t", "REMAINDER_BY_ZERO")]
    [InlineData("SELECT count(*) FROM numbers GROUP BY 10 % i", "REMAINDER_BY_ZERO")]
    [InlineData("SELECT sum(i) FROM numbers WHERE 10 % i > 0", "REMAINDER_BY_ZERO")]
    public void Errors_are_those_of_Local(string sql, string errorClass)
    {
        Assert.Contains("(gpu)", Gpu.Sql(sql).ExplainString("simple"));
        Fail(sql, errorClass);
    }

    [Theory]
    [InlineData("SELECT sum(l) FROM (SELECT 9223372036854775807 AS l FROM range(3))")]
    [InlineData("SELECT try_sum(l) FROM (SELECT 9223372036854775807 AS l FROM range(3))")]
    [InlineData("SELECT sum(i + 1), sum(10 % i) FROM numbers")]
    public void Without_ANSI_answers_are_those_of_Local(string sql)
    {
        foreach (var session in new[] { Gpu, Local }) session.Conf.Set("spark.sql.ansi.enabled", "false");
        Agree(sql);
    }

    [Theory]
    [InlineData("SELECT k, count(*), sum(v), min(v), max(v), avg(v) FROM (SELECT id % 50000 AS k, id AS v FROM range(300000)) GROUP BY k")]
    [InlineData("SELECT k, m, count(*), sum(v) FROM (SELECT id % 7 AS k, CAST(id % 11 AS DOUBLE) AS m, id AS v FROM range(200000)) GROUP BY k, m")]
    [InlineData("SELECT k, count(*) FROM (SELECT id AS k FROM range(150000)) GROUP BY k")]
    [InlineData("SELECT sum(id), count(*), max(id), avg(id) FROM range(500000) WHERE id % 3 = 0")]
    [InlineData("SELECT s, count(*), sum(id) FROM (SELECT concat('text', CAST(id % 1000 AS STRING)) AS s, id FROM range(100000)) GROUP BY s")]
    public void Many_rows_and_groups_give_the_same(string sql) => Agree(sql);

    [Fact]
    public void What_has_no_struct_runs_on_Local()
    {
        const string sql = "SELECT t, collect_list(i) FROM numbers WHERE i > 0 GROUP BY t";
        var plan = Gpu.Sql(sql).ExplainString("simple");
        Assert.Contains("falls back, because collect_list has no aggregate struct", plan);
        Assert.Contains("(gpu)", plan);
        Agree(sql);
    }
}
