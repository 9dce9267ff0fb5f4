using Frames.Errors;
using Frames.Expressions;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>The operators of values, the loosest first; all group from the left.</summary>
    static readonly (string Symbol, string Function)[][] operatorLevels =
    [
        [
            ("=", OperatorNames.Equal), ("==", OperatorNames.Equal), ("<=>", OperatorNames.EqualNullSafe), ("<>", ""), ("!=", ""), ("<", OperatorNames.Less),
            ("<=", OperatorNames.LessOrEqual), ("!>", OperatorNames.LessOrEqual), (">", OperatorNames.Greater), (">=", OperatorNames.GreaterOrEqual),
            ("!<", OperatorNames.GreaterOrEqual),
        ],
        [("|", OperatorNames.BitwiseOr)],
        [("^", OperatorNames.BitwiseXor)],
        [("&", OperatorNames.BitwiseAnd)],
        [("<<", OperatorNames.ShiftLeft), (">>", OperatorNames.ShiftRight), (">>>", OperatorNames.ShiftRightUnsigned)],
        [("+", OperatorNames.Add), ("-", OperatorNames.Subtract), ("||", OperatorNames.Concat)],
        [("*", OperatorNames.Multiply), ("/", OperatorNames.Divide), ("%", OperatorNames.Remainder), ("DIV", OperatorNames.IntegralDivide)],
    ];

    static readonly Dictionary<string, (int Level, string Function)> binaryOperators = operatorLevels
        .SelectMany((level, i) => level.Select(entry => KeyValuePair.Create(entry.Symbol, (i, entry.Function)))).ToDictionary();

    /// <summary>An expression without predicates, AND, OR and NOT.</summary>
    Expression ValueExpression() => Binary(0);

    /// <summary>Operators of a level and all that bind closer, by precedence climbing.</summary>
    Expression Binary(int lowest)
    {
        var left = Unary();
        while (BinaryOperator(out var symbol, out var length) && binaryOperators[symbol] is var (level, function) && level >= lowest)
        {
            position += length;
            var right = Binary(level + 1);
            left = function.Length == 0 ? Not(new UnresolvedFunction(OperatorNames.Equal, left, right)) : new UnresolvedFunction(function, left, right);
        }
        return left;
    }

    /// <summary>The operator that comes next; shifts to the right are two or three tokens that touch.</summary>
    bool BinaryOperator(out string symbol, out int length)
    {
        (symbol, length) = (Peek.Key, 1);
        while (symbol.StartsWith('>') && length < 3 && IsAt(length, ">") && PeekAt(length).Start == PeekAt(length - 1).End)
            (symbol, length) = (symbol + ">", length + 1);
        // A word that ends the text is a name, as in SELECT 1 div.
        return Peek.Kind is TokenKind.Symbol or TokenKind.Word && binaryOperators.ContainsKey(symbol) && !(Peek.Kind == TokenKind.Word && EndsExpression(1));
    }

    Expression Unary()
    {
        if (!IsAny("-", "+", "~") || (Is("-") && PeekAt(1).IsNumber)) return Primary();
        var name = Next().Key switch
        {
            "-" => OperatorNames.Negative,
            "+" => OperatorNames.Positive,
            _ => OperatorNames.BitwiseNot,
        };
        return new UnresolvedFunction(name, Nested(Unary));
    }
}
