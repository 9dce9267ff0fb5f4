using System.Runtime.CompilerServices;
using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Parser;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>Resolves the expressions of one node, children first: names to columns, calls to declarations, casts to modes.</summary>
internal sealed class ExpressionResolver(Scope scope)
{
    readonly Stack<Dictionary<string, LambdaVariable>> lambdas = new();

    public Scope Scope => scope;

    public QuerySettings Settings => scope.Analysis.Settings;

    /// <summary>The select list so far: what later items may name by alias.</summary>
    public LateralAliases? Aliases { get; init; }

    /// <summary>Where arguments of aggregates look first: the input of the aggregation below, for HAVING and ORDER BY.</summary>
    public Scope? AggregateInput { get; init; }

    /// <summary>Where names are looked up that the scope does not have; null if it has none either.</summary>
    public Func<ValueList<string>, Expression?>? Fallback { get; init; }

    /// <summary>Whether an argument of an aggregate is being resolved.</summary>
    public bool InAggregate { get; private set; }

    public ValueList<Expression> Resolve(ValueList<Expression> expressions) => expressions.Map(Resolve);

    public Expression Resolve(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            Literal or ColumnReference or OuterReference => expression,
            SqlExpression sql => Resolve(Walkable(SqlParser.ParseExpression(sql.Text, Settings))),
            Parameter parameter => Argument(parameter),
            UnresolvedColumn column => Column(column),
            UnresolvedExtract extract => FieldExtraction.Extract(Resolve(extract.Child), Resolve(extract.Extraction), Settings),
            UnresolvedFunction call => new FunctionResolution(this).Resolve(call),
            UnresolvedWindow window => Resolve(NamedWindow(window)),
            UnresolvedStar or UnresolvedRegex => throw ErrorClasses.InvalidUsageOfStarOrRegex.With(("elem", "'*'"), ("prettyName", "expression")),
            LambdaVariable variable => Variable(variable),
            Lambda => throw ErrorClasses.NonHigherOrderFunction.With(("class", "expression")),
            Cast cast => CastResolution.Resolve(cast with { Child = Resolve(cast.Child) }, Settings),
            Alias alias => alias with { Child = Resolve(alias.Child), Id = alias.Id == 0 ? Ids.Next() : alias.Id },
            Subquery subquery => SubqueryResolution.Resolve(subquery, this),
            WindowExpression window => WindowResolution.Resolve(window, this),
            UpdateField update => FieldUpdate.Resolve(update with
            {
                Child = Resolve(update.Child),
                Value = update.Value is null ? null
                : Resolve(update.Value)
            }, Settings),
            UserFunctionCall call => FunctionResolution.CoerceUser(call with { Arguments = Resolve(call.Arguments) }, Settings),
            NamedArgument named => throw ErrorClasses.NamedParametersNotSupported.With(("functionName", SqlText.Name(named.Name))),
            _ => expression.MapChildren(Resolve),
        };
    }

    /// <summary>An argument of an aggregate function: it sees the aggregation's input before its output.</summary>
    public Expression ResolveAggregated(Expression expression)
    {
        var outside = InAggregate;
        InAggregate = true;
        try
        {
            return Resolve(expression);
        }
        finally
        {
            InAggregate = outside;
        }
    }

    /// <summary>A lambda whose parameters are given: its body sees them before the columns.</summary>
    public Expression Bind(Lambda lambda, ValueList<LambdaVariable> given)
    {
        var parameters = lambda.Parameters.Select((parameter, i) => given[i] with { Name = parameter.Name, Id = Ids.Next() }).ToValueList();
        lambdas.Push(parameters.ToDictionary(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase));
        var body = Resolve(lambda.Body);
        lambdas.Pop();
        return lambda with { Body = body, Parameters = parameters };
    }

    Expression Column(UnresolvedColumn column)
    {
        if (column.PlanId is { } planId) return PlanColumns.Find(scope, planId, column.Parts);
        var parts = column.Parts;
        if (lambdas.Count > 0 && FindVariable(parts[0]) is { } variable) return Fields(variable, parts);
        return Find(parts) ?? throw NameSuggestions.Unresolved(parts, scope.Columns);
    }

    /// <summary>The meaning of a name, in the order in which Spark looks: input, functions without parentheses, aliases of the same list, other inputs, the
    /// query around.</summary>
    Expression? Find(ValueList<string> parts)
        => (InAggregate && AggregateInput is not null ? NameResolver.Find(AggregateInput, parts) : null)
            ?? NameResolver.Find(scope, parts)
            ?? BareFunctions.Find(parts, Settings)
            ?? Aliases?.Find(parts, Settings)
            ?? Fallback?.Invoke(parts)
            ?? (scope.Around.Outer is { } outer ? OuterNames.Find(outer, parts) : null);

    Expression Fields(Expression value, ValueList<string> parts)
        => parts.Skip(1).Aggregate(value, (current, name) => FieldExtraction.Extract(current, new Literal(name, DataTypes.String), Settings));

    LambdaVariable Variable(LambdaVariable variable)
        => variable.Resolved ? variable : FindVariable(variable.Name) ?? throw NameSuggestions.Unresolved([variable.Name], scope.Columns);

    LambdaVariable? FindVariable(string name)
    {
        foreach (var frame in lambdas) if (frame.TryGetValue(name, out var found)) return found;
        return null;
    }

    Expression Argument(Parameter parameter)
    {
        var value = parameter.Name is { } name
            ? scope.Around.NamedArguments.FirstOrDefault(argument => string.Equals(argument.Key, name, StringComparison.OrdinalIgnoreCase)).Value
            : parameter.Position < scope.Around.PositionalArguments.Count ? scope.Around.PositionalArguments[parameter.Position] : null;
        return value is null ? throw ErrorClasses.UnboundSqlParameter.With(("name", parameter.Name ?? $"_{parameter.Position}")) : Resolve(value);
    }

    WindowExpression NamedWindow(UnresolvedWindow window) => scope.Around.Windows.TryGetValue(window.Name, out var found)
        ? found with { Function = window.Function }
        : throw ErrorClasses.MissingWindowSpecification.With(("windowName", window.Name), ("docroot", "https://spark.apache.org/docs/latest"));

    static Expression Walkable(Expression expression)
    {
        Plans.DeepStack.Require(expression);
        return expression;
    }
}
