using Frames.Backends;
using Frames.Sql;

namespace Frames.Tests.Gpu;

/// <summary>The same query on both engines.</summary>
internal static class Engines
{
    /// <summary>The engine under test: the device that the environment variable names, else the CPU.</summary>
    public static readonly string Master = Environment.GetEnvironmentVariable("FRAMES_GPU_TEST_MASTER") is { Length: > 0 } master ? master : "gpu[cpu]";

    /// <summary>Rows with every number type, nulls, NaN and extremes, as a query that others select from.</summary>
    public const string Numbers = """
        SELECT CAST(b AS TINYINT) b, CAST(s AS SMALLINT) s, i, CAST(l AS BIGINT) l, CAST(f AS FLOAT) f, CAST(d AS DOUBLE) d, t, CAST(day AS DATE) day, x FROM VALUES
        (1, 10, 100, 1000, '1.5', '2.5', true, '2013-01-01', 'a'), (-128, -32768, -2147483648, -9223372036854775808, 'NaN', 'NaN', false, '1969-12-31', 'b'),
        (127, 32767, 2147483647, 9223372036854775807, 'Infinity', '-Infinity', true, '9999-12-31', 'c'), (null, null, null, null, null, null, null, null, null),
        (0, 0, 0, 0, '-0.0', '0.0', false, '1970-01-01', 'e'), (5, null, 7, null, '3', null, null, '2024-02-29', 'f') AS v(b, s, i, l, f, d, t, day, x)
        """;

    public static SparkSession Session(string master, params (string Name, string Value)[] settings)
    {
        var builder = SparkSession.Builder().Master(master).Config("spark.sql.session.timeZone", "UTC");
        foreach (var (name, value) in settings) builder = builder.Config(name, value);
        var session = builder.Create();
        // A frame of rows, so that nothing is folded.
        var rows = session.Sql(Numbers);
        session.CreateDataFrame(rows.Collect(), rows.Schema).CreateOrReplaceTempView("numbers");
        return session;
    }

    public static string[] Rows(SparkSession session, string sql) => [.. session.Sql(sql).Collect().Select(row => row.ToString()).Order(StringComparer.Ordinal)];

    public static IBackend Backend(string master = "gpu[cpu]") => BackendRegistry.Create(master);
}
