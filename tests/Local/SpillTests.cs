using Frames.Columns;
using Frames.Sql;

namespace Frames.Tests.Local;

/// <summary>Under a budget of a tenth of the data a sort goes on in temporary files, with the same answer, and leaves none behind.</summary>
public sealed class SpillTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("frames-spill-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("SELECT * FROM t ORDER BY a DESC, b NULLS LAST, id")]
    [InlineData("SELECT id, s FROM t ORDER BY s, id DESC")]
    [InlineData("SELECT * FROM t ORDER BY n, id")]
    [InlineData("SELECT id, a FROM t ORDER BY a % 10")]
    [InlineData("SELECT id FROM t ORDER BY ar, id")]
    public void Sorting(string sql)
    {
        var (expected, _) = Run(sql, "64g");
        var (actual, spilled) = Run(sql, "400k");
        Assert.True(spilled > 100_000, $"{spilled} bytes were spilled.");
        Assert.Equal(expected, actual);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Few_rows_of_a_sort_that_spilled_may_be_read()
    {
        using var spark = Session("400k");
        Assert.Equal(3, spark.Sql("SELECT * FROM (SELECT * FROM t ORDER BY s, id LIMIT 15000) LIMIT 3").Collect().Length);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    (string[] Rows, long Spilled) Run(string sql, string memory)
    {
        using var spark = Session(memory);
        using var result = spark.Execute(spark.Sql(sql).Plan, TestContext.Current.CancellationToken);
        var rows = result.Batches.SelectMany(batch => Enumerable.Range(0, batch.Length).Select(row => string.Join("|", batch.Columns.Select(column => Text(column.GetValue(row)))))).ToArray();
        return (rows, result.Metrics.Sum(metric => metric.Values.GetValueOrDefault("spilledBytes")));
    }

    SparkSession Session(string memory)
    {
        var spark = SparkSession.Builder().Master("local[2]").Config("frames.memory", memory).Config("frames.spill.folder", folder).Create();
        spark.Sql("""
            SELECT id, id * 7919 % 1009 AS a, IF(id % 11 = 0, NULL, CAST(id % 97 AS DOUBLE)) AS b, CONCAT(IF(id % 2 = 0, 'ü', 'z'), id * 31 % 5003) AS s, IF(id % 5 = 0, NULL, id % 3) AS n,
                ARRAY(id % 7, id % 5) AS ar FROM range(20000)
            """).CreateOrReplaceTempView("t");
        return spark;
    }

    static string Text(object? value) => value is object?[] items ? "[" + string.Join(",", items.Select(Text)) + "]" : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "~";
}
