using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer.Coercions;

/// <summary>Brings the two operands of arithmetic together.</summary>
internal static class ArithmeticCoercion
{
    public static ValueList<Expression> Coerce(ValueList<Expression> arguments, Signature signature, QuerySettings settings)
    {
        if (arguments.Count != 2) return arguments;
        var (left, right) = Strings(arguments[0], arguments[1], settings);
        (left, right) = DecimalOperands.Bring(left, right, settings);
        (left, right) = signature.Coercion switch
        {
            Coercion.Division => Numbers(left, right, type => type is not DecimalType, DataTypes.Double, settings),
            Coercion.IntegralDivision => Numbers(left, right, type => type is IntegralType, DataTypes.Long, settings),
            _ => (left, right),
        };
        if (left.Type is NullType && right.Type is NullType && signature.Parameters[0].Type.CastFrom(DataTypes.Null, settings.Ansi) is { } type)
            return [CommonTypes.CastTo(left, type, settings), CommonTypes.CastTo(right, type, settings)];
        if (left.Type.Equals(right.Type) || left.Type is DecimalType || right.Type is DecimalType) return [left, right];
        if (CommonTypes.Tightest(left.Type, right.Type, settings) is not { } common || !signature.Parameters[0].Type.Accepts(common)) return [left, right];
        return [CommonTypes.CastTo(left, common, settings), CommonTypes.CastTo(right, common, settings)];
    }

    static (Expression, Expression) Strings(Expression left, Expression right, QuerySettings settings)
    {
        if (settings.Ansi)
        {
            return CommonTypes.ForStringAnsi(left.Type, right.Type) is { } type
                ? (CommonTypes.CastTo(left, type, settings), CommonTypes.CastTo(right, type, settings)) : (left, right);
        }
        // Without ANSI text in arithmetic is a double; intervals are left to say what they cannot be added to.
        if (left.Type is StringType && !IsInterval(right.Type)) left = CommonTypes.CastTo(left, DataTypes.Double, settings);
        if (right.Type is StringType && !IsInterval(left.Type)) right = CommonTypes.CastTo(right, DataTypes.Double, settings);
        return (left, right);
    }

    static (Expression, Expression) Numbers(Expression left, Expression right, Func<DataType, bool> casts, DataType target, QuerySettings settings)
    {
        if (!IsNumberOrNull(left.Type) || !IsNumberOrNull(right.Type)) return (left, right);
        if (left.Type is DecimalType && right.Type is DecimalType) return (left, right);
        return (casts(left.Type) || left.Type is NullType ? CommonTypes.CastTo(left, target, settings) : left,
            casts(right.Type) || right.Type is NullType ? CommonTypes.CastTo(right, target, settings) : right);
    }

    static bool IsNumberOrNull(DataType type) => type is NumericType or NullType;

    static bool IsInterval(DataType type) => type is DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType;
}
