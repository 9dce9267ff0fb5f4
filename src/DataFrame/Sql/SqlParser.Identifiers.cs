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
        while (Is(".") && !IsAt(1, "*"))
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
        ExpectOnly(")");
        return ParseIdentifier(name);
    }

    /// <summary>Names in parentheses; where Spark must look ahead to tell them from something else, it does not say what is missing.</summary>
    ValueList<string> IdentifierList(bool isAmbiguous = false)
    {
        if (isAmbiguous) return Ambiguous();
        ExpectOnly("(");
        var names = List(Identifier);
        ExpectOnly(")");
        return names;
    }

    ValueList<string> Ambiguous()
    {
        Expect("(");
        var names = List(Identifier);
        if (names.Count > 1) ExpectOnly(")");
        else if (!Take(")")) throw Unexpected();
        return names;
    }

    /// <summary>Refuses <c>a-b</c> where a name must stand: such names need back quotes.</summary>
    string NameWithoutHyphen(string name)
    {
        if (!Is("-") || !PeekAt(1).IsIdentifier) return name;
        var first = position - 1;
        while (Is("-") && PeekAt(1).IsIdentifier) position += 2;
        var ident = SourceFrom(first).Replace(" ", "", StringComparison.Ordinal);
        return Later(name, () => SqlErrors.At(text, tokens[first].Start, Errors.ErrorClasses.InvalidIdentifier, ("ident", ident)));
    }

    bool IsDot(int offset) => IsAt(offset, ".");
}
