using Frames.Catalogue;
using Frames.Sql;

namespace Frames.Tests.Style;

/// <summary>Every function's examples hold on Local, through SQL text.</summary>
[Collection("sessions")]
public class FunctionExampleTests
{
    // Examples that do not hold, each with its reason.
    static readonly string[] Excluded = [];

    static readonly Lazy<SparkSession> Session = new(Start);

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

    /// <summary>A session that programs of other tests do not find and end.</summary>
    static SparkSession Start()
    {
        var session = SparkSession.Builder().Master("local[1]").Config("spark.sql.session.timeZone", "UTC").Create();
        SparkSession.ClearDefaultSession();
        SparkSession.ClearActiveSession();
        return session;
    }

    /// <summary>The value as text; of a generator that of its first row.</summary>
    static string? Run(string sql) => (string?)Session.Value.Sql($"SELECT CAST(x AS STRING) FROM (SELECT {sql} AS x)").Collect().First()[0];
}
