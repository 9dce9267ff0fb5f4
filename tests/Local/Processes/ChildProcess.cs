using System.Diagnostics;
using System.Runtime.CompilerServices;
using Frames.Sql;

namespace Frames.Tests.Local.Processes;

/// <summary>This test program started again as a process that only writes a table, so that a test can end it in the middle.</summary>
internal static class ChildProcess
{
    const string variable = "FRAMES_TEST_CHILD";

    /// <summary>Starts a process that writes <paramref name="rows"/> rows with <c>v = 2</c> to a table, so many times.</summary>
    public static Process StartWriter(string format, string mode, string path, long rows, bool partitioned, int times = 1)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        start.Environment[variable] = string.Join('|', format, mode, path, rows, partitioned, times);
        return Process.Start(start)!;
    }

#pragma warning disable CA2255 // The process must do this instead of running tests.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } work) return;
        var parts = work.Split('|');
        using var spark = SparkSession.Builder().Master("local[2]").Create();
        for (var i = 0; i < int.Parse(parts[5], null); i++) Rows(spark, 2, long.Parse(parts[3], null), parts[4] == "True").Format(parts[0]).Mode(parts[1]).Save(parts[2]);
        Environment.Exit(0);
    }

    /// <summary>Rows of a version, ready to be written.</summary>
    public static DataFrameWriter Rows(SparkSession spark, int version, long count, bool partitioned)
    {
        var rows = spark.Sql($"SELECT id, {version} AS v, CONCAT('row ', id, '-', id * 7919 % 1000003) AS s, CAST(id % 7 AS INT) AS p FROM range({count})");
        return partitioned ? rows.Write.PartitionBy("p") : rows.Write;
    }
}
