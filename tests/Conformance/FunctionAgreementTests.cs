using System.Collections.Immutable;
using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Tests.Conformance.Comparing;
using Frames.Tests.Conformance.Generators;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance;

/// <summary>Every function of the catalogue, called as its declaration says, gives Spark's answer: name, type, nullability, values and errors.</summary>
public sealed class FunctionAgreementTests
{
    const int Rows = 12;
    const int CallsOfOne = 6;

    static readonly Table empty = new([new Field("x", DataTypes.Integer)], []);

    [Fact]
    public void Functions_answer_as_Sparks_do_but_for_the_listed_ones()
    {
        var address = Environment.GetEnvironmentVariable("SPARK_REMOTE");
        if (string.IsNullOrEmpty(address)) Assert.Skip("skipped, because SPARK_REMOTE names no Spark Connect server");
        using var spark = Engine.Spark(address);
        using var local = Engine.Here("local");
        var found = Calls.Functions.Select(function => Differing(function, spark, local)).OfType<Found>().ToList();
        KnownDifferences.Write(found.Select(one => (one.Function, one.Message)));
        Show(found.Where(one => !KnownDifferences.Functions.ContainsKey(one.Function)));
        var agreeing = KnownDifferences.Functions.Keys.Except(found.Select(one => one.Function)).ToList();
        Assert.True(agreeing.Count == 0, $"{Seeds.Text}: these agree now: take them from the list: {string.Join(", ", agreeing)}");
    }

    [Theory]
    [InlineData(nameof(Layout.Sliced))]
    [InlineData(nameof(Layout.Dictionary))]
    [InlineData(nameof(Layout.Constant))]
    [InlineData(nameof(Layout.Garbage))]
    public void Forms_of_vectors_do_not_matter(string layout)
    {
        using var flat = Engine.Here("local");
        using var other = Engine.Here(layout, layout: Enum.Parse<Layout>(layout));
        Show(Calls.Functions.Select(function => Differing(function, flat, other)).OfType<Found>());
    }

    [Fact]
    public void Functions_on_the_device_answer_as_on_the_processor()
    {
        using var local = Engine.Here("local");
        using var device = Engine.Here("gpu", "gpu[cpu]");
        Show(Calls.Functions.Select(function => Differing(function, local, device)).OfType<Found>());
    }

    sealed record Found(string Function, string Message, Example Example);

    /// <summary>A call on which the engines do not agree, or null.</summary>
    static Found? Differing(FunctionDefinition function, Engine expected, Engine actual)
    {
        var table = Seeds.Draw(Tables.Wide(Rows), "table");
        var calls = Seeds.Draw(FunctionCalls.Of(function, table.Fields).ListOf(CallsOfOne), function.Name).DistinctBy(call => call.Sql).ToImmutableArray();
        Example Of(ImmutableArray<Term> some) => new(table, empty, FunctionCalls.Query(function, table.Fields, some), Ansi: true);
        // Where one of the calls fails, none gives rows: then each stands alone. A select list takes one generator.
        var together = function.Kind != FunctionKind.Generator && actual.Run(Of(calls)).Error is null && Compare(Of(calls)) is null;
        return together ? null : calls.Select(call => Of([call])).Select(example => (example, message: Compare(example))).Where(pair => pair.message is not null)
            .Select(pair => new Found(function.Name, pair.message!, pair.example)).FirstOrDefault();

        string? Compare(Example example)
        {
            var (left, right) = (expected.Run(example), actual.Run(example));
            // A crash of both is the comparison with Spark's affair.
            return left.Crashed && left.Error == right.Error ? null : Comparer.Difference(left, right, example.Query, mayPrune: true);
        }
    }

    static void Show(IEnumerable<Found> differences)
    {
        var found = differences.ToList();
        Assert.True(found.Count == 0, $"{Seeds.Text}: {found.Count} of {Calls.Functions.Length} functions differ:\n{string.Join('\n', found.Select(one => $"{one.Function}: {one.Message}\n{one.Example}"))}");
    }
}
