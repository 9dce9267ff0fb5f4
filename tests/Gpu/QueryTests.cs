using Frames.Sql;

namespace Frames.Tests.Gpu;

/// <summary>Queries give on the device what they give on Local.</summary>
public sealed class QueryTests : TwoEngines
{
    [Theory]
    [InlineData("SELECT d + 1.5D, d * d, f - f, -d FROM numbers")]
    [InlineData("SELECT i > 5, l <= 1000, f = f, d < 1D, d >= 'NaN' FROM numbers")]
    [InlineData("SELECT * FROM numbers WHERE i > 0")]
    [InlineData("SELECT x, b FROM numbers WHERE d > 2 OR i IS NULL")]
    [InlineData("SELECT x FROM numbers WHERE NOT (i > 5 AND l < 5000)")]
    [InlineData("SELECT x, day > DATE'2000-01-01' FROM numbers WHERE day >= DATE'1970-01-01'")]
    [InlineData("SELECT t, NOT t, t AND i > 0, t OR d > 2, t IS NULL, f IS NOT NULL FROM numbers")]
    [InlineData("SELECT CAST(b AS INT) + 1, CAST(s AS BIGINT) - 1, CAST(b AS DOUBLE) * 2D, CAST(f AS DOUBLE), CAST(l AS FLOAT), try_multiply(l, l), try_multiply(i, i) FROM numbers")]
    [InlineData("SELECT year(day), month(day), dayofmonth(day), quarter(day), weekofyear(day), dayofyear(day), last_day(day), weekday(day), date_sub(day, i % 7) FROM numbers")]
    [InlineData("SELECT CASE WHEN i > 0 THEN 100 % i WHEN i < 0 THEN -1 ELSE b END, if(i = 0, 0, 100 % i), coalesce(i, b, 0), nullif(i, 7), nvl2(i, 1, 2), nanvl(d, 0D) FROM numbers")]
    [InlineData("SELECT i IN (1, 7, 100), l IN (0, null), d IN (2.5D, double('NaN')), day IN (DATE'1970-01-01'), i BETWEEN 0 AND 100, i <=> 7, d <=> double('NaN') FROM numbers")]
    [InlineData("SELECT t = (i > 0), CAST(t AS INT), CAST(t AS DOUBLE), CAST(i AS BOOLEAN), isnan(d), isnan(f), t <=> null FROM numbers")]
    [InlineData("SELECT x, 'constant', 1, null, i + 0L FROM numbers WHERE t AND NOT (i IS NULL)")]
    [InlineData("SELECT y + 1, z FROM (SELECT l % 10 AS y, x AS z, i FROM numbers WHERE i <> 0) WHERE y >= 0 OR z IS NULL")]
    [InlineData("SELECT sqrt(d), abs(i % 100), signum(d), round(d), floor(d), ceil(f), exp(b), pow(b, 2), greatest(i, 5), least(d, 1D) FROM numbers WHERE i > -5")]
    [InlineData("SELECT datediff(day, DATE'2020-01-01'), add_months(day, b) FROM numbers WHERE day < DATE'9999-01-01' AND b > -2")]
    [InlineData("SELECT i FROM numbers WHERE i > (SELECT avg(i) FROM numbers WHERE i < 1000)")]
    [InlineData("SELECT try_cast(d AS INT), try_cast(d AS TINYINT), try_cast(l AS SMALLINT), try_cast(f AS BIGINT) FROM numbers")]
    [InlineData("SELECT l % 7, i % 3, try_add(l, 1), try_add(i, 1) FROM numbers")]
    [InlineData("SELECT x FROM numbers WHERE i <> 0 AND 10 % i >= 0")]
    public void Answers_are_those_of_Local(string sql) => AgreeOnDevice(sql);

    [Fact]
    public void What_does_not_compile_for_devices_runs_on_Local()
    {
        const string sql = "SELECT hypot(d, d) FROM numbers";
        Assert.Contains("falls back, because hypot does not run there", Gpu.Sql(sql).ExplainString("simple"));
        Agree(sql);
    }

    [Theory]
    [InlineData("SELECT i + 1 FROM numbers", "ARITHMETIC_OVERFLOW")]
    [InlineData("SELECT x FROM numbers WHERE 10 % i = 0", "REMAINDER_BY_ZERO")]
    public void Errors_are_those_of_Local(string sql, string errorClass)
    {
        Assert.Contains("(gpu)", Gpu.Sql(sql).ExplainString("simple"));
        Fail(sql, errorClass);
    }

    [Fact]
    public void A_condition_that_is_not_true_keeps_the_next_from_failing()
    {
        // The second condition fails for 0, where the first is false, and for nothing where the first is null.
        const string sql = "SELECT x FROM numbers WHERE i <> 0 AND 10 % i >= 0 AND 100 % b > -1";
        Agree(sql);
    }

    [Fact]
    public void Rows_keep_their_order_and_what_is_only_moved()
    {
        const string sql = "SELECT id, array(id), CAST(id AS STRING), id * 2 AS twice FROM range(0, 150000, 1, 3) WHERE id % 5 <> 1";
        Assert.Equal(Local.Sql(sql).Collect().Select(row => row.ToString()), Gpu.Sql(sql).Collect().Select(row => row.ToString()));
    }

    [Fact]
    public void Many_batches_and_threads_give_the_same()
    {
        const string sql = "SELECT count(*), sum(y) FROM (SELECT id * 2.5D + 1D AS y FROM range(100000) WHERE id % 3 = 1)";
        Agree(sql);
    }
}
