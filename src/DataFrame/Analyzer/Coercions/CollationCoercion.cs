using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Analyzer.Coercions;

/// <summary>Texts that one function compares get one collation: what COLLATE says before what columns have, and literals take that of the others.</summary>
internal static class CollationCoercion
{
    public static ValueList<Expression> Coerce(Signature signature, ValueList<Expression> arguments, QuerySettings settings)
    {
        if (signature.Collations is not (CollationUse.Shared or CollationUse.Searched) && signature.Coercion is not (Coercion.Common or Coercion.Comparison)) return arguments;
        if (!arguments.Any(IsCollated)) return arguments;
        var said = arguments.Where(argument => argument is FunctionCall { Function.Name: OperatorNames.Collate }).Select(argument => argument.Type).Distinct().ToList();
        if (said.Count > 1) throw ErrorClasses.CollationMismatchExplicit.With(("explicitTypes", string.Join(", ", said.Select(SqlText.Type))));
        var shared = said.Count == 1 ? said[0] : arguments.First(IsCollated).Type;
        return arguments.Map(argument => argument is not Lambda && argument.Type is StringType or CharType or VarcharType ? CommonTypes.CastTo(argument, shared, settings) : argument);
    }

    static bool IsCollated(Expression argument) => argument is not (Lambda or LambdaVariable { VariableType: null }) && argument.Type is StringType { Collation: not null };

    /// <summary>Throws what Spark reports for text whose collation the function cannot search by.</summary>
    public static void Check(FunctionCall call, Func<FunctionCall, string> text)
    {
        var use = call.Function.Signature.Collations;
        if (use is not (CollationUse.Searched or CollationUse.OfPatterns)) return;
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (Collation.Of(call.Arguments[i].Type) is not { } collation) continue;
            var refused = use is CollationUse.Searched && collation.IgnoresAccentsOnly || use is CollationUse.OfPatterns && i == 0 && !collation.IsLowercase;
            if (refused) throw ErrorClasses.UnexpectedInputType.With(("sqlExpr", text(call)), ("paramIndex", SqlText.Ordinal(i + 1)), ("requiredType", "\"STRING\""),
                ("inputSql", SqlText.Expression(call.Arguments[i])), ("inputType", SqlText.Type(call.Arguments[i].Type)));
        }
    }
}
