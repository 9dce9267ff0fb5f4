using Frames.Tests.Conformance.Comparing;

namespace Frames.Tests.Conformance;

/// <summary>Local answers as Spark does. A class of its own, for it waits for the server while the others compute.</summary>
public sealed class SparkAgreementTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Local_and_Spark(bool fluent)
    {
        var address = Environment.GetEnvironmentVariable("SPARK_REMOTE");
        if (string.IsNullOrEmpty(address)) Assert.Skip("skipped, because SPARK_REMOTE names no Spark Connect server");
        using var spark = Engine.Spark(address, fluent);
        using var local = Engine.Here("local");
        Seeds.Check(250, example => Comparer.Difference(spark.Run(example), local.Run(example), example.Query with { MayFilterLate = true }, mayPrune: true));
    }
}
