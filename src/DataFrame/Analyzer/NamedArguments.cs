using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;

namespace Frames.Analyzer;

/// <summary>Puts arguments that are passed by name in their places.</summary>
internal static class NamedArguments
{
    public static ValueList<Expression> Arrange(FunctionDefinition function, ValueList<Expression> arguments, string calledAs)
    {
        var first = arguments.TakeWhile(argument => argument is not NamedArgument).Count();
        if (first == arguments.Count) return arguments;
        var (routine, parameters) = (SqlText.Name(calledAs), function.Signature.Parameters);
        if (parameters.All(parameter => parameter.Name is null)) throw ErrorClasses.NamedParametersNotSupported.With(("functionName", routine));
        var places = new Expression?[parameters.Count];
        for (var i = 0; i < first && i < places.Length; i++) places[i] = arguments[i];
        foreach (var argument in arguments.Skip(first))
        {
            if (argument is not NamedArgument named)
                throw ErrorClasses.UnexpectedPositionalArgument.With(("routineName", routine),
                    ("parameterName", SqlText.Name(arguments.OfType<NamedArgument>().First().Name)));
            var place = Enumerable.Range(0, parameters.Count).FirstOrDefault(i => string.Equals(parameters[i].Name, named.Name,
                StringComparison.OrdinalIgnoreCase), -1);
            if (place < 0) throw ErrorClasses.UnrecognizedParameterName.With(("routineName", routine), ("argumentName", SqlText.Name(named.Name)),
                ("proposal", string.Join(" ", parameters.Where(parameter => parameter.Name is not null).Select(parameter => SqlText.Name(parameter.Name!)))));
            if (places[place] is not null) throw (place < first ? ErrorClasses.BothPositionalAndNamed : ErrorClasses.DoubleNamedArgument)
                .With(("routineName", routine), ("parameterName", SqlText.Name(named.Name)));
            places[place] = named.Value;
        }
        var last = Array.FindLastIndex(places, place => place is not null);
        return places.Take(last + 1).Select((place, i) => place ?? parameters[i].Default
            ?? throw ErrorClasses.RequiredParameterNotFound.With(("routineName", routine), ("parameterName", SqlText.Name(parameters[i].Name ?? "")),
                ("index", $"{i}"))).ToValueList();
    }
}
