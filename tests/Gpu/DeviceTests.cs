using Frames.Backends.Gpu.Device;
using Frames.Sql;

namespace Frames.Tests.Gpu;

/// <summary>The devices that a session may name. What a machine does not have is skipped.</summary>
public sealed class DeviceTests
{
    static readonly string[] Queries =
    [
        "SELECT d + 1.5D, l % 7, try_add(l, 1), try_multiply(l, l), CAST(i AS DOUBLE), year(day) FROM numbers WHERE d > 2 OR i IS NULL",
        "SELECT CASE WHEN i > 0 THEN 100 % i ELSE b END, t AND i > 0, x = 'a', upper(x) FROM numbers",
        "SELECT x, count(*), sum(l % 1000), min(d), max(f), avg(i) FROM numbers GROUP BY x",
        "SELECT k, count(*), sum(v), avg(v) FROM (SELECT id % 1000 AS k, id AS v FROM range(100000)) GROUP BY k",
        "SELECT count(*), sum(id), max(id) FROM range(100000) WHERE id % 3 = 0",
    ];

    [Theory]
    [InlineData("cpu")]
    [InlineData("opencl")]
    [InlineData("cuda")]
    public void Answers_are_those_of_Local(string kind)
    {
        Assert.SkipWhen(ComputeDevice.Open(kind) is null, $"skipped, because this machine has no {kind} device");
        using var local = Engines.Session("local[2]");
        using var gpu = Engines.Session("gpu", (ComputeDevice.Setting, kind));
        foreach (var sql in Queries)
        {
            Assert.Contains("(gpu)", gpu.Sql(sql).ExplainString("simple"));
            Assert.Equal(Engines.Rows(local, sql), Engines.Rows(gpu, sql));
        }
        Assert.Equal("ARITHMETIC_OVERFLOW", Assert.Throws<FramesException>(() => gpu.Sql("SELECT l + 1L FROM numbers").Collect()).ErrorClass);
    }

    [Fact]
    public void A_device_that_is_not_there_is_an_error()
    {
        var kind = new[] { "cuda", "opencl" }.FirstOrDefault(kind => ComputeDevice.Open(kind) is null);
        Assert.SkipWhen(kind is null, "skipped, because this machine has every kind of device");
        using var session = SparkSession.Builder().Master($"gpu[{kind}]").Create();
        var error = Assert.Throws<FramesException>(() => session.Sql("SELECT id + 1 FROM range(3)").Collect());
        Assert.Equal("UNSUPPORTED_FEATURE.GPU_DEVICE", error.ErrorClass);
        Assert.Contains(kind!, error.Message);
    }

    [Fact]
    public void An_unknown_device_is_an_error()
    {
        using var session = SparkSession.Builder().Master("gpu").Config(ComputeDevice.Setting, "abacus").Create();
        var error = Assert.Throws<FramesException>(() => session.Sql("SELECT id + 1 FROM range(3)").Collect());
        Assert.Equal("INVALID_CONF_VALUE.GPU_DEVICE", error.ErrorClass);
        Assert.Contains("abacus", error.Message);
    }

    [Fact]
    public void Left_to_itself_a_session_finds_some_device()
    {
        using var session = SparkSession.Builder().Master("gpu").Create();
        Assert.Equal(["[1]", "[2]", "[3]"], Engines.Rows(session, "SELECT id + 1 FROM range(3)"));
    }
}
