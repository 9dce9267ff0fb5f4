using System.Linq.Expressions;
using System.Reflection;
using Frames.Expressions;
using Frames.Objects;
using Frames.Sql.Types;
using Expression = Frames.Expressions.Expression;
using Node = System.Linq.Expressions.Expression;

namespace Frames.Linq;

/// <summary>
/// Lambdas as expressions over columns. C#'s meaning of null is kept: <c>==</c> holds between two nulls, and a comparison with null is false, not unknown.
/// What has no translation is an error that names the part of the lambda.
/// </summary>
internal sealed partial class LambdaTranslator
{
    readonly Dictionary<ParameterExpression, Shape> parameters = [];

    /// <summary>What a lambda gives for parameters of the given shapes.</summary>
    public static Shape Translate(LambdaExpression lambda, params ReadOnlySpan<Shape> arguments) => Bind(lambda, arguments).Visit(lambda.Body);

    /// <summary>The value of a lambda for parameters of the given shapes; objects become structs.</summary>
    public static Expression Value(LambdaExpression lambda, params ReadOnlySpan<Shape> arguments) => Shapes.AsValue(Translate(lambda, arguments));

    /// <summary>A lambda as the condition of a filter, where unknown is as good as false.</summary>
    public static Expression Condition(LambdaExpression lambda, params ReadOnlySpan<Shape> arguments) => Bind(lambda, arguments).Predicate(lambda.Body);

    static LambdaTranslator Bind(LambdaExpression lambda, ReadOnlySpan<Shape> arguments)
    {
        var translator = new LambdaTranslator();
        for (var i = 0; i < arguments.Length; i++) translator.parameters[lambda.Parameters[i]] = arguments[i];
        return translator;
    }

    Shape Inner(LambdaExpression lambda, Shape argument)
    {
        parameters[lambda.Parameters[0]] = argument;
        return Visit(lambda.Body);
    }

    Expression Scalar(Node node) => Shapes.AsValue(Visit(node));

    Shape Visit(Node node)
    {
        if (node is ParameterExpression parameter) return parameters.TryGetValue(parameter, out var shape) ? shape
            : throw Untranslatable(node, "it is not a parameter of the lambda");
        if (Constants.IsConstant(node) && Constants.TryEvaluate(node, out var value)) return Constant(value, node);
        return node switch
        {
            MemberExpression member => Member(member),
            MethodCallExpression call => MethodCall(call),
            BinaryExpression binary => Value(Binary(binary), node),
            UnaryExpression unary => Unary(unary),
            ConditionalExpression conditional => Value(Members.Function("when", Predicate(conditional.Test), Scalar(conditional.IfTrue),
                Scalar(conditional.IfFalse)), node),
            NewExpression creation => Creation(creation),
            MemberInitExpression initialization => Initialization(initialization),
            NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => Value(new UnresolvedFunction(["array"],
                array.Expressions.Select(Scalar).ToValueList()), node),
            IndexExpression { Object: not null, Arguments: [var key] } index => Value(new UnresolvedExtract(Scalar(index.Object), Scalar(key)), node),
            _ => throw Untranslatable(node, $"{node.NodeType} has no translation"),
        };
    }

    /// <summary>A condition where unknown is as good as false, so that comparisons with null need no care.</summary>
    Expression Predicate(Node node) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } and => Members.Function("and", Predicate(and.Left), Predicate(and.Right)),
        BinaryExpression { NodeType: ExpressionType.OrElse } or => Members.Function("or", Predicate(or.Left), Predicate(or.Right)),
        BinaryExpression binary when comparisons.ContainsKey(binary.NodeType) && !Constants.IsConstant(node) => Comparison(binary),
        _ => Scalar(node),
    };

    static ScalarShape Value(Expression expression, Node node) => new(expression, node.Type);

    static ScalarShape Constant(object? value, Node node)
    {
        if (value is null) return new(Literal.Null, node.Type);
        try
        {
            return new(Literals.Literal(value), node.Type);
        }
        catch (FramesException error)
        {
            throw Untranslatable(node, error.Message);
        }
    }

    Shape Member(MemberExpression node)
    {
        if (node.Expression is null) return Value(Members.Translate(node.Member, []) ?? throw Untranslatable(node, $"{Name(node.Member)} has no translation"),
            node);
        var target = Visit(node.Expression);
        switch (target)
        {
            case ObjectShape record when record.Find(node.Member.Name) is { } found:
                return found;
            case GroupShape { Key: { } key } when node.Member.Name == "Key":
                return key;
            case ScalarShape scalar when Members.Translate(node.Member, [scalar.Expression]) is { } translated:
                return new ScalarShape(translated, node.Type.IsEnum ? typeof(int) : node.Type);
            case ScalarShape scalar when ObjectMembers.Of(node.Member.DeclaringType!).FirstOrDefault(found => found.Member.Name == node.Member.Name) is { } field
                    && ObjectTypes.Find(scalar.ClrType) is StructType:
                return Value(new UnresolvedExtract(scalar.Expression, Literals.Literal(field.Name)), node);
            case ScalarShape scalar when node.Member.Name is "Count" or "Length" && ObjectTypes.Find(scalar.ClrType) is ArrayType or MapType:
                return Value(Members.Function("size", scalar.Expression), node);
            default:
                throw Untranslatable(node, $"{Name(node.Member)} has no translation");
        }
    }

    Shape Unary(UnaryExpression node)
    {
        switch (node.NodeType)
        {
            case ExpressionType.Not when node.Type == typeof(bool) || node.Type == typeof(bool?):
                return Value(Members.Function("not", Scalar(node.Operand)), node);
            case ExpressionType.Not:
                return Value(Members.Function("~", Scalar(node.Operand)), node);
            case ExpressionType.Negate or ExpressionType.NegateChecked:
                return Value(Members.Function(OperatorNames.Negative, Scalar(node.Operand)), node);
            case ExpressionType.ArrayLength:
                return Value(Members.Function("size", Scalar(node.Operand)), node);
            case ExpressionType.Quote:
                return Visit(node.Operand);
            case ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs:
                return Converted(node);
            default:
                throw Untranslatable(node, $"{node.NodeType} has no translation");
        }
    }

    Shape Converted(UnaryExpression node)
    {
        var value = Visit(node.Operand);
        if (value is not ScalarShape scalar) return value;
        var from = Nullable.GetUnderlyingType(scalar.ClrType) ?? scalar.ClrType;
        var to = Nullable.GetUnderlyingType(node.Type) ?? node.Type;
        // An enumeration's column holds names; a comparison turns the other side into a name (see Comparison).
        if (from == to || to == typeof(object) || from.IsEnum || to.IsEnum || to.IsAssignableFrom(from)) return from.IsEnum ? scalar
            : scalar with { ClrType = node.Type };
        if (to == typeof(decimal) && from != typeof(double) && from != typeof(float)) return scalar with { ClrType = node.Type };
        return ObjectTypes.Find(to) is { } type ? Value(new Cast(scalar.Expression, type), node)
            : throw Untranslatable(node, $"there is no cast to {ObjectTypes.Name(to)}");
    }

    ObjectShape Creation(NewExpression node)
    {
        var names = node.Members?.Select(member => member.Name)
            ?? node.Constructor?.GetParameters().Select((parameter, i) => ObjectMembers.IsTuple(node.Type) ? $"Item{i + 1}" : parameter.Name!);
        if (names is null || (node.Arguments.Count == 0 && ObjectMembers.Of(node.Type).Count == 0))
            throw Untranslatable(node, $"{ObjectTypes.Name(node.Type)} has no columns");
        return ObjectShape.Of(node.Type, names.Zip(node.Arguments.Select(Visit)));
    }

    ObjectShape Initialization(MemberInitExpression node)
    {
        var created = Creation(node.NewExpression);
        var bound = node.Bindings.Select(binding => binding is MemberAssignment assignment ? (binding.Member.Name, Visit(assignment.Expression))
            : throw Untranslatable(node, "members must be assigned one by one"));
        return ObjectShape.Of(node.Type, created.Members.Select(member => (member.ClrName, member.Value)).Concat(bound));
    }

    static string Name(MemberInfo member) => $"{ObjectTypes.Name(member.DeclaringType!)}.{member.Name}";

    static FramesException Untranslatable(Node node, string reason) => new(null, null,
        $"`{node}` cannot be translated to a query: {reason}. Write it with what columns can do, or call AsEnumerable() before and go on in memory.");
}
