using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Frames.Expressions;
using Frames.Tests.Conformance.Comparing;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance;

/// <summary>Every function of the catalogue, called as its declaration says, gives Spark's answer: name, type, nullability, values and errors.</summary>
public sealed class FunctionAgreementTests
{
    const int Rows = 12;
    const int CallsOfOne = 6;

    [Fact]
    public void Functions_answer_as_Sparks_do()
    {
        var address = Environment.GetEnvironmentVariable("SPARK_REMOTE");
        if (string.IsNullOrEmpty(address)) Assert.Skip("skipped, because SPARK_REMOTE names no Spark Connect server");
        using var spark = Engine.Spark(address);
        using var local = Engine.Here("local");
        Agree(spark, local);
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
        Agree(flat, other);
    }

    [Fact]
    public void Functions_on_the_device_answer_as_on_the_processor()
    {
        using var local = Engine.Here("local");
        using var device = Engine.Here("gpu", "gpu");
        Agree(local, device);
    }

    static void Agree(Engine expected, Engine actual)
    {
        var found = new List<string>();
        var table = Seeds.Draw(Tables.Wide(Rows), "table");
        foreach (var function in Calls.Functions)
        {
            var calls = Seeds.Draw(FunctionCalls.Of(function, table.Fields).ListOf(CallsOfOne), function.Name).DistinctBy(call => call.Sql).ToImmutableArray();
            var whole = new Example(table, Empty, FunctionCalls.Query(function, table.Fields, calls), Ansi: true);
            // Where one of the calls fails, none gives rows: then each stands alone. A select list takes one generator.
            var examples = function.Kind != FunctionKind.Generator && actual.Run(whole).Error is null && expected.Run(whole).Error is null ? [whole] : calls.Select(call => whole with { Query = FunctionCalls.Query(function, table.Fields, [call]) });
            foreach (var example in examples)
            {
                string? Difference(Example one) => Comparer.Difference(expected.Run(one), actual.Run(one), one.Query, mayPrune: false);
                if (Difference(example) is not { } message) continue;
                // Rows need no shrinking: the difference shows the row, and a function sees one at a time.
                var fewer = Arb.From(Gen.Constant(example), one => one.Query.Fewer().Select(query => one with { Query = query }));
                var (smallest, said) = Seeds.Shrink(fewer, example, message, Difference);
                found.Add($"{function.Name}: {said}\n{smallest}");
            }
        }
        Assert.True(found.Count == 0, $"{Seeds.Text}: {found.Count} of {Calls.Functions.Length} functions differ:\n{string.Join('\n', found)}");
    }

    static Table Empty => new([new Field("x", Frames.Sql.Types.DataTypes.Integer)], []);
}
