using System.Globalization;
using Frames.Sql;

namespace Frames.Bench;

/// <summary>Frames' engine of this process.</summary>
sealed class FramesEngine(int threads, bool printMetrics) : IEngine
{
    readonly SparkSession spark = SparkSession.Builder().AppName("bench").Master(string.Create(CultureInfo.InvariantCulture, $"local[{threads}]"))
        .Config("spark.sql.session.timeZone", "UTC").Create();

    public string Name => "Frames";

    public void AddTable(string name, string file) => spark.Read.Parquet(file).CreateOrReplaceTempView(name);

    public IReadOnlyList<object?[]> Run(string sql) => [.. spark.Sql(sql).Collect().Select(row => row.Values)];

    /// <summary>Runs a query once more for what its operators did.</summary>
    public void PrintMetrics(string sql)
    {
        if (!printMetrics) return;
        var query = spark.Sql(sql);
        using var result = spark.Execute(query.Plan, CancellationToken.None);
        foreach (var _ in result.Batches) { }
        foreach (var metrics in result.Metrics)
        {
            var values = metrics.Values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key} {value.Value}"));
            Console.WriteLine($"    {metrics.Operator}: {string.Join(", ", values)}");
        }
    }

    public void Dispose() => spark.Stop();
}
