using Frames.Sql;

namespace Frames.Tests.Surface;

public sealed class SettingTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("frames").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Code_is_stronger_than_environment_file_and_host()
    {
        File.WriteAllText(Path.Combine(folder, "frames.json"), """{ "backend": "gpu", "spark": { "sql": { "ansi.enabled": false, "shuffle.partitions": 8 } } }""");
        var host = SettingSources.FromConfiguration([new("Frames:spark:sql:shuffle:partitions", "4"), new("Frames:backend", "local[2]"),
            new("Logging:Level", "x"), new("Frames:spark:sql:caseSensitive", "true")]);

        var all = Merge(new() { ["spark.sql.ansi.enabled"] = "true", ["spark.master"] = "memory" }, host, ("FRAMES_BACKEND", "local"));
        Assert.Equal("memory", all["spark.master"]);
        Assert.Equal("true", all["spark.sql.ansi.enabled"]);
        Assert.Equal("8", all["spark.sql.shuffle.partitions"]);
        Assert.Equal("true", all["spark.sql.caseSensitive"]);
        Assert.False(all.ContainsKey("Logging.Level"));

        Assert.Equal("local", Merge([], host, ("FRAMES_BACKEND", "local"), ("SPARK_REMOTE", "sc://h:1"))["spark.master"]);
        Assert.Equal("sc://h:1", Merge([], host, ("SPARK_REMOTE", "sc://h:1"))["spark.master"]);
        Assert.Equal("sc://h:1", Merge([], host, ("FRAMES_BACKEND", "spark"), ("SPARK_REMOTE", "sc://h:1"))["spark.master"]);
        Assert.Equal("gpu", Merge([], host)["spark.master"]);
        File.Delete(Path.Combine(folder, "frames.json"));
        Assert.Equal("local[2]", Merge([], host)["spark.master"]);
        Assert.Equal("local[*]", Merge([], [])["spark.master"]);
    }

    [Fact]
    public void A_broken_file_is_an_error_that_names_it()
    {
        File.WriteAllText(Path.Combine(folder, "frames.json"), "{ broken");
        Assert.Contains(folder, Assert.Throws<FramesException>(() => Merge([], [])).Message);
    }

    [Fact]
    public void Settings_are_checked_and_passed_on()
    {
        using var spark = MemoryBackend.Session();
        spark.Conf.Set("spark.sql.ansi.enabled", false);
        Assert.Contains(("spark.sql.ansi.enabled", "false"), ((MemoryBackend)spark.Backend).Settings);
        Assert.False(spark.Conf.Snapshot().Ansi);
        Assert.Equal("INVALID_CONF_VALUE.TIME_ZONE", Assert.Throws<FramesException>(() => spark.Conf.Set("spark.sql.session.timeZone",
            "Mars/Olympus")).ErrorClass);
        Assert.Equal("INVALID_CONF_VALUE.TYPE_MISMATCH", Assert.Throws<FramesException>(() => spark.Conf.Set("spark.sql.ansi.enabled", "maybe")).ErrorClass);
        Assert.Equal("SQL_CONF_NOT_FOUND", Assert.Throws<FramesException>(() => spark.Conf.Get("no.such")).ErrorClass);
        Assert.Equal("x", spark.Conf.Get("no.such", "x"));
        spark.Conf.Unset("spark.sql.ansi.enabled");
        Assert.Equal("true", spark.Conf.Get("spark.sql.ansi.enabled"));
        Assert.False(spark.Conf.IsModifiable("spark.master"));
    }

    [Fact]
    public void A_session_is_found_until_it_stops()
    {
        var spark = MemoryBackend.Session();
        Assert.Same(spark, SparkSession.Active());
        Assert.Same(spark, SparkSession.Builder().GetOrCreate());
        spark.Stop();
        Assert.Null(SparkSession.GetActiveSession());
        Assert.Throws<ObjectDisposedException>(() => spark.Range(1).Collect());
    }

    [Fact]
    public async Task A_cancelled_query_is_an_error()
    {
        using var spark = MemoryBackend.Session();
        var frame = spark.CreateDataFrame(new[] { 1 }, "n");
        Assert.Equal("OPERATION_CANCELED", (await Assert.ThrowsAsync<FramesException>(() => frame.CollectAsync(new CancellationToken(true)))).ErrorClass);
        Assert.Single(await frame.CollectAsync(TestContext.Current.CancellationToken));
    }

    Dictionary<string, string> Merge(Dictionary<string, string> code, Dictionary<string, string> host, params (string Name, string Value)[] environment)
        => SettingSources.Merge(code, host, name => environment.FirstOrDefault(pair => pair.Name == name).Value, [folder]);
}
