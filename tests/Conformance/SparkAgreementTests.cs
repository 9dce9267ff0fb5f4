using Frames.Sql;
using Frames.Tests.Conformance.Comparing;

namespace Frames.Tests.Conformance;

/// <summary>Local answers as Spark does. A class of its own, for it waits for the server while the others compute.</summary>
public sealed class SparkAgreementTests
{
    [Fact]
    public void Local_and_Spark()
    {
        var address = Environment.GetEnvironmentVariable("SPARK_REMOTE");
        if (string.IsNullOrEmpty(address)) Assert.Skip("skipped, because SPARK_REMOTE names no Spark Connect server");
        using var spark = SparkSession.Builder().Remote(address).Config("spark.sql.session.timeZone", "UTC").Config("spark.sql.shuffle.partitions", 1).Create();
        using var local = SparkSession.Builder().Master("local[1]").Config("spark.sql.session.timeZone", "UTC").Create();
        Seeds.Check(100, example => Comparer.Difference(Answer.Of(spark, example), Answer.Of(local, example), example.Query, mayPrune: true));
    }
}
