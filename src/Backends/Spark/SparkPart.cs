using Frames.Backends;
using Frames.Backends.Spark;
using Frames.Backends.Spark.Connection;

[assembly: FramesPart(typeof(SparkPart))]

namespace Frames.Backends.Spark;

/// <summary>Registers the Spark Connect backend.</summary>
internal static class SparkPart
{
    public static void Register() => BackendRegistry.Register(master => new SparkBackend(ConnectionString.Parse(master)), "sc");
}
