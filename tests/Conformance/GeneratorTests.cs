using Frames.Catalogue;
using Frames.Tests.Conformance.Comparing;
using Frames.Tests.Conformance.Generators;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance;

/// <summary>Engines agree easily on queries that are empty, alike or refused.</summary>
public sealed class GeneratorTests
{
    const int Drawn = 400;

    static readonly string[] operators =
    [
        " WHERE ", " INNER JOIN ", " LEFT OUTER JOIN ", " RIGHT OUTER JOIN ", " FULL OUTER JOIN ", " LEFT SEMI JOIN ", " LEFT ANTI JOIN ", " CROSS JOIN ", " GROUP BY ", "ROLLUP(", "CUBE(",
        "(DISTINCT ", " FILTER (WHERE ", " OVER (PARTITION BY ", " ROWS BETWEEN ", " UNION ALL ", " UNION ", " INTERSECT ", " EXCEPT ", " ORDER BY ", " LIMIT ", " OFFSET ", "SELECT DISTINCT ",
        " explode", " posexplode", " EXISTS (", " NOT IN (SELECT ", " = (SELECT max(", "CASE WHEN ", "try_cast(", "CAST(",
    ];

    static Example[] Examples => Seeds.Draw(Queries.Examples.ArrayOf(Drawn), "examples");

    [Fact]
    public void Every_operator_is_drawn()
    {
        var all = string.Join('\n', Examples.Select(example => example.Query.Sql));
        Assert.All(operators, text => Assert.Contains(text, all, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_of_column_is_drawn()
    {
        var drawn = Examples.SelectMany(example => example.Left.Fields.Concat(example.Right.Fields)).Select(field => field.Type).ToHashSet();
        Assert.Empty(ColumnTypes.All.Except(drawn));
    }

    [Fact]
    public void Most_queries_give_rows()
    {
        using var local = Engine.Here("local");
        var answers = Examples.Select(local.Run).ToList();
        var (rows, errors) = (answers.Count(answer => answer.Rows.Length > 0), answers.Count(answer => answer.Error is not null));
        Assert.True(rows >= Drawn / 2, $"{rows} of {Drawn} give rows, {errors} end in errors");
    }

    [Fact]
    public void Every_function_is_called_or_has_a_reason()
    {
        var callable = FunctionCatalogue.All.Where(function => function is { IsInternal: false, IsDeterministic: true }).Select(function => function.Name).ToHashSet();
        Assert.Empty(Exceptions.NotCalled.Keys.Except(callable));
        Assert.Empty(KnownDifferences.Functions.Keys.Except(Calls.Functions.Select(function => function.Name)));
    }

    [Fact]
    public void A_failing_example_shrinks_to_what_makes_it_fail()
    {
        var large = Seeds.Draw(Queries.Examples.Where(example => example.Left.Rows.Length > 10 && example.Query.Parts.Any(part => part.Parts.Length > 0)), "large");
        string? Fails(Example example) => example.Left.Rows.Length > 0 ? "it has a row" : null;
        var (smallest, _) = Seeds.Shrink(FsCheck.Fluent.Arb.From(Gen.Constant(large), example => example.Smaller()), large, "it has a row", Fails);
        Assert.Single(smallest.Left.Rows);
        Assert.All(smallest.Query.Parts, part => Assert.Empty(part.Parts));
    }
}
