using System.Diagnostics;
using Frames.Sql;
using Frames.Tests.Local.Formats;

namespace Frames.Tests.Local.Processes;

/// <summary>A process is killed while it writes, early, in the middle and near the end: the table is as it was, or as the write makes it, and the next write succeeds.</summary>
public sealed class KilledWriterTests : IDisposable
{
    const int oldRows = 1_000, newRows = 3_000_000;

    readonly TestFolder folder = new();
    readonly SparkSession spark = SparkSession.Builder().Master("local[2]").Create();

    public void Dispose()
    {
        spark.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("parquet", "overwrite", true)]
    [InlineData("parquet", "append", false)]
    [InlineData("csv", "overwrite", false)]
    [InlineData("delta", "overwrite", true)]
    [InlineData("delta", "append", false)]
    public void The_table_stays_whole(string format, string mode, bool partitioned)
    {
        var path = folder.Path + "/t";
        foreach (var bytes in new[] { 1L, 4_000_000, 12_000_000 })
            Assert.Equal((oldRows, oldRows), AfterKill(format, mode, path, partitioned, bytes));
        ChildProcess.Rows(spark, 3, 5, partitioned).Format(format).Mode("append").Save(path);
        Assert.Equal(oldRows + 5, Counts(format, path).Rows);
        ChildProcess.Rows(spark, 3, 7, partitioned).Format(format).Mode("overwrite").Save(path);
        Assert.Equal((7, 0), Counts(format, path));
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("delta")]
    public void A_new_table_is_not_there_before_it_is_whole(string format)
    {
        var path = folder.Path + "/t";
        Kill(ChildProcess.StartWriter(format, "errorifexists", path, newRows, true), 1_000_000);
        Assert.Throws<FramesException>(() => spark.Read.Format(format).Load(path).Count());
        ChildProcess.Rows(spark, 1, oldRows, true).Format(format).Mode("errorifexists").Save(path);
        Assert.Equal((oldRows, oldRows), Counts(format, path));
    }

    [Fact]
    public void What_was_left_behind_is_removed_a_day_later()
    {
        var path = folder.Path + "/t";
        foreach (var left in new[] { ".t.0123.writing", "t/_temporary/0123" })
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, left));
            File.WriteAllText(Path.Combine(folder.Path, left, "part"), "");
            File.SetLastWriteTimeUtc(Path.Combine(folder.Path, left, "part"), DateTime.UtcNow.AddDays(-2));
            Directory.SetLastWriteTimeUtc(Path.Combine(folder.Path, left), DateTime.UtcNow.AddDays(-2));
        }
        ChildProcess.Rows(spark, 1, 5, false).Format("parquet").Mode("append").Save(path);
        Assert.False(Directory.Exists(path + "/_temporary"));
        ChildProcess.Rows(spark, 1, 5, false).Format("parquet").Mode("overwrite").Save(path);
        Assert.Equal(["t"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    /// <summary>
    /// What the table holds after a writer was killed. On a busy machine the test may look up so late that the writer has made all of its change by then; that writer does not count,
    /// and another one is started.
    /// </summary>
    (int Rows, int Old) AfterKill(string format, string mode, string path, bool partitioned, long bytes)
    {
        const int attempts = 5;
        var whole = mode == "append" ? (oldRows + newRows, oldRows) : (newRows, 0);
        for (var attempt = 1; ; attempt++)
        {
            ChildProcess.Rows(spark, 1, oldRows, partitioned).Format(format).Mode("overwrite").Save(path);
            Kill(ChildProcess.StartWriter(format, mode, path, newRows, partitioned), bytes + Size());
            if (Counts(format, path) is var counts && (counts != whole || attempt == attempts)) return counts;
        }
    }

    /// <summary>Ends the process as soon as so many bytes stand below the folder, unless it has ended by then.</summary>
    void Kill(Process process, long bytes)
    {
        using (process)
        {
            SpinWait.SpinUntil(() => process.HasExited || Size() >= bytes, TimeSpan.FromMinutes(3));
            Assert.True(!process.HasExited || process.ExitCode == 0, process.HasExited ? process.StandardError.ReadToEnd() : "");
            process.Kill();
            process.WaitForExit();
        }
    }

    long Size()
    {
        try
        {
            return new DirectoryInfo(folder.Path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Sum(file => file.Length);
        }
        catch (IOException)
        {
            // A file went away between its listing and the look at it.
            return 0;
        }
    }

    (int Rows, int Old) Counts(string format, string path)
    {
        var counts = spark.Read.Format(format).Schema("id BIGINT, v INT, s STRING, p INT").Load(path).SelectExpr("count(*)", "count_if(v = 1)").First()!;
        return ((int)(long)counts[0]!, (int)(long)counts[1]!);
    }
}
