using Frames.Sql.Types;

namespace Frames.Expressions;

/// <summary>How arguments that are not of a wanted type are brought together.</summary>
internal enum Coercion
{
    /// <summary>Each argument by itself, to what its parameter accepts, by Spark's implicit casts.</summary>
    Implicit,

    /// <summary>No casts: an argument that its parameter does not accept is an error.</summary>
    None,

    /// <summary>Only NULL is cast to what its parameter accepts.</summary>
    OnlyNull,

    /// <summary>Both operands of arithmetic to their common type, with Spark's rules for decimals, strings, dates and intervals.</summary>
    Arithmetic,

    /// <summary>As arithmetic, but numbers become DOUBLE unless one is a decimal: <c>/</c>.</summary>
    Division,

    /// <summary>As arithmetic, but whole numbers become BIGINT: <c>div</c>.</summary>
    IntegralDivision,

    /// <summary>Both operands of a comparison to their common type.</summary>
    Comparison,

    /// <summary>All arguments that accept anything to the type that holds them all, as in <c>coalesce</c>.</summary>
    Common,

    /// <summary>As <see cref="Common"/>, but text only goes with text.</summary>
    CommonWithoutText,

    /// <summary>Both operands of AND and OR to BOOLEAN.</summary>
    Logic,

    /// <summary>By a rule of the function's own (see <see cref="Signature.Coerce"/>).</summary>
    Own,
}

/// <summary>What a function makes of text with a collation.</summary>
internal enum CollationUse
{
    /// <summary>It sees bytes, whatever the collation.</summary>
    Ignored,

    /// <summary>Its texts get one collation.</summary>
    Shared,

    /// <summary>Its texts get one collation, by which they are searched, so it may not pass over accents alone.</summary>
    Searched,

    /// <summary>The text, its first argument, is matched with a pattern: by bytes or small letters only.</summary>
    OfPatterns,
}

/// <summary>One parameter of a function.</summary>
/// <param name="Type">What it accepts.</param>
/// <param name="Name">Its name for named arguments, or null.</param>
/// <param name="Default">Its value where the argument is left out, or null for a required one.</param>
/// <param name="Foldable">Whether the argument must be known before the query runs.</param>
internal sealed record FunctionParameter(ParameterType Type, string? Name = null, Literal? Default = null, bool Foldable = false);

/// <summary>The arguments that a function takes: fixed parameters, of which the last may repeat.</summary>
internal sealed record Signature(ValueList<FunctionParameter> Parameters, Coercion Coercion = Coercion.Implicit)
{
    public static readonly Signature None = new([]);

    /// <summary>Whether the last parameter may be given any number of times, at least <see cref="MinimumRepeats"/>.</summary>
    public bool Repeats { get; init; }

    public int MinimumRepeats { get; init; }

    public CollationUse Collations { get; init; }

    /// <summary>Counts of arguments that are allowed besides; null if the parameters say it all.</summary>
    public ValueList<int>? AllowedCounts { get; init; }

    /// <summary>The number of arguments that errors ask for, where that is not what the parameters say.</summary>
    public string? ExpectedCount { get; init; }

    /// <summary>Whether the types that have no common one are shown in brackets.</summary>
    public bool ListsTypes { get; init; }

    /// <summary>The function's own coercion: new arguments, or the same if nothing is to be done.</summary>
    public Func<ValueList<Expression>, QuerySettings, ValueList<Expression>>? Coerce { get; init; }

    /// <summary>A last check of coerced arguments: throws what Spark reports, with the call's text.</summary>
    public Action<FunctionCall, QuerySettings>? Check { get; init; }

    /// <summary>A last check of the values of constant arguments, which it evaluates by position.</summary>
    public Action<FunctionCall, Func<int, object?>>? CheckValues { get; init; }

    public int MinimumCount => Repeats ? Parameters.Count - 1 + MinimumRepeats : Parameters.Count(parameter => parameter.Default is null);

    public int MaximumCount => Repeats ? int.MaxValue : Parameters.Count;

    public FunctionParameter ParameterAt(int argument) => Parameters[Math.Min(argument, Parameters.Count - 1)];
}

/// <summary>What a parameter accepts, how Spark names that in messages, and which other types it casts from. The kinds are in <c>Catalogue/Accept.cs</c>.</summary>
internal abstract class ParameterType
{
    /// <summary>Whether a value of this type is taken as it is.</summary>
    public abstract bool Accepts(DataType type);

    /// <summary>The type to cast to, or null if Spark has no implicit cast.</summary>
    public abstract DataType? CastFrom(DataType type, bool ansi);

    /// <summary>The type's text in messages, without the outer quotes, such as <c>DOUBLE</c>.</summary>
    public abstract string Text { get; }

    /// <summary>The text as the parameter <c>requiredType</c> shows it.</summary>
    public virtual string Required => "\"" + Text + "\"";
}
