using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;

namespace Frames.Analyzer;

/// <summary>Gives the parameters of lambdas their types, which come from the function's other arguments.</summary>
internal static class LambdaBinding
{
    /// <summary>The arguments with each lambda bound by <paramref name="bind"/>, given the parameters that the function passes.</summary>
    public static ValueList<Expression> Bind(FunctionDefinition function, ValueList<Expression> arguments, Func<Lambda, ValueList<LambdaVariable>,
        Expression> bind)
    {
        var parameters = (function as ScalarFunction)?.LambdaParameters;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is not Lambda lambda)
            {
                // A plain value where a lambda may stand is a lambda that uses none of its parameters.
                if (parameters is not null && function.Signature.ParameterAt(i).Type == Accept.Lambda)
                    arguments = Replace(arguments, i, new Lambda(arguments[i], parameters(arguments, i).Map(parameter => parameter with { Id = Ids.Next() })));
                continue;
            }
            if (parameters is null) throw ErrorClasses.NonHigherOrderFunction.With(("class", function.Name));
            var given = parameters(arguments, i);
            if (lambda.Parameters.Count != given.Count)
                throw ErrorClasses.NumArgsMismatchOfLambda.With(("expectedNumArgs", $"{lambda.Parameters.Count}"), ("actualNumArgs", $"{given.Count}"));
            var repeated = lambda.Parameters.GroupBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
            if (repeated is not null)
                throw ErrorClasses.DuplicateLambdaNames.With(("args", string.Join(", ",
                    lambda.Parameters.Select(parameter => SqlText.Name(parameter.Name.ToLowerInvariant())))),
                    ("caseSensitiveConfig", "\"spark.sql.caseSensitive\""));
            arguments = Replace(arguments, i, bind(lambda, given));
        }
        return arguments;
    }

    static ValueList<Expression> Replace(ValueList<Expression> arguments, int index, Expression replacement)
    {
        var changed = arguments.Span.ToArray();
        changed[index] = replacement;
        return new(changed);
    }
}
