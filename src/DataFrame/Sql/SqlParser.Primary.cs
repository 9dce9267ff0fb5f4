using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>The row written last, <c>(a, b)</c>: VALUES and IN take it apart.</summary>
    UnresolvedFunction? lastRow;

    /// <summary>A value and what is attached to it: <c>[index]</c>, <c>.field</c>, <c>::type</c>, <c>:path</c>, <c>COLLATE name</c>.</summary>
    Expression Primary()
    {
        var value = PrimaryStart();
        while (true)
        {
            switch (Peek.Key)
            {
                case "[":
                    Next();
                    value = new UnresolvedExtract(value, Nested(ValueExpression));
                    ExpectOnly("]");
                    break;
                case "." when PeekAt(1).Key != "*":
                    Next();
                    value = value is UnresolvedColumn column ? FieldsOf(column) : new UnresolvedExtract(value, new Literal(Identifier(), DataTypes.String));
                    break;
                case "::":
                    Next();
                    value = new Cast(value, Type());
                    break;
                case ":":
                    Next();
                    value = SemiStructuredPath(value);
                    break;
                case "COLLATE" when PeekAt(1).IsIdentifier:
                    Next();
                    value = new UnresolvedFunction(OperatorNames.Collate, value, new Literal(string.Join('.', MultipartIdentifier()), DataTypes.String));
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>A column and the names behind its point; analysis finds out which of them are fields.</summary>
    UnresolvedColumn FieldsOf(UnresolvedColumn column)
    {
        List<string> parts = [.. column.Parts, Identifier()];
        while (Is(".") && !IsAt(1, "*"))
        {
            Next();
            parts.Add(Identifier());
        }
        return new(parts.ToValueList());
    }

    Expression PrimaryStart() => Peek.Kind switch
    {
        TokenKind.Word => WordPrimary(),
        TokenKind.QuotedIdentifier => NamePrimary(),
        TokenKind.String or TokenKind.DoubleQuotedString => new Literal(StringLiteral(), DataTypes.String),
        TokenKind.Symbol => SymbolPrimary(),
        TokenKind.End or TokenKind.Unrecognized => throw Unexpected(),
        _ => NumberLiteral(false),
    };

    Expression SymbolPrimary()
    {
        switch (Peek.Key)
        {
            case "(":
                return Nested(ParenthesizedPrimary);
            case "-" when PeekAt(1).IsNumber:
                Next();
                return NumberLiteral(true);
            case "*":
                Next();
                return new UnresolvedStar([], ExceptColumns());
            case "?":
                Next();
                return new Parameter(null, parameters++);
            case ":":
                Next();
                return new Parameter(Identifier(), -1);
            default:
                throw Unexpected();
        }
    }

    Expression WordPrimary()
    {
        if (PeekAt(1).IsString && !IsAny("CASE", "IDENTIFIER") && TypedLiteral() is { } literal) return literal;
        return Peek.Key switch
        {
            "NULL" when !IsDot(1) => Constant(Literal.Null),
            "TRUE" when !IsDot(1) => Constant(Literal.True),
            "FALSE" when !IsDot(1) => Constant(Literal.False),
            "CASE" when !EndsExpression(1) => Nested(CaseExpression),
            "INTERVAL" when StartsInterval() => IntervalLiteral(),
            _ when IsAt(1, "(") && Nested(SpecialCall) is { } call => call,
            _ => NamePrimary(),
        };
    }

    Literal Constant(Literal literal)
    {
        Next();
        return literal;
    }

    /// <summary>A lambda of one parameter, a call, a star of a table, or a column; fields of columns are taken by the caller.</summary>
    Expression NamePrimary()
    {
        if (IsAt(1, "->"))
        {
            ValueList<string> names = [Identifier()];
            Next();
            return LambdaOf(names);
        }
        var end = position;
        while (IsAt(end - position + 1, ".") && PeekAt(end - position + 2).IsIdentifier) end += 2;
        if (tokens[end + 1].Key == "." && tokens[Math.Min(end + 2, tokens.Length - 1)].Key == "*")
        {
            var qualifier = MultipartIdentifier();
            Next();
            Next();
            return new UnresolvedStar(qualifier, ExceptColumns());
        }
        if (Is("IDENTIFIER") && IsAt(1, "("))
        {
            var name = IdentifierClause();
            return Is("(") ? FunctionCall(name) : new UnresolvedColumn(name);
        }
        if (tokens[end + 1].Key == "(") return Nested(() => FunctionCall(MultipartIdentifier()));
        return new UnresolvedColumn([Identifier()]);
    }

    /// <summary><c>EXCEPT (a, b.c)</c> after a star.</summary>
    ValueList<UnresolvedColumn>? ExceptColumns()
    {
        if (!Is("EXCEPT") || !IsAt(1, "(") || IsQueryStart(position + 2)) return null;
        Next();
        Next();
        var columns = List(() => new UnresolvedColumn(MultipartIdentifier()));
        ExpectOnly(")");
        return columns;
    }

    /// <summary>Behind a parenthesis: a lambda's parameters, a query, a row of several values, or one value.</summary>
    Expression ParenthesizedPrimary()
    {
        if (IsLambdaParameters())
        {
            var names = IdentifierList();
            Expect("->");
            return LambdaOf(names);
        }
        if (IsQueryInParentheses(position)) return new Subquery(SubqueryKind.Scalar, ParenthesizedQuery(), []);
        Expect("(");
        var first = NamedExpression();
        if (!Is(",") && first is not Alias)
        {
            if (!Take(")")) throw Unexpected();
            return first;
        }
        if (!Is(",")) throw Unexpected();
        Next();
        var outer = isLaterItem;
        isLaterItem = true;
        List<Expression> items = [first, NamedExpression()];
        while (Take(",")) items.Add(NamedExpression());
        isLaterItem = outer;
        ExpectListEnd(items.Count);
        return lastRow = RowOf(items);
    }

    bool IsLambdaParameters()
    {
        var offset = 1;
        while (PeekAt(offset).IsIdentifier)
        {
            if (IsAt(offset + 1, ")")) return IsAt(offset + 2, "->");
            if (!IsAt(offset + 1, ",")) return false;
            offset += 2;
        }
        return false;
    }

    /// <summary>A struct whose fields have the names of the values, or <c>col1</c>, <c>col2</c>, ... where they have none.</summary>
    static UnresolvedFunction RowOf(List<Expression> items)
    {
        var arguments = new List<Expression>();
        for (var i = 0; i < items.Count; i++)
        {
            var name = items[i] switch
            {
                Alias alias => alias.Name,
                UnresolvedColumn column => column.Parts[^1],
                UnresolvedExtract { Extraction: Literal { Value: string field } } => field,
                _ => $"col{i + 1}",
            };
            arguments.Add(new Literal(name, DataTypes.String));
            arguments.Add(items[i] is Alias { Child: var child } ? child : items[i]);
        }
        return new([OperatorNames.NamedStruct], arguments.ToValueList());
    }

    /// <summary>The function of some parameters, whose names in the body become variables; the arrow is taken.</summary>
    Lambda LambdaOf(ValueList<string> names)
    {
        if (Is("->")) Next();
        var body = Expression();
        return new(body.TransformUp(node => node is UnresolvedColumn { PlanId: null } column ? Bind(column, names) : node),
            names.Map(name => new LambdaVariable(name)));
    }

    Expression Bind(UnresolvedColumn column, ValueList<string> names)
    {
        var name = names.FirstOrDefault(parameter => string.Equals(parameter, column.Parts[0], settings.NameComparison));
        if (name is null) return column;
        return column.Parts.Skip(1).Aggregate((Expression)new LambdaVariable(name), (value, field)
            => new UnresolvedExtract(value, new Literal(field, DataTypes.String)));
    }
}
