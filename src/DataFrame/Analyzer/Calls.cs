using Frames.Analyzer.Coercions;
using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>Makes resolved calls: checks the count of arguments, casts them, checks their types, finds the result's type.</summary>
internal static class Calls
{
    /// <summary>The call of a function of Frames' own choice over resolved arguments.</summary>
    public static FunctionCall Resolve(string function, QuerySettings settings, params ReadOnlySpan<Expression> arguments)
        => Resolve(FunctionCatalogue.Get(function), ValueList.Create(arguments), settings);

    /// <summary>The call over resolved arguments; lambdas among them are bound by <paramref name="bind"/> once the arguments before them are cast.</summary>
    public static FunctionCall Resolve(FunctionDefinition function, ValueList<Expression> arguments, QuerySettings settings, string? calledAs = null,
        Func<Lambda, ValueList<LambdaVariable>, Expression>? bind = null)
    {
        var name = calledAs is null || string.Equals(calledAs, function.Name, StringComparison.OrdinalIgnoreCase) ? null : calledAs;
        CheckCount(function, arguments.Count, calledAs ?? function.Name);
        arguments = WithDefaults(function, arguments);
        arguments = ArgumentCoercion.Coerce(function, arguments, settings, name).Map(argument => argument is Cast { IsImplicit: true } cast ? CastResolution.Resolve(cast, settings) : argument);
        if (function is ScalarFunction { LambdaParameters: not null }) ArgumentCoercion.Check(new FunctionCall(function, arguments, DataTypes.Null, true) { CalledAs = name }, settings);
        if (bind is not null) arguments = LambdaBinding.Bind(function, arguments, bind);
        var call = new FunctionCall(function, arguments, DataTypes.Null, true) { CalledAs = name };
        ArgumentCoercion.Check(call, settings);
        function.Signature.Check?.Invoke(call, settings);
        function.Signature.CheckValues?.Invoke(call, position => Folding.Evaluate(call.Arguments[position], settings).Value);
        return call with { CallType = function.ResultType(arguments, settings), IsNullable = function.ResultNullable(arguments, settings) };
    }

    /// <summary>A call for messages: nothing about it is checked and it has no type.</summary>
    public static FunctionCall Unchecked(FunctionDefinition function, ValueList<Expression> arguments) => new(function, arguments, DataTypes.Null, true);

    /// <summary>The call again after its arguments changed: the result's type and nullability follow them.</summary>
    public static FunctionCall Retype(FunctionCall call, QuerySettings settings) => call with
    {
        CallType = call.Function.ResultType(call.Arguments, settings),
        IsNullable = call.Function.ResultNullable(call.Arguments, settings),
    };

    static void CheckCount(FunctionDefinition function, int count, string name)
    {
        var signature = function.Signature;
        var fits = signature.AllowedCounts is { } allowed ? allowed.Contains(count) : count >= signature.MinimumCount && count <= signature.MaximumCount;
        if (!fits) throw ErrorClasses.WrongNumArgs.With(("functionName", SqlText.Name(name.ToLowerInvariant())), ("expectedNum", Expected(signature)),
            ("actualNum", $"{count}"),
            ("docroot", "https://spark.apache.org/docs/latest"));
    }

    static string Expected(Signature signature)
    {
        if (signature.ExpectedCount is { } count) return count;
        if (signature.AllowedCounts is { } allowed) return allowed.Count == 1 ? $"{allowed[0]}" : "[" + string.Join(", ", allowed.Order()) + "]";
        if (signature.Repeats) return $"> {signature.MinimumCount - 1}";
        return signature.MinimumCount == signature.MaximumCount ? $"{signature.MinimumCount}"
            : "[" + string.Join(", ", Enumerable.Range(signature.MinimumCount, signature.MaximumCount - signature.MinimumCount + 1)) + "]";
    }

    static ValueList<Expression> WithDefaults(FunctionDefinition function, ValueList<Expression> arguments)
    {
        var parameters = function.Signature.Parameters;
        if (function.Signature.Repeats || arguments.Count >= parameters.Count) return arguments;
        var missing = parameters.Skip(arguments.Count).TakeWhile(parameter => parameter.Default is not null)
            .Select(parameter => (Expression)parameter.Default!);
        return [.. arguments, .. missing];
    }
}
