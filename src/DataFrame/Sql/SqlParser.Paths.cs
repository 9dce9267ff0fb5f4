using System.Text;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>The path of <c>value:a.b[0]['c']</c> as the path of a variant: <c>$.a.b[0]['c']</c>.</summary>
    UnresolvedFunction SemiStructuredPath(Expression value)
    {
        var path = new StringBuilder("$");
        if (Is("[")) Bracketed(path);
        else path.Append('.').Append(Identifier());
        while (true)
        {
            if (Is("[") && (PeekAt(1).IsString || PeekAt(1).Kind == TokenKind.Integer)) Bracketed(path);
            else if (Take(".")) path.Append('.').Append(Identifier());
            else break;
        }
        return new(OperatorNames.SemiStructuredExtract, value, new Literal(path.ToString(), DataTypes.String));
    }

    void Bracketed(StringBuilder path)
    {
        Next();
        if (Peek.Kind != TokenKind.String && Peek.Kind != TokenKind.Integer) throw Unexpected();
        path.Append('[').Append(Source(Next())).Append(']');
        ExpectOnly("]");
    }

    /// <summary>The last name in a path, which names the column.</summary>
    static string LastName(string path)
    {
        var end = path.Length;
        while (path[end - 1] == ']' && path[end - 2] != '\'') end = path.LastIndexOf('[', end - 1);
        return path[end - 1] == ']' ? path[(path.LastIndexOf("['", end - 1, StringComparison.Ordinal) + 2)..(end - 2)]
            : path[(path.LastIndexOf('.', end - 1) + 1)..end];
    }
}
