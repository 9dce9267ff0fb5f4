using Frames.Expressions;
using Frames.Objects;

namespace Frames.Sql;

/// <summary>
/// An expression over the columns of a frame: what <c>Select</c>, <c>Where</c> and the like take. Operators and methods make new ones; nothing is computed.
/// </summary>
public sealed partial class Column
{
    internal Column(Expression expression) => Expression = expression;

    internal Expression Expression { get; }

    /// <summary>The column of a name, so that functions over columns take names: <c>Avg("delay")</c>.</summary>
    public static implicit operator Column(string columnName) => Functions.Col(columnName);

    /// <summary>An element of an array by position from 0, a value of a map by key, or a field of a struct by name.</summary>
    public Column this[object key] => GetItem(key);

    /// <summary>A name for the value.</summary>
    public Column Alias(string alias) => new(new Alias(Expression, alias));

    /// <summary>A name for the value, with metadata: free JSON text.</summary>
    public Column Alias(string alias, string metadata) => new(new Alias(Expression, [alias], 0, metadata));

    /// <summary>A name for the value.</summary>
    public Column As(string alias) => Alias(alias);

    /// <summary>Names for the columns that a generator gives.</summary>
    public Column As(IEnumerable<string> alias) => new(new Alias(Expression, alias.ToValueList()));

    /// <summary>A name for the value.</summary>
    public Column Name(string alias) => Alias(alias);

    /// <summary>The expression as SQL writes it.</summary>
    public override string ToString() => Expression.ToString();

    /// <summary>Whether the other is the same object; use <see cref="EqualTo"/> or <c>==</c> to compare values.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Expression.GetHashCode();

    /// <summary>Prints the expression tree.</summary>
    public void Explain(bool extended) => Console.WriteLine(extended ? string.Join("\n", Expression.Walk().Select(node => $"{node.GetType().Name}: {node}"))
        : ToString());

    internal Column Call(string function, params ReadOnlySpan<object?> arguments)
    {
        var expressions = new Expression[arguments.Length + 1];
        expressions[0] = Expression;
        for (var i = 0; i < arguments.Length; i++) expressions[i + 1] = Literals.Of(arguments[i]);
        return new(new UnresolvedFunction([function], new(expressions)));
    }
}
