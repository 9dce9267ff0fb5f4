using Frames.Sql.Types;

namespace Frames.Expressions;

internal enum FunctionKind { Scalar, Aggregate, Window, Generator }

/// <summary>
/// The one declaration of a function. Name lookup, argument checks, coercion, result type, printing, documentation, tests and every backend's support answer come from it.
/// The kinds are in <c>Catalogue</c>, the declarations in <c>Functions</c>.
/// </summary>
internal abstract class FunctionDefinition(string name, string family)
{
    readonly List<string> aliases = [];
    readonly List<FunctionExample> examples = [];

    /// <summary>Spark's name, in lower case.</summary>
    public string Name { get; } = name;

    /// <summary>The family's name: that of the file it is declared in.</summary>
    public string Family { get; } = family;

    public abstract FunctionKind Kind { get; }

    public IReadOnlyList<string> Aliases => aliases;

    public IReadOnlyList<FunctionExample> Examples => examples;

    /// <summary>What arguments it takes.</summary>
    public Signature Signature { get; protected set; } = Signature.None;

    /// <summary>Whether equal arguments give equal results within a query.</summary>
    public bool IsDeterministic { get; protected set; } = true;

    /// <summary>Not callable from SQL text or by users: a form that analysis or the parser makes.</summary>
    public bool IsInternal { get; protected set; }

    protected Func<FunctionCall, string>? Printer { get; set; }

    /// <summary>How a call prints in the errors of its arguments, where that is not how it prints in column names: as what it is short for.</summary>
    public Func<FunctionCall, string>? ErrorPrinter { get; protected set; }

    /// <summary>The function's name in errors, where that is the name of what it is short for.</summary>
    public string? ErrorName { get; protected set; }

    /// <summary>The result's type for coerced arguments.</summary>
    public abstract DataType ResultType(ValueList<Expression> arguments, QuerySettings settings);

    /// <summary>Whether the result may be null for coerced arguments.</summary>
    public abstract bool ResultNullable(ValueList<Expression> arguments, QuerySettings settings);

    /// <summary>The call as Spark's column names write it.</summary>
    public string Print(FunctionCall call) => Printer?.Invoke(call) ?? $"{call.CalledAs ?? Name}({SqlPrinter.List(call.Arguments)})";

    /// <summary>The aggregate call as Spark's column names write it.</summary>
    public virtual string PrintAggregate(AggregateExpression aggregate)
        => (aggregate.IsDistinct ? Distinct(Print(aggregate.Call)) : Print(aggregate.Call))
            + (aggregate.WithinGroup is { } order ? $" WITHIN GROUP (ORDER BY {SqlPrinter.List(order)})" : "") + SqlPrinter.Filter(aggregate.Filter);

    static string Distinct(string call) => call.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open ? call.Insert(open + 1, "DISTINCT ") : call;

    protected void AddAliases(ReadOnlySpan<string> names) => aliases.AddRange(names);

    protected void AddExample(FunctionExample example) => examples.Add(example);
}

/// <summary>A call as SQL and what it gives as SQL literal text: documentation and test in one.</summary>
/// <param name="Sql">An expression, such as <c>cbrt(27.0D)</c>.</param>
/// <param name="Result">The expected value as <c>CAST(... AS STRING)</c> shows it, or null for NULL.</param>
internal sealed record FunctionExample(string Sql, string? Result);
