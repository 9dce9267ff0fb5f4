using System.Collections.Immutable;
using Frames.Sql;

namespace Frames.Tests.Conformance.Generators;

/// <summary>A query over the views <c>l</c> and <c>r</c>, as SQL text and as calls of the fluent interface.</summary>
/// <param name="Sql">The text; that of each part is a query of its own.</param>
/// <param name="Frame">The frame that means the same.</param>
/// <param name="Fields">Its columns.</param>
/// <param name="Parts">The queries that it reads.</param>
internal sealed record Query(string Sql, Func<SparkSession, DataFrame> Frame, ImmutableArray<Field> Fields, ImmutableArray<Query> Parts)
{
    /// <summary>How many calls, here and in its parts, may raise an error.</summary>
    public int Risks { get; init; }

    /// <summary>Whether its rows come in a total order.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>The query with less in it, where that is not one of its parts: a select list of one item, say.</summary>
    public Func<IEnumerable<Query>> Fewer { get; init; } = static () => [];

    /// <summary>Whether an engine may compute an aggregate's arguments also for rows that its FILTER leaves out, as Spark does where it shares them between expressions.</summary>
    public bool MayFilterLate { get; init; }

    /// <summary>
    /// Whether an engine may leave out a call that raises an error: where more is done with its result than showing it, or where an argument is a null that makes the others idle.
    /// </summary>
    public bool MayPrune => (MayFilterLate && Sql.Contains(" FILTER (WHERE ", StringComparison.Ordinal)) || Parts.Any(part => part.Parts.Length > 0 || part.Risks > 0) || Parts.Length > 1 || Sql.Contains("CAST(NULL AS ", StringComparison.Ordinal);

    /// <summary>How closely engines must agree on a column; a generator's columns, whose number its call alone knows, are exact.</summary>
    public Tolerance ToleranceOf(int column) => column < Fields.Length ? Fields[column].Tolerance : Tolerance.None;

    public IEnumerable<Query> Smaller() => Parts.Where(part => part.Parts.Length > 0).Concat(Fewer());
}

/// <summary>A query with its data and settings: what a property runs.</summary>
/// <param name="Left">The view <c>l</c>.</param>
/// <param name="Right">The view <c>r</c>.</param>
/// <param name="Query">The query.</param>
/// <param name="Ansi">Whether errors are errors, or null.</param>
internal sealed record Example(Table Left, Table Right, Query Query, bool Ansi)
{
    /// <summary>A part of the query, or fewer rows.</summary>
    public IEnumerable<Example> Smaller() => Query.Smaller().Select(query => this with { Query = query })
        .Concat(Left.Smaller().Select(table => this with { Left = table }))
        .Concat(Right.Smaller().Select(table => this with { Right = table }));

    public override string ToString() => $"  {Query.Sql}\n  ansi: {Ansi}\n{Left.Text("l", Query.Sql)}{Right.Text("r", Query.Sql)}";
}
