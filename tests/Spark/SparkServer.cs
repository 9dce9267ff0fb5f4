using Frames.Backends.Spark.Connection;

namespace Frames.Tests.Spark;

/// <summary>The Spark Connect server that the environment names; tests that need one are skipped without it.</summary>
internal static class SparkServer
{
    public static string Address
    {
        get
        {
            var address = Environment.GetEnvironmentVariable("SPARK_REMOTE");
            if (string.IsNullOrEmpty(address)) Assert.Skip("skipped, because SPARK_REMOTE names no Spark Connect server");
            return address!;
        }
    }

    /// <summary>A client with a session of its own.</summary>
    public static SparkConnectClient Connect() => new(ConnectionString.Parse(Address));
}
