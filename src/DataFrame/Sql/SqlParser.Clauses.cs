using Frames.Expressions;

namespace Frames.Sql.Parser;

/// <summary>Where words are not reserved, what follows a word tells whether it goes on with the query or names something.</summary>
internal sealed partial class SqlParser
{
    /// <summary>Whether a query begins at a token.</summary>
    bool IsQueryStart(int index)
    {
        var after = tokens[Math.Min(index + 1, tokens.Length - 1)];
        var isName = after.Kind == TokenKind.End
            || after.Key is ")" or "," or "." or ";" or "=" or "==" or "<" or ">" or "<=" or ">=" or "<>" or "!=" or "/" or "%" or "::" or "|>";
        return tokens[index].Key switch
        {
            "SELECT" => !isName,
            "FROM" or "TABLE" => after.IsIdentifier || (tokens[index].Key == "FROM" && (after.Key == "(" || after.IsString)),
            "VALUES" => !isName && after.Key is not ("*" or "+"),
            "WITH" => after.IsIdentifier,
            "MAP" or "REDUCE" => false,
            _ => false,
        };
    }

    /// <summary>Whether the parenthesis at a token holds a query rather than an expression or a relation that begins with one.</summary>
    bool IsQueryInParentheses(int index)
    {
        // Of a run of parentheses each asks in turn: its end is looked for once.
        if (index < runStart || index >= runEnd)
        {
            (runStart, runEnd) = (index, index + 1);
            while (tokens[runEnd].Key == "(") runEnd++;
        }
        var inner = runEnd;
        if (!IsQueryStart(inner)) return false;
        // Every closing parenthesis before the outer one must be followed by what joins or orders queries.
        for (; inner > index + 1; inner--)
        {
            var next = tokens[Math.Min(Closing(inner - 1) + 1, tokens.Length - 1)].Key;
            if (next is not (")" or "UNION" or "EXCEPT" or "INTERSECT" or "MINUS" or "ORDER" or "LIMIT" or "OFFSET" or "SORT" or "CLUSTER" or "DISTRIBUTE" or "|>")) return false;
        }
        return true;
    }

    int runStart, runEnd;
    int[]? closings;

    /// <summary>The token that closes the parenthesis at a token, or the last token.</summary>
    int Closing(int index)
    {
        if (closings is null)
        {
            closings = new int[tokens.Length];
            Array.Fill(closings, tokens.Length - 1);
            var open = new Stack<int>();
            for (var i = 0; i < tokens.Length; i++)
            {
                if (tokens[i].Key == "(") open.Push(i);
                else if (tokens[i].Key == ")" && open.TryPop(out var start)) closings[start] = i;
            }
        }
        return closings[index];
    }

    /// <summary>Whether the next word goes on with the query where a name might stand too.</summary>
    bool IsClause()
    {
        var next = PeekAt(1);
        return Peek.Key switch
        {
            "FROM" => next.IsIdentifier || next.Key == "(" || next.IsString,
            "WHERE" or "HAVING" or "QUALIFY" or "LIMIT" or "OFFSET" => StartsOperand(1),
            "GROUP" or "ORDER" or "SORT" or "CLUSTER" or "DISTRIBUTE" => next.Key == "BY" && StartsOperand(2),
            "WINDOW" => next.IsIdentifier && IsAt(2, "AS"),
            "UNION" or "EXCEPT" or "INTERSECT" or "MINUS" => next.Key is "(" or "ALL" or "DISTINCT" || IsQueryStart(position + 1),
            "LATERAL" => next.IsIdentifier || next.Key == "(",
            "PIVOT" => next.Key == "(",
            "UNPIVOT" => next.Key is "(" or "INCLUDE" or "EXCLUDE",
            "TABLESAMPLE" => next.Key is "(" or "SYSTEM" or "BERNOULLI",
            "SELECT" => StartsOperand(1),
            "INSERT" => next.Key is "INTO" or "OVERWRITE",
            "SET" or "WHEN" => next.IsIdentifier,
            "WITH" => next.Key is "(" or "ROLLUP" or "CUBE",
            "FOR" => next.Key is "SYSTEM_VERSION" or "VERSION" or "SYSTEM_TIME" or "TIMESTAMP",
            _ => false,
        };
    }

    bool StartsOperand(int offset)
    {
        var next = PeekAt(offset);
        return next.IsIdentifier || next.IsString || next.IsNumber || next.Key is "(" or "-" or "+" or "~" or "!" or "*" or "?" or ":" or "/*+";
    }

    /// <summary>An alias in a select list: any word that does not go on with the query, or, as FOR in PIVOT, with the list.</summary>
    bool StartsAlias() => Peek.IsIdentifier && !IsClause() && !(Is("FOR") && (IsAt(2, "IN") || IsAt(1, "(") || IsAt(2, ")")));

    /// <summary>Whether names in parentheses may follow what is read, so that a call's arguments may be taken for them.</summary>
    bool takesAlias;

    /// <summary>A name, or several in parentheses, behind an expression; the expression itself where there is none.</summary>
    Expression NamedExpression()
    {
        var outer = takesAlias;
        takesAlias = true;
        var value = Nested(Disjunction);
        takesAlias = outer;
        if (Is("AS") && (PeekAt(1).IsIdentifier || IsAt(1, "(")) && !(IsAt(1, "FROM") && PeekAt(2).IsIdentifier))
        {
            Next();
            return new Alias(value, Is("(") ? IdentifierList() : [NameWithoutHyphen(Identifier())]);
        }
        if (Is("AS") && PeekAt(1).IsString)
        {
            Next();
            throw Unexpected();
        }
        if (Is("(")) return new Alias(value, IdentifierList());
        if (StartsAlias()) return new Alias(value, NameWithoutHyphen(Identifier()));
        return Uncast(value) is UnresolvedFunction { Name: OperatorNames.SemiStructuredExtract, Arguments: [_, Literal { Value: string path }] } && LastName(path) is not "$" and var name
            ? new Alias(value, name) : value;
    }

    static Expression Uncast(Expression value) => value is Cast cast ? Uncast(cast.Child) : value;
}
