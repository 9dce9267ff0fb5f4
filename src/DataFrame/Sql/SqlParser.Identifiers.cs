using System.Collections.Frozen;
using Frames.Expressions;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>Words that cannot name a table alias, for they go on with the FROM clause.</summary>
    static readonly FrozenSet<string> joinWords = FrozenSet.ToFrozenSet(
        ["ANTI", "CROSS", "EXCEPT", "FULL", "INNER", "INTERSECT", "JOIN", "LATERAL", "LEFT", "MINUS", "NATURAL", "ON", "RIGHT", "SEMI", "UNION", "USING"]);

    string Identifier()
    {
        if (!Peek.IsIdentifier) throw Unexpected();
        if (Is("IDENTIFIER") && IsAt(1, "(")) return IdentifierClause()[^1];
        return Name(Next());
    }

    /// <summary>An identifier that is none of <see cref="joinWords"/>.</summary>
    string StrictIdentifier() => joinWords.Contains(Peek.Key) ? throw Unexpected() : Identifier();

    string Name(Token token) => token.Kind == TokenKind.QuotedIdentifier ? StringLiterals.Identifier(Source(token)) : Source(token).ToString();

    ValueList<string> MultipartIdentifier()
    {
        if (Is("IDENTIFIER") && IsAt(1, "(")) return IdentifierClause();
        var parts = new List<string> { Identifier() };
        while (Is(".") && PeekAt(1).IsIdentifier)
        {
            Next();
            parts.Add(Identifier());
        }
        return parts.ToValueList();
    }

    /// <summary><c>IDENTIFIER('a.b')</c>: a name from text.</summary>
    ValueList<string> IdentifierClause()
    {
        Next();
        Expect("(");
        if (!Peek.IsString) throw Unexpected();
        var name = StringLiteral();
        ExpectClosing();
        return ParseIdentifier(name);
    }

    ValueList<string> IdentifierList() => Parenthesized(Identifier);

    bool IsDot(int offset) => IsAt(offset, ".");
}
