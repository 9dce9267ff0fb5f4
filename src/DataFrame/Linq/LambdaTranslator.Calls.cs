using System.Collections;
using System.Linq.Expressions;
using Frames.Expressions;
using Frames.Objects;
using Frames.Sql.Types;
using Expression = Frames.Expressions.Expression;
using Node = System.Linq.Expressions.Expression;

namespace Frames.Linq;

internal sealed partial class LambdaTranslator
{
    Shape MethodCall(MethodCallExpression node)
    {
        if (node.Method.Name == "Contains" && Containment(node) is { } contained) return Value(contained, node);
        if (node.Method.DeclaringType == typeof(Enumerable) && Visit(node.Arguments[0]) is GroupShape group) return Sequence(node, group);
        if (node.Method is { Name: "DefaultIfEmpty" } && node.Arguments is [var sequence] && Visit(sequence) is MatchesShape matches)
            return matches with { KeepsUnmatched = true };
        if (node is { Object: not null, Method.Name: "get_Item", Arguments: [var key] }) return Value(new UnresolvedExtract(Scalar(node.Object), Scalar(key)),
            node);
        var arguments = (node.Object is null ? node.Arguments : node.Arguments.Prepend(node.Object)).Select(Scalar).ToValueList();
        if (node is { Method.Name: "GetValueOrDefault", Arguments.Count: 0 }) return Value(Members.Function("coalesce", arguments[0], Default(node.Type)),
            node);
        return Value(Members.Translate(node.Method, arguments) ?? throw Untranslatable(node, $"{Name(node.Method)} has no translation"), node);
    }

    /// <summary><c>list.Contains(value)</c>, in the forms that compilers give it.</summary>
    Expression? Containment(MethodCallExpression node)
    {
        var (list, item) = node switch
        {
            { Object: null, Arguments: [var first, var second] } => (first, second),
            { Object: { } target, Arguments: [var second] } when target.Type != typeof(string) => (target, second),
            _ => (null, null),
        };
        // Arrays go through a conversion to a span, which a query looks through.
        if (list is MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var span] }) list = span;
        if (list is UnaryExpression { NodeType: ExpressionType.Convert, Method.Name: "op_Implicit", Operand: var converted }) list = converted;
        if (list is null || item is null) return null;
        if (!Constants.IsConstant(list) || !Constants.TryEvaluate(list, out var found)
            || found is not IEnumerable values) return Members.Function("array_contains", Scalar(list), Scalar(item));
        var literals = values.Cast<object?>().Select(value => (Expression)Literals.Literal(value is Enum ? value.ToString() : value)).ToList();
        return literals.Count == 0 ? Literal.False : new UnresolvedFunction(["in"], [Scalar(item), .. literals]);
    }

    /// <summary>A step or an aggregate over the rows of a group.</summary>
    Shape Sequence(MethodCallExpression node, GroupShape group)
    {
        var lambda = node.Arguments.Count > 1 ? node.Arguments[1] as LambdaExpression ?? (node.Arguments[1] as UnaryExpression)?.Operand as LambdaExpression
            : null;
        if (node.Arguments.Count > 1 && lambda is null) throw Untranslatable(node, $"{Name(node.Method)} over a group takes a lambda");
        switch (node.Method.Name)
        {
            case "Select" when lambda!.Parameters.Count == 1:
                return group with { ClrType = node.Type, Element = Inner(lambda, group.Element) };
            case "Where" when lambda!.Parameters.Count == 1:
                return Where(group, lambda);
            case "Distinct" when lambda is null:
                return group with { IsDistinct = true };
            case "ToList" or "ToArray" when lambda is null:
                return Value(Aggregate("collect_list", group, Shapes.AsValue(group.Element)), node);
            case "Count" or "LongCount":
                return Value(Count(lambda is null ? group : Where(group, lambda), node.Type), node);
            case "Any":
                return Value(Members.Function(">", Count(lambda is null ? group : Where(group, lambda), typeof(long)), Literals.Literal(0L)), node);
            case "All":
                return Value(Members.Function("=", Count(Where(group, Not(lambda!)), typeof(long)), Literals.Literal(0L)), node);
            case "Sum" or "Average" or "Min" or "Max":
                return Value(Aggregate(node.Method.Name, group, lambda is null ? Shapes.AsValue(group.Element) : Shapes.AsValue(Inner(lambda, group.Element)),
                    node.Type), node);
            default:
                throw Untranslatable(node, $"{Name(node.Method)} over a group has no translation");
        }
    }

    GroupShape Where(GroupShape group, LambdaExpression lambda)
    {
        parameters[lambda.Parameters[0]] = group.Element;
        var condition = Predicate(lambda.Body);
        return group with { Condition = group.Condition is null ? condition : Members.Function("and", group.Condition, condition) };
    }

    static LambdaExpression Not(LambdaExpression lambda) => Node.Lambda(Node.Not(lambda.Body), lambda.Parameters);

    static Expression Count(GroupShape group, Type type)
    {
        var value = group.IsDistinct ? Shapes.AsValue(group.Element) : Literals.Literal(1);
        var count = Aggregate("count", group, value);
        return type == typeof(int) ? new Cast(count, DataTypes.Integer) : count;
    }

    /// <summary>An aggregate with the type that C# gives it; a sum over nothing is 0.</summary>
    public static Expression Aggregate(string method, GroupShape group, Expression value, Type type)
    {
        var result = Aggregate(method == "Average" ? "avg" : method.ToLowerInvariant(), group, value);
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (method is "Sum" or "Average" && target != typeof(decimal) && ObjectTypes.Find(target) is { } dataType
            && dataType is not (DoubleType or LongType)) result = new Cast(result, dataType);
        return method == "Sum" ? Members.Function("coalesce", result, Default(target)) : result;
    }

    static Expression Aggregate(string function, GroupShape group, Expression value)
        => new UnresolvedFunction([function], [value], group.IsDistinct, group.Condition);

    static Literal Default(Type type) => Literals.Literal(type.IsValueType ? Activator.CreateInstance(type) : null);
}
