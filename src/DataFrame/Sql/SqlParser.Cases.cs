using Frames.Errors;
using Frames.Expressions;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    Expression CaseExpression()
    {
        var start = position;
        Next();
        if (Is("WHEN")) return SearchedCase(start);
        var subject = Expression();
        return CaseBranches(subject);
    }

    /// <summary>Where the text breaks off inside CASE WHEN, Spark has read CASE as a column and WHEN as its alias.</summary>
    Expression SearchedCase(int start)
    {
        var alias = takesAlias;
        try
        {
            return CaseBranches(null);
        }
        catch (FramesException error) when (error.ErrorClass == ErrorClasses.ParseSyntaxError.Name)
        {
            position = start + (alias ? 2 : 1);
            throw Unexpected(PeekAt(1).Kind == TokenKind.End);
        }
    }

    UnresolvedFunction CaseBranches(Expression? subject)
    {
        var arguments = new List<Expression>();
        do
        {
            Expect("WHEN");
            var condition = Expression();
            Expect("THEN");
            arguments.Add(subject is null ? condition : new UnresolvedFunction(OperatorNames.Equal, subject, condition));
            arguments.Add(Expression());
        }
        while (Is("WHEN"));
        if (Take("ELSE")) arguments.Add(Expression());
        if (!Take("END")) throw Unexpected(true);
        return new UnresolvedFunction([OperatorNames.When], arguments.ToValueList());
    }
}
