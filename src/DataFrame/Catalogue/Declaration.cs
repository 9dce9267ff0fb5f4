using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Catalogue;

/// <summary>What the declarations of all kinds of functions share.</summary>
internal abstract class Declaration<TSelf>(string name, string family) : FunctionDefinition(name, family)
    where TSelf : Declaration<TSelf>
{
    Func<ValueList<Expression>, QuerySettings, DataType>? resultType;
    Func<ValueList<Expression>, QuerySettings, bool>? nullable;

    TSelf Self => (TSelf)this;

    /// <summary>Other names for the same function.</summary>
    public TSelf Alias(params ReadOnlySpan<string> names)
    {
        AddAliases(names);
        return Self;
    }

    /// <summary>The parameters, one each.</summary>
    public TSelf Takes(params ReadOnlySpan<ParameterType> parameters)
    {
        var list = new FunctionParameter[parameters.Length];
        for (var i = 0; i < list.Length; i++) list[i] = new FunctionParameter(parameters[i]);
        Signature = Signature with { Parameters = new(list) };
        return Self;
    }

    /// <summary>A further parameter with a default value; <paramref name="foldable"/> ones must be constants.</summary>
    public TSelf Optional(ParameterType type, Literal value, string? name = null, bool foldable = false)
    {
        Signature = Signature with { Parameters = [.. Signature.Parameters, new FunctionParameter(type, name, value, foldable)] };
        return Self;
    }

    /// <summary>A further parameter that may repeat, at least <paramref name="minimum"/> times.</summary>
    public TSelf Repeating(ParameterType type, int minimum = 0)
    {
        Signature = Signature with { Parameters = [.. Signature.Parameters, new FunctionParameter(type)], Repeats = true, MinimumRepeats = minimum };
        return Self;
    }

    /// <summary>The names of the parameters, for named arguments.</summary>
    public TSelf Named(params ReadOnlySpan<string> names)
    {
        var list = Signature.Parameters.Span.ToArray();
        for (var i = 0; i < names.Length; i++) list[i] = list[i] with { Name = names[i] };
        Signature = Signature with { Parameters = new(list) };
        return Self;
    }

    /// <summary>Parameters, by position, whose arguments must be known before the query runs.</summary>
    public TSelf Foldable(params ReadOnlySpan<int> positions)
    {
        var list = Signature.Parameters.Span.ToArray();
        foreach (var position in positions) list[position] = list[position] with { Foldable = true };
        Signature = Signature with { Parameters = new(list) };
        return Self;
    }

    /// <summary>The numbers of arguments that are allowed, where not all parameters are always given.</summary>
    public TSelf Accepts(params ReadOnlySpan<int> counts)
    {
        Signature = Signature with { AllowedCounts = ValueList.Create(counts) };
        return Self;
    }

    /// <summary>What the error of a wrong number of arguments says was expected.</summary>
    public TSelf Expects(string count)
    {
        Signature = Signature with { ExpectedCount = count };
        return Self;
    }

    /// <summary>The error of arguments that have no common type lists their types in brackets.</summary>
    public TSelf ListsTypes()
    {
        Signature = Signature with { ListsTypes = true };
        return Self;
    }

    /// <summary>How arguments are brought to the parameters' types.</summary>
    public TSelf Coerced(Coercion coercion)
    {
        Signature = Signature with { Coercion = coercion };
        return Self;
    }

    /// <summary>What the function makes of collations.</summary>
    public TSelf Collations(CollationUse use)
    {
        Signature = Signature with { Collations = use };
        return Self;
    }

    /// <summary>A coercion of the function's own.</summary>
    public TSelf Coerced(Func<ValueList<Expression>, QuerySettings, ValueList<Expression>> coerce)
    {
        Signature = Signature with { Coercion = Coercion.Own, Coerce = coerce };
        return Self;
    }

    /// <summary>A last check of the coerced call, which throws what Spark reports.</summary>
    public TSelf Checked(Action<FunctionCall, QuerySettings> check)
    {
        Signature = Signature with { Check = check };
        return Self;
    }

    /// <summary>A last check of the values of arguments that are known before the query runs, by position.</summary>
    public TSelf CheckedValues(Action<FunctionCall, Func<int, object?>> check)
    {
        Signature = Signature with { CheckValues = check };
        return Self;
    }

    /// <summary>The result's type.</summary>
    public TSelf Returns(DataType type) => Returns((_, _) => type);

    /// <summary>The result's type from the coerced arguments.</summary>
    public TSelf Returns(Func<ValueList<Expression>, DataType> type) => Returns((arguments, _) => type(arguments));

    /// <summary>The result's type from the coerced arguments and the settings.</summary>
    public TSelf Returns(Func<ValueList<Expression>, QuerySettings, DataType> type)
    {
        resultType = type;
        return Self;
    }

    /// <summary>The result is never null.</summary>
    public TSelf NeverNull() => NullIf((_, _) => false);

    /// <summary>The result may be null whatever the arguments.</summary>
    public TSelf MayBeNull() => NullIf((_, _) => true);

    /// <summary>Without ANSI the result may be null whatever the arguments.</summary>
    public TSelf MayBeNullWithoutAnsi() => NullIf((arguments, settings) => !settings.Ansi || arguments.Any(argument => argument.Nullable));

    /// <summary>Whether the result may be null; without this, when an argument may be.</summary>
    public TSelf NullIf(Func<ValueList<Expression>, QuerySettings, bool> rule)
    {
        nullable = rule;
        return Self;
    }

    /// <summary>How a call prints in column names, where it is not <c>name(arguments)</c>.</summary>
    public TSelf Prints(Func<FunctionCall, string> print)
    {
        Printer = print;
        return Self;
    }

    /// <summary>How a call prints in the errors of its arguments, where that differs from column names.</summary>
    public TSelf PrintsInErrors(Func<FunctionCall, string> print)
    {
        ErrorPrinter = print;
        return Self;
    }

    /// <summary>Errors of arguments speak of a call of another function.</summary>
    public TSelf PrintsInErrors(string name) => PrintsInErrors(name, call => $"{name}({SqlPrinter.List(call.Arguments)})");

    /// <summary>Errors of arguments speak of another function, and print the call as given here.</summary>
    public TSelf PrintsInErrors(string name, Func<FunctionCall, string> print)
    {
        ErrorName = name;
        return PrintsInErrors(print);
    }

    /// <summary>Equal arguments may give different results.</summary>
    public TSelf Nondeterministic()
    {
        IsDeterministic = false;
        return Self;
    }

    /// <summary>Not found by name.</summary>
    public TSelf Internal()
    {
        IsInternal = true;
        return Self;
    }

    /// <summary>A call and its result as text: documentation and test.</summary>
    public TSelf Example(string sql, string? result)
    {
        AddExample(new(sql, result));
        return Self;
    }

    public override DataType ResultType(ValueList<Expression> arguments, QuerySettings settings)
        => resultType?.Invoke(arguments, settings) ?? throw new InvalidOperationException($"This is a bug in Frames: {Name} declares no result type.");

    public override bool ResultNullable(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (nullable is not null) return nullable(arguments, settings);
        foreach (var argument in arguments) if (argument.Nullable) return true;
        return false;
    }

    /// <summary>Parameters and result type that a body of fixed types implies, unless they were said.</summary>
    protected void Implied(ReadOnlySpan<DataType> parameters, DataType result)
    {
        resultType ??= (_, _) => result;
        if (Signature.Parameters.Count > 0 || parameters.IsEmpty) return;
        var accepted = new ParameterType[parameters.Length];
        for (var i = 0; i < accepted.Length; i++) accepted[i] = parameters[i] is StringType ? Accept.String : Accept.Exact(parameters[i]);
        Takes(accepted);
    }
}
