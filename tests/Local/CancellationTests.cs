using System.Diagnostics;
using Frames.Sql;

namespace Frames.Tests.Local;

/// <summary>A query that would take minutes ends soon after it is cancelled, whichever operator is at work, and leaves no temporary files.</summary>
public sealed class CancellationTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("frames-cancel-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("SELECT id, id * 7919 % 1000003 AS k FROM range(3000000000) ORDER BY k", "2m")]
    [InlineData("SELECT id * 7919 % 1000003 AS k, COUNT(*), SUM(id) FROM range(3000000000) GROUP BY 1", "1m")]
    [InlineData("SELECT id * 7919 % 1000003 AS k, COUNT(*), SUM(id) FROM range(3000000000) GROUP BY 1", "64g")]
    [InlineData("SELECT DISTINCT id * 31 FROM range(3000000000)", "1m")]
    [InlineData("SELECT COUNT(*) FROM range(3000000000) a JOIN range(1000000) b ON a.id % 1000000 = b.id", "64g")]
    [InlineData("SELECT COUNT(*) FROM range(100000) a JOIN range(100000) b ON a.id < b.id * 2", "64g")]
    [InlineData("SELECT SUM(a.id * b.id) FROM range(100000) a CROSS JOIN range(100000) b", "64g")]
    [InlineData("SELECT MAX(r) FROM (SELECT ROW_NUMBER() OVER (PARTITION BY id % 10 ORDER BY id * 7919 % 1000003) AS r FROM range(3000000000))", "64g")]
    [InlineData("SELECT COUNT(*) FROM range(3000000000) LATERAL VIEW EXPLODE(ARRAY(1, 2, 3)) t AS x WHERE x * id < 0", "64g")]
    [InlineData("SELECT id FROM range(3000000000) WHERE id < 0 UNION ALL SELECT id FROM range(3000000000) WHERE id < 0", "64g")]
    [InlineData("SELECT * FROM range(3000000000) ORDER BY id % 1009 LIMIT 10", "64g")]
    public void Blocking_operators(string sql, string memory)
    {
        using var spark = SparkSession.Builder().Master("local[2]").Config("frames.memory", memory).Config("frames.spill.folder", folder).Create();
        using var cancel = new CancellationTokenSource();
        var frame = spark.Sql(sql);
        var watch = new Stopwatch();
        using var timer = new Timer(_ =>
        {
            watch.Start();
            cancel.Cancel();
        }, null, 700, Timeout.Infinite);
        var error = Assert.Throws<FramesException>(() => frame.Collect(cancel.Token));
        Assert.Equal(("OPERATION_CANCELED", "HY008"), (error.ErrorClass, error.SqlState));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It went on for {watch.Elapsed}.");
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("csv")]
    [InlineData("delta")]
    public void A_write_leaves_nothing(string format)
    {
        using var spark = SparkSession.Builder().Master("local[2]").Create();
        using var timer = new Timer(_ => spark.CancelAllQueries(), null, 700, Timeout.Infinite);
        var error = Assert.Throws<FramesException>(() => spark.Range(3_000_000_000).Write.Format(format).Save(folder + "/t"));
        Assert.Equal("OPERATION_CANCELED", error.ErrorClass);
        Assert.Empty(Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }));
    }
}
