using System.Globalization;
using Frames.Sql;
using Frames.Sql.Types;
using static Frames.Sql.Functions;

namespace Frames.Tests.Spark;

/// <summary>Programs against the public API, run on a server.</summary>
public sealed class ApiTests : IDisposable
{
    readonly SparkSession spark = SparkSession.Builder().Remote(SparkServer.Address).Create();
    readonly string folder = Directory.CreateTempSubdirectory("frames-spark-").FullName;

    public void Dispose()
    {
        spark.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Objects_go_up_and_rows_come_back()
    {
        var people = spark.CreateDataFrame(new[] { new Person("Ana", 30, 1.5m), new Person("Bob", null, -2.25m) });
        Assert.Equal("Ana 30 1.5|Bob  -2.25", string.Join("|", people.Collect().Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row.GetAs<string>("Name")} {row.GetAs<int?>("Age")} {row.GetAs<decimal>("Balance") / 1.000m:0.##}"))));
        Assert.Equal(1, people.Where(people["Age"] > 20).Count());
        Assert.Equal(["n", "Name"], people.Select(people["Age"].Alias("n"), Col("Name")).Columns);
    }

    [Fact]
    public void Aggregates_joins_and_windows()
    {
        var orders = spark.CreateDataFrame(new[] { ("a", 3), ("b", 1), ("a", 5) }).ToDF("who", "amount");
        var totals = orders.GroupBy("who").Agg(Sum(Col("amount")).Alias("total"), Avg(Col("amount"))).OrderBy("who");
        Assert.Equal(["who", "total", "avg(amount)"], totals.Columns);
        Assert.Equal(["a 8 4", "b 1 1"], totals.Collect().Select(row => $"{row[0]} {row[1]} {row[2]}"));
        Assert.Equal(3, orders.Join(totals, "who").Count());
        Assert.Equal(2, orders.As("o").Join(totals.As("t"), Col("o.who") == Col("t.who") & (Col("t.total") > 1)).Count());
    }

    [Fact]
    public void Show_prints_as_spark_does()
    {
        var text = spark.Sql("SELECT id, CAST(id AS STRING) AS s, id / 2 AS h FROM range(2)").ShowString(20, 20, false);
        Assert.Equal("+---+---+---+\n| id|  s|  h|\n+---+---+---+\n|  0|  0|0.0|\n|  1|  1|0.5|\n+---+---+---+\n", text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");
    }

    [Fact]
    public void Commands_run_once_and_at_once()
    {
        var table = "t" + Guid.NewGuid().ToString("N");
        spark.Sql($"CREATE TABLE {table} USING delta LOCATION '{folder}/{table}' AS SELECT 1 AS x");
        spark.Sql($"INSERT INTO {table} VALUES (2)");
        Assert.Equal(2, spark.Table(table).Count());
        spark.Range(5).WithColumnRenamed("id", "x").WithColumn("x", Col("x").Cast("int")).Write.InsertInto(table);
        Assert.Equal(7, spark.Table(table).Count());
        Assert.Contains(spark.Sql("SHOW TABLES").Collect(), row => row.GetAs<string>("tableName") == table);
        spark.Sql($"DROP TABLE {table}");
        Assert.Equal("TABLE_OR_VIEW_NOT_FOUND", Assert.Throws<FramesException>(() => spark.Table(table).Count()).ErrorClass);
    }

    [Fact]
    public void Files_and_delta_tables_are_written_and_read_by_the_server()
    {
        var numbers = spark.Range(10).WithColumn("even", Col("id") % 2 == Lit(0));
        numbers.Write.PartitionBy("even").Parquet(folder + "/parquet");
        Assert.Equal(5, spark.Read.Parquet(folder + "/parquet").Where("even = 'true'").Count());
        numbers.Write.Option("header", true).Csv(folder + "/csv");
        Assert.Equal(45, spark.Read.Option("header", true).Schema("id BIGINT, even BOOLEAN").Csv(folder + "/csv").Agg(Sum(Col("id"))).First().GetAs<long>(0));
        numbers.Write.Format("delta").Save(folder + "/delta");
        numbers.Write.Format("delta").Mode("append").Save(folder + "/delta");
        Assert.Equal(20, spark.Read.Format("delta").Load(folder + "/delta").Count());
        Assert.Equal(10, spark.Read.Format("delta").Option("versionAsOf", "0").Load(folder + "/delta").Count());
        Assert.Equal("DELTA_PATH_EXISTS", Assert.Throws<FramesException>(() => numbers.Write.Format("delta").Save(folder + "/delta")).ErrorClass);
    }

    [Fact]
    public void Views_belong_to_the_session()
    {
        spark.Range(3).CreateOrReplaceTempView("three");
        Assert.Equal(3, spark.Sql("SELECT * FROM three").Count());
        Assert.Equal(3, spark.Table("three").Count());
        using var other = SparkSession.Builder().Remote(SparkServer.Address).Create();
        Assert.Equal("TABLE_OR_VIEW_NOT_FOUND", Assert.Throws<FramesException>(() => other.Table("three").Count()).ErrorClass);
    }

    [Fact]
    public void Settings_travel()
    {
        spark.Conf.Set("spark.sql.session.timeZone", "Asia/Tokyo");
        Assert.Equal("Asia/Tokyo", spark.Sql("SELECT current_timezone()").First().GetAs<string>(0));
        spark.Conf.Set("spark.sql.ansi.enabled", false);
        Assert.True(spark.Sql("SELECT 1 / 0").First().IsNullAt(0));
        spark.Conf.Unset("spark.sql.ansi.enabled");
        Assert.Equal("DIVIDE_BY_ZERO", Assert.Throws<FramesException>(() => spark.Sql("SELECT 1 / 0").Collect()).ErrorClass);
        using var configured = SparkSession.Builder().Remote(SparkServer.Address).AppName("x").Config("spark.sql.shuffle.partitions", 3).Create();
        Assert.Equal("3", configured.Sql("SET spark.sql.shuffle.partitions").First().GetAs<string>(1));
    }

    [Fact]
    public void Schema_and_plans_come_from_the_server()
    {
        var frame = spark.Range(1).Select(Col("id").Cast("decimal(20,3)").Alias("d"), Lit("x").Alias("s"));
        Assert.Equal("struct<d:decimal(20,3),s:string>", frame.Schema.SimpleString);
        Assert.Contains("== Physical Plan ==", frame.ExplainString("simple"));
        Assert.Contains("== Optimized Logical Plan ==", frame.ExplainString("extended"));
    }

    [Fact]
    public void A_million_rows_go_up_and_come_down()
    {
        var rows = Enumerable.Range(0, 1_000_000).Select(i => new Measurement(i, i * 0.5, "row " + i)).ToArray();
        var frame = spark.CreateDataFrame(rows);
        var total = frame.Agg(Sum(Col("Id")), Count(Col("Name"))).First();
        Assert.Equal((499_999_500_000L, 1_000_000L), (total.GetAs<long>(0), total.GetAs<long>(1)));
        long sum = 0, count = 0;
        foreach (var row in frame.ToLocalIterator())
        {
            sum += row.GetAs<long>(0);
            count++;
        }
        Assert.Equal((499_999_500_000L, 1_000_000L), (sum, count));
    }

    [Fact]
    public async Task Cancelling_a_query_ends_it_on_the_server()
    {
        var endless = spark.Sql("SELECT count(*) FROM range(100000000000) a CROSS JOIN range(100000) b WHERE hash(a.id, b.id) = 1");
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(TimeSpan.FromSeconds(2));
        var error = await Assert.ThrowsAsync<FramesException>(() => Task.Run(() => endless.Collect(source.Token), TestContext.Current.CancellationToken));
        Assert.Equal("OPERATION_CANCELED", error.ErrorClass);
        Assert.Equal(3, spark.Range(3).Count());
    }

    [Fact]
    public void Unreachable_server_says_what_to_do()
    {
        var error = Assert.Throws<FramesException>(() =>
        {
            using var nowhere = SparkSession.Builder().Remote("sc://127.0.0.1:1").Create();
            nowhere.Range(1).Count();
        });
        Assert.Equal("SPARK_CONNECT_UNREACHABLE", error.ErrorClass);
        Assert.Contains("127.0.0.1:1", error.Message);
    }

    sealed record Person(string Name, int? Age, decimal Balance);

    sealed record Measurement(long Id, double Half, string Name);
}
