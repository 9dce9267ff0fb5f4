using Frames.Sql;

namespace Frames.Tests.Conformance.Files;

/// <summary>
/// Malformed CSV and JSON ends as it does with Spark. The answers are recorded; with a server they are asked for again, and <c>FRAMES_RECORD</c> names a file that gets them.
/// </summary>
public sealed class MalformedFileTests
{
    static readonly IReadOnlyList<FileCase> cases = FileCase.Read(Path.Combine(AppContext.BaseDirectory, "Files", "cases.jsonl"));

    static readonly IReadOnlyDictionary<string, string> differences = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Files", "differences.txt"))
        .Where(line => line.Length > 0).Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    [Fact]
    public void Local_answers_as_recorded()
    {
        using var local = SparkSession.Builder().Master("local[1]").Config("spark.sql.session.timeZone", "UTC").Create();
        Check(local, stopped: true);
    }

    [Fact]
    public void Spark_still_answers_as_recorded()
    {
        var address = Environment.GetEnvironmentVariable("SPARK_REMOTE");
        if (string.IsNullOrEmpty(address)) Assert.Skip("skipped, because SPARK_REMOTE names no Spark Connect server");
        using var spark = SparkSession.Builder().Remote(address).Config("spark.sql.session.timeZone", "UTC").Create();
        if (Environment.GetEnvironmentVariable("FRAMES_RECORD") is { Length: > 0 } record) File.WriteAllLines(record, cases.Select(one => one.With(one.Answer(spark))));
        else Check(spark, stopped: false);
    }

    /// <param name="session">The engine.</param>
    /// <param name="stopped">Whether it may differ as listed; a listed case that has stopped differing fails too.</param>
    static void Check(SparkSession session, bool stopped)
    {
        var failures = new List<string>();
        foreach (var one in cases)
        {
            var expected = one.Expected?.ToJsonString();
            var actual = one.Answer(session).ToJsonString();
            var known = stopped && differences.ContainsKey(one.Name);
            if ((actual == expected) == known) failures.Add(known ? $"{one.Name} no longer differs" : $"{one.Name}\n  Spark: {expected}\n  here:  {actual}");
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {cases.Count}\n" + string.Join("\n", failures));
    }
}
