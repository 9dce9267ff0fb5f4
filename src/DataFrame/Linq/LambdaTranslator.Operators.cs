using System.Linq.Expressions;
using Frames.Expressions;
using Frames.Objects;
using Expression = Frames.Expressions.Expression;
using Node = System.Linq.Expressions.Expression;

namespace Frames.Linq;

internal sealed partial class LambdaTranslator
{
    static readonly Dictionary<ExpressionType, string> comparisons = new()
    {
        [ExpressionType.Equal] = "=",
        [ExpressionType.NotEqual] = "!=",
        [ExpressionType.LessThan] = "<",
        [ExpressionType.LessThanOrEqual] = "<=",
        [ExpressionType.GreaterThan] = ">",
        [ExpressionType.GreaterThanOrEqual] = ">=",
    };

    static readonly Dictionary<ExpressionType, string> operators = new()
    {
        [ExpressionType.Add] = "+",
        [ExpressionType.AddChecked] = "+",
        [ExpressionType.Subtract] = "-",
        [ExpressionType.SubtractChecked] = "-",
        [ExpressionType.Multiply] = "*",
        [ExpressionType.MultiplyChecked] = "*",
        [ExpressionType.Divide] = "/",
        [ExpressionType.Modulo] = "%",
        [ExpressionType.AndAlso] = "and",
        [ExpressionType.OrElse] = "or",
        [ExpressionType.And] = "&",
        [ExpressionType.Or] = "|",
        [ExpressionType.ExclusiveOr] = "^",
        [ExpressionType.LeftShift] = "shiftleft",
        [ExpressionType.RightShift] = "shiftright",
        [ExpressionType.Coalesce] = "coalesce",
        [ExpressionType.ArrayIndex] = "[]",
    };

    Expression Binary(BinaryExpression node)
    {
        if (comparisons.ContainsKey(node.NodeType)) return Known(Comparison(node), node);
        if (!operators.TryGetValue(node.NodeType, out var name)) throw Untranslatable(node, $"{node.NodeType} has no translation");
        var type = Nullable.GetUnderlyingType(node.Type) ?? node.Type;
        if (type == typeof(string) && name == "+") return Members.Text([Scalar(node.Left), Scalar(node.Right)]);
        var (left, right) = (Scalar(node.Left), Scalar(node.Right));
        if (name == "[]") return new UnresolvedExtract(left, right);
        if (type == typeof(bool) && name is "&" or "|" && type == typeof(bool)) name = name == "&" ? "and" : "or";
        if (name == "/" && ObjectTypes.Find(type) is Sql.Types.IntegralType whole) return new Cast(Members.Function("div", left, right), whole);
        return Members.Function(name, left, right);
    }

    /// <summary>A comparison that may be unknown where an operand is null.</summary>
    Expression Comparison(BinaryExpression node)
    {
        var (left, right) = Operands(node);
        var name = comparisons[node.NodeType];
        if (name is not ("=" or "!=")) return Members.Function(name, left, right);
        if (IsNull(left)) return IsNull(right, name);
        if (IsNull(right)) return IsNull(left, name);
        var nulls = (Nulls(node.Left, left) ? 1 : 0) + (Nulls(node.Right, right) ? 1 : 0);
        // Where only one side may be null, null is not equal to the other; where both may be, two nulls are equal.
        if (name == "=") return Members.Function(nulls == 2 ? "<=>" : "=", left, right);
        return Members.Function("not", Members.Function(nulls == 0 ? "=" : "<=>", left, right));
    }

    // C# compares enumerations as numbers, columns hold their names.
    (Expression Left, Expression Right) Operands(BinaryExpression node)
    {
        var (left, right) = (Visit(node.Left), Visit(node.Right));
        if (left is ObjectShape leftObject && right is ScalarShape { Expression: Literal { Value: null } }) return (Shapes.Leaves(leftObject,
            "").First().Leaf.Expression, Literal.Null);
        return (Shapes.AsValue(Named(left, right)), Shapes.AsValue(Named(right, left)));
    }

    static Shape Named(Shape side, Shape other)
    {
        var type = Nullable.GetUnderlyingType(other.ClrType) ?? other.ClrType;
        return type.IsEnum && side is ScalarShape { Expression: Literal { Value: int or long or short or sbyte } number } scalar
            ? scalar with { Expression = Literals.Literal(Enum.ToObject(type, number.Value!).ToString()) } : side;
    }

    // Outside of conditions a comparison with null must be false, as C# has it.
    static Expression Known(Expression comparison, BinaryExpression node)
        => comparison is UnresolvedFunction { Name: "isnull" or "isnotnull" or "<=>" or "not" } || !(MayBeNull(node.Left.Type) || MayBeNull(node.Right.Type))
            ? comparison
            : Members.Function("coalesce", comparison, Literal.False);

    static bool IsNull(Expression expression) => expression is Literal { Value: null } || expression is Cast { Child: Literal { Value: null } };

    static Expression IsNull(Expression expression, string name) => Members.Function(name == "=" ? "isnull" : "isnotnull", expression);

    static bool Nulls(Node node, Expression expression) => expression is not Literal && MayBeNull(node.Type);

    static bool MayBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
