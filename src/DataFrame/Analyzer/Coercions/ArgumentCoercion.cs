using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer.Coercions;

/// <summary>Brings a call's arguments to what its signature takes, and reports what cannot be.</summary>
internal static class ArgumentCoercion
{
    public static ValueList<Expression> Coerce(FunctionDefinition function, ValueList<Expression> arguments, QuerySettings settings, string? calledAs)
    {
        var signature = function.Signature;
        arguments = CollationCoercion.Coerce(signature, arguments, settings);
        return signature.Coercion switch
        {
            Coercion.None => arguments,
            Coercion.Own => signature.Coerce!(arguments, settings),
            Coercion.Comparison => ComparisonCoercion.Coerce(function, arguments, settings),
            Coercion.Logic => settings.Ansi || arguments.Any(argument => argument.Type is NullType)
                ? arguments.Map(argument => argument.Type is NullType || (settings.Ansi && argument.Type is StringType && !arguments.All(other => other.Type is StringType))
                    ? CommonTypes.CastTo(argument, DataTypes.Boolean, settings) : argument)
                : arguments,
            Coercion.Common or Coercion.CommonWithoutText => Implicitly(signature, CommonCoercion.Coerce(function, arguments, settings), settings),
            Coercion.Implicit => Implicitly(signature, arguments, settings),
            Coercion.OnlyNull => Implicitly(signature, arguments, settings, onlyNull: true),
            _ when function.Name.StartsWith("try_", StringComparison.Ordinal) => ArithmeticCoercion.Coerce(arguments, signature, settings)
                .Map(argument => argument is Cast { IsImplicit: true, Child.Type: StringType } cast ? cast with { Mode = CastMode.Try } : argument),
            _ => ArithmeticCoercion.Coerce(arguments, signature, settings),
        };
    }

    /// <summary>Throws what Spark reports for arguments that their parameters do not accept.</summary>
    public static void Check(FunctionCall call, QuerySettings settings)
    {
        var signature = call.Function.Signature;
        if (signature.Coercion is Coercion.Arithmetic or Coercion.Division or Coercion.IntegralDivision or Coercion.Comparison or Coercion.Logic
            && call.Arguments.Count == 2) CheckOperands(call);
        else for (var i = 0; i < call.Arguments.Count; i++) CheckArgument(call, i);
        CollationCoercion.Check(call, Text);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var parameter = signature.ParameterAt(i);
            if (parameter.Foldable && !Folding.IsFoldable(call.Arguments[i])) throw ErrorClasses.NonFoldableInput.With(("sqlExpr", Text(call)),
                ("inputName", SqlText.Name(parameter.Name ?? SqlText.Ordinal(i + 1))), ("inputType", parameter.Type.Required.StartsWith('(') ? SqlText.Type(call.Arguments[i].Type) : parameter.Type.Required),
                    ("inputExpr", SqlText.Expression(call.Arguments[i])));
        }
    }

    static ValueList<Expression> Implicitly(Signature signature, ValueList<Expression> arguments, QuerySettings settings, bool onlyNull = false)
    {
        if (signature.Parameters.Count == 0) return arguments;
        Expression[]? changed = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is Lambda or LambdaVariable { VariableType: null } || (onlyNull && arguments[i].Type is not NullType)) continue;
            var wanted = signature.ParameterAt(i).Type;
            if (wanted.Accepts(arguments[i].Type) || wanted.CastFrom(arguments[i].Type, settings.Ansi) is not { } type) continue;
            changed ??= arguments.Span.ToArray();
            changed[i] = CommonTypes.CastTo(arguments[i], type, settings);
        }
        return changed is null ? arguments : new(changed);
    }

    static void CheckOperands(FunctionCall call)
    {
        var (left, right) = (call.Arguments[0].Type, call.Arguments[1].Type);
        var wanted = call.Function.Signature.Parameters[0].Type;
        if (!left.SameType(right) && !(left is DecimalType && right is DecimalType && wanted.Accepts(left)))
            throw ErrorClasses.BinaryOpDiffTypes.With(("sqlExpr", Text(call)), ("left", SqlText.Type(left)), ("right", SqlText.Type(right)));
        if (wanted.Accepts(left)) return;
        throw wanted.Text == "ORDERABLE"
            ? ErrorClasses.InvalidOrderingType.With(("sqlExpr", Text(call)), ("functionName", SqlText.Function(call.Function)),
                ("dataType", SqlText.Type(left)))
            : ErrorClasses.BinaryOpWrongType.With(("sqlExpr", Text(call)), ("inputType", wanted.Required),
                ("actualDataType", SqlText.Type(left)));
    }

    static void CheckArgument(FunctionCall call, int index)
    {
        if (call.Function.Signature.Parameters.Count == 0) return;
        var (argument, wanted) = (call.Arguments[index], call.Function.Signature.ParameterAt(index).Type);
        if (argument is Lambda || wanted.Accepts(argument.Type)) return;
        if (wanted.Text == "ORDERABLE")
            throw ErrorClasses.InvalidOrderingType.With(("sqlExpr", Text(call)), ("functionName", SqlText.Function(call.Function)),
                ("dataType", SqlText.Type(argument.Type)));
        throw ErrorClasses.UnexpectedInputType.With(("sqlExpr", Text(call)), ("paramIndex", SqlText.Ordinal(index + 1)),
            ("requiredType", wanted.Required),
            ("inputSql", SqlText.Expression(argument)), ("inputType", SqlText.Type(argument.Type)));
    }

    /// <summary>The call as errors of its arguments print it.</summary>
    public static string Text(FunctionCall call) => call.Function.ErrorPrinter is { } print ? $"\"{print(call)}\"" : SqlText.Expression(call);
}
