using Frames.Sql;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance.Comparing;

/// <summary>One way to run an example: a session, how its tables lie in memory, and which of a query's forms it gets.</summary>
internal sealed class Engine : IDisposable
{
    const string TimeType = "spark.sql.timeType.enabled";
    const string Ansi = "spark.sql.ansi.enabled";

    readonly SparkSession session;
    readonly Layout layout;
    readonly bool fluent;
    (Table Left, Table Right)? tables;
    bool ansi = true;

    Engine(string name, SparkSession session, Layout layout, bool fluent) => (Name, this.session, this.layout, this.fluent) = (name, session, layout, fluent);

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>Whether its optimizer is another one than that of the engine it is compared with, so that it may leave out other evaluations.</summary>
    public bool MayPrune { get; private init; }

    public static Engine Here(string name, string master = "local[1]", Layout layout = Layout.Flat, bool fluent = false, params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var builder = SparkSession.Builder().Master(master).Config("spark.sql.session.timeZone", "UTC").Config(TimeType, true);
        var mayPrune = false;
        foreach (var (key, value) in settings)
        {
            builder.Config(key, value);
            mayPrune |= key.Contains("optimizer", StringComparison.Ordinal);
        }
        return new(name, builder.Create(), layout, fluent) { MayPrune = mayPrune };
    }

    /// <summary>A session of a server. Code generation costs more than queries of a few rows, so the server interprets.</summary>
    public static Engine Spark(string address, bool fluent = false) => new(fluent ? "spark, fluent" : "spark", SparkSession.Builder().Remote(address)
        .Config("spark.sql.session.timeZone", "UTC").Config("spark.sql.shuffle.partitions", 1).Config("spark.sql.adaptive.enabled", false).Config(TimeType, true)
        .Config("spark.sql.codegen.wholeStage", false).Config("spark.sql.codegen.factoryMode", "NO_CODEGEN").Create(), Layout.Flat, fluent)
    { MayPrune = true };

    public Answer Run(Example example)
    {
        Prepare(example);
        return Answer.Of(session, () => fluent ? example.Query.Frame(session) : session.Sql(example.Query.Sql));
    }

    public void Dispose() => session.Dispose();

    void Prepare(Example example)
    {
        if (example.Ansi != ansi)
        {
            session.Conf.Set(Ansi, example.Ansi);
            ansi = example.Ansi;
        }
        if (tables is { } known && ReferenceEquals(known.Left, example.Left) && ReferenceEquals(known.Right, example.Right)) return;
        View("l", example.Left);
        View("r", example.Right);
        tables = (example.Left, example.Right);
    }

    void View(string name, Table table) => session.FromBatches(Layouts.Batches(table, layout), table.Schema).CreateOrReplaceTempView(name);
}
