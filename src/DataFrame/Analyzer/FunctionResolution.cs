using Frames.Analyzer.Coercions;
using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>Finds the declaration behind a call by name, and makes the call of its kind.</summary>
internal sealed class FunctionResolution(ExpressionResolver resolver)
{
    QuerySettings Settings => resolver.Settings;

    public Expression Resolve(UnresolvedFunction call)
    {
        if (call.NameParts.Count == 1 && resolver.Scope.Analysis.Catalog.Functions.TryGetValue(call.Name, out var user)) return User(user, call);
        var function = Find(call.NameParts) ?? throw ErrorClasses.UnresolvedRoutine.With(("routineName", SqlText.Name(call.NameParts)),
            ("searchPath", SearchPath));
        if (IntervalArithmetic.Rewrites(function, call.Arguments.Count))
        {
            var operands = resolver.Resolve(call.Arguments);
            return IntervalArithmetic.Rewrite(function, operands, Settings) ?? Calls.Resolve(function, operands, Settings, call.Name);
        }
        return function.Kind switch
        {
            FunctionKind.Aggregate => Aggregate(function, call),
            FunctionKind.Window => Window(function, call),
            _ => Plain(function, call),
        };
    }

    public const string SearchPath = "[`system`.`builtin`, `system`.`session`, `spark_catalog`.`default`]";

    /// <summary>The built-in function of a name, which may be written with its schema.</summary>
    public static FunctionDefinition? Find(ValueList<string> parts)
    {
        var qualified = parts.Count > 1 && parts.SkipLast(1).All(part => part.ToLowerInvariant() is "system" or "builtin");
        return parts.Count == 1 || qualified ? FunctionCatalogue.Find(parts[^1], includeInternal: true) : null;
    }

    /// <summary>A user's function with its arguments cast to what it declares.</summary>
    public static UserFunctionCall CoerceUser(UserFunctionCall call, QuerySettings settings)
    {
        var types = call.Function.ArgumentTypes;
        if (types.Count != call.Arguments.Count)
        {
            throw ErrorClasses.WrongNumArgs.With(("functionName", SqlText.Name(call.Function.Name)), ("expectedNum", $"{types.Count}"),
                ("actualNum", $"{call.Arguments.Count}"),
                ("docroot", "https://spark.apache.org/docs/latest"));
        }
        var arguments = new Expression[types.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = types[i] is { } type ? CastResolution.Resolve(CommonTypes.CastTo(call.Arguments[i], type, settings), settings) : call.Arguments[i];
        return call with { Arguments = new(arguments) };
    }

    UserFunctionCall User(UserDefinedFunction function, UnresolvedFunction call)
        => CoerceUser(new UserFunctionCall(function, resolver.Resolve(StarExpansion.InArguments(call.Arguments, resolver.Scope))), Settings);

    Expression Plain(FunctionDefinition function, UnresolvedFunction call)
    {
        if (call.IsDistinct) throw Unsupported(function, "DISTINCT");
        if (call.Filter is not null) throw Unsupported(function, "FILTER CLAUSE");
        if (call.IgnoreNulls is true) throw Unsupported(function, "IGNORE NULLS");
        if (call.WithinGroup is not null) throw Unsupported(function, "WITHIN GROUP (ORDER BY ...)");
        return Calls.Resolve(function, Arguments(function, call, resolver.Resolve), Settings, call.Name, resolver.Bind);
    }

    Expression Aggregate(FunctionDefinition function, UnresolvedFunction call)
    {
        if (function.Name == "count" && call.Arguments.Count == 0)
        {
            throw ErrorClasses.WrongNumArgsWithSuggestion.With(("functionName", "`count`"), ("expectedNum", " >= 1"), ("actualNum", "0"), ("legacyNum", "0"),
                ("legacyConfKey", "\"spark.sql.legacy.allowParameterlessCount\""), ("legacyConfValue", "\"true\""));
        }
        var arguments = IsCountOfRows(function, call) ? [new Literal(1, DataTypes.Integer)] : Arguments(function, call, resolver.ResolveAggregated);
        var filter = call.Filter is null ? null : resolver.ResolveAggregated(call.Filter);
        var order = call.WithinGroup?.Map(item => (SortOrder)resolver.ResolveAggregated(item));
        if (function.Name == "mode") (function, arguments, order) = ModeResolution.Resolve(function, arguments, order, call.IsDistinct, Settings);
        if (arguments.Any(argument => argument.Any(node => node is WindowExpression))) throw ErrorClasses.WindowInAggregate.With();
        if (function is AggregateFunction { TakesOrder: true } && order is [var ordered])
        {
            arguments = [ordered.Child, .. arguments, new Literal(!ordered.Ascending, DataTypes.Boolean)];
            order = null;
        }
        if (filter is not null && filter.Type is not BooleanType)
            throw ErrorClasses.AggregateFilterNotBoolean.With(("filterExpr", SqlText.Expression(filter)));
        // Spark reads first_value(x) IGNORE NULLS as first(x).
        var name = call.IgnoreNulls is true && function.Name is "first" or "last" ? null : call.Name;
        if (function.Name is "first" or "last" or "any_value" && arguments is [_, var ignoring] && (ignoring.Type is not BooleanType || !Folding.IsFoldable(ignoring)))
            throw ErrorClasses.IgnoreNullsIsNoBoolean.With(("funcName", function.Name));
        var resolved = Calls.Resolve(function, arguments, Settings, name, resolver.Bind);
        return new AggregateExpression(resolved, call.IsDistinct, filter, order, call.IgnoreNulls is true);
    }

    Expression Window(FunctionDefinition function, UnresolvedFunction call)
    {
        if (call.IsDistinct) throw Unsupported(function, "DISTINCT");
        if (call.Filter is not null) throw Unsupported(function, "FILTER CLAUSE");
        var resolved = Calls.Resolve(function, Arguments(function, call, resolver.Resolve), Settings, call.Name);
        return call.IgnoreNulls is true ? new AggregateExpression(resolved, IgnoreNulls: true) : resolved;
    }

    ValueList<Expression> Arguments(FunctionDefinition function, UnresolvedFunction call, Func<Expression, Expression> resolve)
        => NamedArguments.Arrange(function, StarExpansion.InArguments(call.Arguments, resolver.Scope), call.Name)
            .Map(argument => argument is Lambda ? argument : resolve(argument));

    static bool IsCountOfRows(FunctionDefinition function, UnresolvedFunction call)
        => function.Name == "count" && !call.IsDistinct && call.Arguments is [UnresolvedStar { Qualifier.Count: 0, Except: null }];

    static FramesException Unsupported(FunctionDefinition function, string syntax)
        => ErrorClasses.FunctionWithUnsupportedSyntax.With(("prettyName", SqlText.Function(function)), ("syntax", syntax));
}
