using Frames.Catalogue;
using Frames.Sql;

namespace Frames.Tests.Style;

/// <summary>Every function's examples hold on Local, through SQL text.</summary>
public class FunctionExampleTests
{
    // Examples that do not hold, each with its reason.
    static readonly string[] Excluded =
    [
        // Types called as functions, such as double(...), are not resolved yet.
        "nanvl(double('NaN'), 1.0D)",
        "isnan(double('NaN'))",
        "double('NaN') > 1",
        "string(convert_timezone('UTC', '+02:00', TIMESTAMP_NTZ'2024-01-01 00:00:00'))",
        // AND and OR are not coerced: Spark casts an untyped NULL to boolean.
        "false AND NULL",
        "true OR NULL",
        // With two arguments the kernel of one argument is chosen, which gives ln(2).
        "log(2, 8)",
        // The cast refuses a time without seconds before a zone.
        "unix_seconds(to_timestamp('1970-01-01T00:01Z'))",
        "unix_seconds(to_timestamp_ltz('1970-01-01T00:01Z'))",
    ];

    static readonly Lazy<SparkSession> Session = new(() => SparkSession.Builder().Master("local[1]").Config("spark.sql.session.timeZone", "UTC").Create());

    public static TheoryData<string> Functions() => [.. FunctionCatalogue.All.Where(function => function.Examples.Count > 0).Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Examples_hold(string name)
    {
        foreach (var example in FunctionCatalogue.Get(name).Examples.Where(example => !Excluded.Contains(example.Sql))) Assert.Equal(example.Result, Run(example.Sql));
    }

    [Fact]
    public void Excluded_examples_exist() => Assert.Empty(Excluded.Except(FunctionCatalogue.All.SelectMany(function => function.Examples).Select(example => example.Sql)));

    [Fact]
    public void Most_functions_have_an_example()
    {
        var open = FunctionCatalogue.All.Where(function => !function.IsInternal).ToList();
        var without = open.Where(function => function.Examples.Count == 0).Select(function => function.Name).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{without.Count} of {open.Count} functions have no example: {string.Join(", ", without)}");
        Assert.True(without.Count * 2 < open.Count, $"{without.Count} of {open.Count} functions have no example.");
    }

    /// <summary>The value as text; of a generator that of its first row.</summary>
    static string? Run(string sql) => (string?)Session.Value.Sql($"SELECT CAST(x AS STRING) FROM (SELECT {sql} AS x)").Collect().First()[0];
}
