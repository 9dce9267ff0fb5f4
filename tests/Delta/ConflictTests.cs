using Frames.Delta.Protocol;
using Frames.Delta.Snapshots;
using Frames.Delta.Transactions;
using Frames.Sql;

namespace Frames.Tests.Delta;

/// <summary>A change that another commit overtakes is put behind it, or fails as with Spark.</summary>
public sealed class ConflictTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), "frames-" + Guid.NewGuid().ToString("N"));
    readonly SparkSession spark = SparkSession.Builder().Master("local[2]").Create();

    public void Dispose()
    {
        spark.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("append", "append", true, null)]
    [InlineData("append", "overwrite", true, null)]
    [InlineData("append", "add column", true, "DELTA_METADATA_CHANGED")]
    [InlineData("overwrite", "append", true, "DELTA_CONCURRENT_APPEND.WITH_PARTITION_HINT")]
    [InlineData("overwrite", "append", false, "DELTA_CONCURRENT_APPEND.WITHOUT_HINT")]
    [InlineData("overwrite", "overwrite", true, "DELTA_CONCURRENT_APPEND.WITH_PARTITION_HINT")]
    [InlineData("overwrite", "delete all", true, "DELTA_CONCURRENT_DELETE_READ.WITH_PARTITION_HINT")]
    [InlineData("overwrite", "add column", true, "DELTA_METADATA_CHANGED")]
    [InlineData("txn", "txn", true, "DELTA_CONCURRENT_TRANSACTION")]
    public void The_later_one(string current, string winner, bool partitioned, string? error)
    {
        var path = folder + "/t";
        var writer = spark.Sql("SELECT 1 AS id, 0 AS p").Write.Format("delta");
        (partitioned ? writer.PartitionBy("p") : writer).Save(path);
        var transaction = new Transaction(new DeltaLog(path));
        Win(winner, path);
        transaction.Add(new AddFile("late.parquet", new Dictionary<string, string?> { ["p"] = "0" }, 1, 1, true, null));
        if (current == "txn") transaction.Add(new SetTransaction("app", 5, 1));
        if (current == "overwrite")
        {
            transaction.ReadAll();
            foreach (var file in transaction.Snapshot!.Files) transaction.Add(file.Remove(1));
        }
        var failure = Record.Exception(() => transaction.Commit("WRITE", new Dictionary<string, string?>(), new Dictionary<string, string>()));
        Assert.Equal(error, (failure as FramesException)?.ErrorClass);
        Assert.Equal(error is null ? 2 : 1, new DeltaLog(path).Latest().Version);
    }

    void Win(string winner, string path)
    {
        var write = spark.Sql(winner == "add column" ? "SELECT 2 AS id, 1 AS p, 'x' AS more" : "SELECT 2 AS id, 1 AS p").Write.Format("delta");
        switch (winner)
        {
            case "add column": write.Mode("append").Option("mergeSchema", true).Save(path); break;
            case "txn": write.Mode("append").Option("txnAppId", "app").Option("txnVersion", 5).Save(path); break;
            case "delete all":
                var delete = new Transaction(new DeltaLog(path));
                delete.ReadAll();
                foreach (var file in delete.Snapshot!.Files) delete.Add(file.Remove(1));
                delete.Commit("DELETE", new Dictionary<string, string?>(), new Dictionary<string, string>());
                break;
            default: write.Mode(winner).Save(path); break;
        }
    }
}
