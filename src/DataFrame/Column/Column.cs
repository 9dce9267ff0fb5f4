using Frames.Expressions;

namespace Frames.Sql;

/// <summary>An expression over the columns of a frame: what <c>Select</c>, <c>Where</c> and the like take.</summary>
public sealed partial class Column
{
    internal Column(Expression expression) => Expression = expression;

    internal Expression Expression { get; }

    /// <summary>The expression as SQL writes it.</summary>
    public override string ToString() => Expression.ToString();
}
