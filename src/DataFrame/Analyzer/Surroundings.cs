using System.Collections.Immutable;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>What a part of a query sees besides its inputs.</summary>
internal sealed record Surroundings
{
    public static readonly Surroundings Nothing = new();

    /// <summary>Common table expressions, resolved, by name.</summary>
    public ImmutableDictionary<string, Plan> Tables { get; init; } = ImmutableDictionary.Create<string, Plan>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Windows of a WINDOW clause by name.</summary>
    public ImmutableDictionary<string, WindowExpression> Windows { get; init; } = ImmutableDictionary.Create<string,
        WindowExpression>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Values of <c>:name</c>.</summary>
    public ValueList<KeyValuePair<string, Expression>> NamedArguments { get; init; } = [];

    /// <summary>Values of <c>?</c>.</summary>
    public ValueList<Expression> PositionalArguments { get; init; } = [];

    /// <summary>The columns of the query around a subquery, or of what stands left of a lateral relation.</summary>
    public Scope? Outer { get; init; }

    /// <summary>What a view's definition sees: nothing of the query that reads it.</summary>
    public Surroundings ForView() => Nothing;
}
