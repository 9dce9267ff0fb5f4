using Frames.Sql;

namespace Frames.Tests.Gpu;

/// <summary>A session on the device and one on Local, with the same views.</summary>
public abstract class TwoEngines : IDisposable
{
    protected SparkSession Gpu { get; } = Engines.Session(Engines.Master);

    protected SparkSession Local { get; } = Engines.Session("local[2]");

    public void Dispose()
    {
        Gpu.Dispose();
        Local.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The same rows on both.</summary>
    protected void Agree(string sql) => Assert.Equal(Engines.Rows(Local, sql), Engines.Rows(Gpu, sql));

    /// <summary>The same rows on both, of which the device computes something.</summary>
    protected void AgreeOnDevice(string sql)
    {
        var plan = Gpu.Sql(sql).ExplainString("simple");
        Assert.True(plan.Contains("(gpu)", StringComparison.Ordinal), plan);
        Agree(sql);
    }

    /// <summary>The same error on both, of this class.</summary>
    protected void Fail(string sql, string errorClass)
    {
        var expected = Assert.Throws<FramesException>(() => Local.Sql(sql).Collect());
        var actual = Assert.Throws<FramesException>(() => Gpu.Sql(sql).Collect());
        Assert.Equal(errorClass, actual.ErrorClass);
        Assert.Equal((expected.ErrorClass, expected.Message), (actual.ErrorClass, actual.Message));
    }
}
