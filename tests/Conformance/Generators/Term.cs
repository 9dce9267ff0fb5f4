using System.Collections.Immutable;
using Frames.Expressions;
using Frames.Sql;
using Frames.Sql.Types;

namespace Frames.Tests.Conformance.Generators;

/// <summary>An expression in both its forms: SQL text, and a column of the fluent interface.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Column">The column.</param>
/// <param name="Type">Its type.</param>
/// <param name="Parts">The terms that it is made of, which it shrinks to.</param>
internal sealed record Term(string Sql, Func<Column> Column, DataType Type, ImmutableArray<Term> Parts)
{
    /// <summary>How closely engines must agree on its value.</summary>
    public Tolerance Tolerance { get; init; }

    /// <summary>Whether it is known before the query runs.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Whether it is no expression by itself, as a unit or a lambda in a call is none.</summary>
    public bool IsSyntax { get; init; }

    /// <summary>How many of its calls may raise an error.</summary>
    public int Risks { get; init; }

    /// <summary>A column by name.</summary>
    public static Term Of(Field field) => new(field.Name, () => Functions.Col(field.Name), field.Type, []);

    /// <summary>A literal or other text; the fluent interface takes it as an expression.</summary>
    public static Term Text(string sql, DataType type) => new(sql, () => Functions.Expr(sql), type, []) { IsConstant = true };

    /// <summary>A call of a function or operator: its text, and its name for the plan.</summary>
    public static Term Call(string sql, string name, DataType type, ImmutableArray<Term> arguments) =>
        Over(sql, () => arguments.Any(argument => argument.IsSyntax) ? Functions.Expr(sql)
            : new Column(new UnresolvedFunction(name, [.. arguments.Select(argument => argument.Column().Expression)])), type, arguments);

    /// <summary>Anything over parts.</summary>
    public static Term Over(string sql, Func<Column> column, DataType type, ImmutableArray<Term> parts) =>
        new(sql, column, type, parts) { IsConstant = parts.All(part => part.IsConstant), Risks = parts.Sum(part => part.Risks) };

    /// <summary>The SQL text with its parts in holes <c>{0}</c>, <c>{1}</c>; the fluent interface takes it as an expression.</summary>
    public static Term Form(string form, DataType type, params ImmutableArray<Term> parts)
    {
        var sql = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, [.. parts.Select(part => (object)part.Sql)]);
        return Over(sql, () => Functions.Expr(sql), type, parts);
    }
}
