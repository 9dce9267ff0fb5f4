using System.Collections.Immutable;

namespace Frames.Tests.Conformance.Generators;

/// <summary>A query over the views <c>l</c> and <c>r</c>: its text, columns and the queries that it reads, which are what it shrinks to.</summary>
/// <param name="Sql">The text; each part is a query of its own.</param>
/// <param name="Fields">Its columns.</param>
/// <param name="Parts">The queries that it reads.</param>
/// <param name="Failures">Error classes that its evaluation may end in.</param>
/// <param name="Ordered">Whether its rows come in a total order.</param>
internal sealed record Query(string Sql, ImmutableArray<Field> Fields, ImmutableArray<Query> Parts, ImmutableHashSet<string> Failures, bool Ordered = false);

/// <summary>A query with its data: what a property runs.</summary>
internal sealed record Example(Table Left, Table Right, Query Query)
{
    /// <summary>A part of the query, or fewer rows.</summary>
    public IEnumerable<Example> Smaller() => Query.Parts.Where(part => part.Parts.Length > 0).Select(part => this with { Query = part })
        .Concat(Left.Smaller().Select(table => this with { Left = table }))
        .Concat(Right.Smaller().Select(table => this with { Right = table }));

    public override string ToString() => $"\n  {Query.Sql}\n  l: {Left}\n  r: {Right}\n";
}
