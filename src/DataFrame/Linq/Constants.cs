using System.Linq.Expressions;
using System.Reflection;

namespace Frames.Linq;

/// <summary>
/// Values of the parts of a lambda that do not depend on its parameters, such as captured variables: found by reflection, for nothing is compiled.
/// </summary>
internal static class Constants
{
    /// <summary>Whether no parameter stands in the expression.</summary>
    public static bool IsConstant(Expression expression)
    {
        var finder = new ParameterFinder();
        finder.Visit(expression);
        return !finder.Found;
    }

    /// <summary>The value, or false where this would need the expression to be compiled.</summary>
    public static bool TryEvaluate(Expression expression, out object? value)
    {
        try
        {
            value = Evaluate(expression);
            return true;
        }
        catch (NotSupportedException)
        {
            value = null;
            return false;
        }
        catch (TargetInvocationException error) when (error.InnerException is not null)
        {
            throw new FramesException(null, null, $"The value of `{expression}` in a lambda cannot be found: {error.InnerException.Message}",
                cause: error.InnerException);
        }
    }

    static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(Target(member.Expression)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(Target(member.Expression)),
        MethodCallExpression call when !call.Method.ReturnType.IsByRefLike => call.Method.Invoke(Target(call.Object), [.. call.Arguments.Select(Evaluate)]),
        NewExpression { Constructor: not null } creation => creation.Constructor.Invoke([.. creation.Arguments.Select(Evaluate)]),
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => Items(array),
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } cast => Convert(Evaluate(cast.Operand), cast),
        UnaryExpression { NodeType: ExpressionType.Negate, Method: null } negated => Negate(Evaluate(negated.Operand)),
        DefaultExpression none => none.Type.IsValueType ? Activator.CreateInstance(none.Type) : null,
        ListInitExpression list => Filled(list),
        _ => throw new NotSupportedException(),
    };

    static object? Target(Expression? expression) => expression is null ? null : Evaluate(expression);

    static Array Items(NewArrayExpression array)
    {
        var result = Array.CreateInstance(array.Type.GetElementType()!, array.Expressions.Count);
        for (var i = 0; i < result.Length; i++) result.SetValue(Evaluate(array.Expressions[i]), i);
        return result;
    }

    static object? Filled(ListInitExpression list)
    {
        var result = Evaluate(list.NewExpression);
        foreach (var item in list.Initializers) item.AddMethod.Invoke(result, [.. item.Arguments.Select(Evaluate)]);
        return result;
    }

    static object? Convert(object? value, UnaryExpression cast)
    {
        if (cast.Method is not null && !cast.Type.IsByRefLike) return cast.Method.Invoke(null, [value]);
        var target = Nullable.GetUnderlyingType(cast.Type) ?? cast.Type;
        if (value is null || target.IsInstanceOfType(value)) return value;
        if (target.IsEnum) return Enum.ToObject(target, value);
        return value is IConvertible ? System.Convert.ChangeType(value, target, System.Globalization.CultureInfo.InvariantCulture)
            : throw new NotSupportedException();
    }

    static object Negate(object? value) => value switch
    {
        int number => -number,
        long number => -number,
        double number => -number,
        decimal number => -number,
        float number => -number,
        _ => throw new NotSupportedException(),
    };

    sealed class ParameterFinder : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found = true;
            return node;
        }
    }
}
