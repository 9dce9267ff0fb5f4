using Frames.Expressions;
using Frames.Sql.Parser;
using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Frames.Tests.Sql;

/// <summary>Random trees, written as SQL with no more parentheses than Spark's precedence needs, read back as the same trees; random text never does worse
/// than an error.</summary>
public class SqlRoundTripTests
{
    [Property(MaxTest = 500)]
    public Property Expressions_come_back() => Prop.ForAll(Arb.From(Gen.Sized(size => Trees(Math.Min(size, 30)))), tree =>
    {
        var sql = Write(tree, 0);
        return tree.Equals(SqlParser.ParseExpression(sql, QuerySettings.Default)).Label(sql);
    });

    [Property(MaxTest = 2000)]
    public Property Any_text_parses_or_is_refused() => Prop.ForAll(Arb.From(Gen.Elements(words).ListOf()), parts =>
    {
        var sql = string.Join(' ', parts);
        var thrown = Record.Exception(() => SqlParser.ParsePlan("SELECT " + sql, QuerySettings.Default));
        return (thrown is null or FramesException).Label(sql + ": " + thrown);
    });

    [Property(MaxTest = 1000)]
    public void Any_characters_parse_or_are_refused(string text)
        => Assert.True(Record.Exception(() => SqlParser.ParsePlan(text ?? "", QuerySettings.Default)) is null or FramesException);

    static readonly string[] words =
    [
        "SELECT", "FROM", "WHERE", "GROUP", "BY", "ORDER", "HAVING", "LIMIT", "JOIN", "LEFT", "ON", "USING", "UNION", "ALL", "WITH", "AS", "(", ")", ",", "*",
        "a", "b", "t", "1", "2.5", "'x'",
        "+", "-", "=", "<", ">", ">>", "[", "]", ".", "::", "INT", "ARRAY", "CASE", "WHEN", "THEN", "ELSE", "END", "AND", "OR", "NOT", "IN", "IS", "NULL",
        "LIKE", "BETWEEN", "EXISTS",
        "OVER", "PARTITION", "ROWS", "UNBOUNDED", "PRECEDING", "INTERVAL", "DAY", "DATE", "VALUES", "LATERAL", "VIEW", "PIVOT", "FOR", "|>", "->", "=>",
        "CAST", "EXTRACT", "TRIM", "CUBE",
        "GROUPING", "SETS", "TABLESAMPLE", "PERCENT", "/*+", "*/", "?", ":p", "`q`", ";", "!", "COLLATE", "STRUCT", "WINDOW", "DISTINCT", "TIMESTAMP", "X",
        "1e400", "128Y",
    ];

    /// <summary>Operators by how close they bind, as the reference for the parser's table.</summary>
    static readonly (string Symbol, string Function, int Level)[] operators =
    [
        ("OR", "or", 1), ("AND", "and", 2), ("=", "==", 5), ("<=>", "<=>", 5), ("<", "<", 5), (">=", ">=", 5), ("|", "|", 6), ("^", "^", 7), ("&", "&", 8),
        ("<<", "<<", 9), (">>", ">>", 9),
        (">>>", ">>>", 9), ("+", "+", 10), ("-", "-", 10), ("||", "concat", 10), ("*", "*", 11), ("/", "/", 11), ("%", "%", 11), ("DIV", "div", 11),
    ];

    static Gen<Expression> Trees(int size)
    {
        var leaf = Gen.OneOf(
            Gen.Choose(0, 9).Select(number => (Expression)new Literal(number, DataTypes.Integer)),
            Gen.Elements("a", "b c", "select", "x`y", "from").Select(name => (Expression)new UnresolvedColumn([name])),
            Gen.Elements("", "it's", "back\\slash", "line\nbreak").Select(text => (Expression)new Literal(text, DataTypes.String)),
            Gen.Elements<Expression>(Literal.Null, Literal.True, Literal.False));
        if (size <= 1) return leaf;
        var part = Trees(size / 2);
        return Gen.OneOf(
            leaf,
            from binary in Gen.Elements(operators) from left in part from right in part select (Expression)new UnresolvedFunction(binary.Function, left, right),
            from name in Gen.Elements("not", OperatorNames.Negative, "~", "isnull", "f")
            from value in part
            where name != OperatorNames.Negative
                || value is not Literal { Value: int }
            select (Expression)new UnresolvedFunction(name, value),
            from value in part from low in part from high in part select (Expression)new UnresolvedFunction("between", value, low, high),
            from value in part from list in part.NonEmptyListOf() select (Expression)new UnresolvedFunction(["in"], [value, .. list.Take(3)]),
            from condition in part from value in part from otherwise in part select (Expression)new UnresolvedFunction("when", condition, value, otherwise),
            from value in part select (Expression)new Cast(value, new ArrayType(new DecimalType(10, 2))),
            from value in part from index in part select (Expression)new UnresolvedExtract(value, index));
    }

    /// <summary>The text of a tree; in parentheses where it binds looser than its place asks for.</summary>
    static string Write(Expression tree, int level) => tree switch
    {
        Literal { Value: string text } => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'",
        Literal literal => literal.ToString(),
        UnresolvedColumn column => "`" + column.Parts[0].Replace("`", "``", StringComparison.Ordinal) + "`",
        Cast cast => $"{Write(cast.Child, 20)}::{cast.TargetType.Sql}",
        UnresolvedExtract extract => $"{Write(extract.Child, 20)}[{Write(extract.Extraction, 5)}]",
        UnresolvedFunction { Name: "not" } call => Within(3, level, "NOT " + Write(call.Arguments[0], 3)),
        UnresolvedFunction { Name: "isnull" } call => Within(4, level, Write(call.Arguments[0], 5) + " IS NULL"),
        UnresolvedFunction { Name: "between" } call
            => Within(4, level, $"{Write(call.Arguments[0], 5)} BETWEEN {Write(call.Arguments[1], 5)} AND {Write(call.Arguments[2], 5)}"),
        UnresolvedFunction { Name: "in" } call
            => Within(4, level, $"{Write(call.Arguments[0], 5)} IN ({string.Join(", ", call.Arguments.Skip(1).Select(item => Write(item, 0)))})"),
        UnresolvedFunction { Name: "when" } call
            => $"CASE WHEN {Write(call.Arguments[0], 0)} THEN {Write(call.Arguments[1], 0)} ELSE {Write(call.Arguments[2], 0)} END",
        UnresolvedFunction { Name: OperatorNames.Negative } call => Within(12, level, "- " + Negated(Write(call.Arguments[0], 12))),
        UnresolvedFunction { Name: "~" } call => Within(12, level, "~" + Write(call.Arguments[0], 12)),
        UnresolvedFunction { Name: "f" } call => $"f({Write(call.Arguments[0], 0)})",
        UnresolvedFunction call => Infix(call, Array.Find(operators, entry => entry.Function == call.Name), level),
        _ => throw new InvalidOperationException(tree.GetType().Name),
    };

    /// <summary>A minus before digits would be part of the number.</summary>
    static string Negated(string operand) => char.IsAsciiDigit(operand[0]) ? $"({operand})" : operand;

    static string Infix(UnresolvedFunction call, (string Symbol, string Function, int Level) entry, int level)
        => Within(entry.Level, level, $"{Write(call.Arguments[0], entry.Level)} {entry.Symbol} {Write(call.Arguments[1], entry.Level + 1)}");

    static string Within(int own, int level, string text) => own < level ? $"({text})" : text;
}
