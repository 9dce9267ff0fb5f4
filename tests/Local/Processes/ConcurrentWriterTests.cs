using Frames.Sql;
using Frames.Tests.Local.Formats;

namespace Frames.Tests.Local.Processes;

/// <summary>Processes that write to one Delta table at the same time.</summary>
public sealed class ConcurrentWriterTests : IDisposable
{
    readonly TestFolder folder = new();
    readonly SparkSession spark = SparkSession.Builder().Master("local[2]").Create();

    public void Dispose()
    {
        spark.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Appends_all_count()
    {
        const int times = 15;
        var path = folder.Path + "/t";
        ChildProcess.Rows(spark, 1, 10, true).Format("delta").Save(path);
        var writers = Enumerable.Range(0, 3).Select(_ => ChildProcess.StartWriter("delta", "append", path, 10, true, times)).ToArray();
        foreach (var writer in writers)
        {
            writer.WaitForExit();
            Assert.True(writer.ExitCode == 0, writer.StandardError.ReadToEnd());
            writer.Dispose();
        }
        Assert.Equal(10 + (3 * times * 10), spark.Read.Format("delta").Load(path).Count());
        Assert.Equal(1 + (3 * times), Directory.GetFiles(path + "/_delta_log", "0*.json").Length);
        Assert.DoesNotContain(Directory.GetFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }), name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }
}
