using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer.Coercions;

/// <summary>Operands of which one is a decimal: whole numbers become decimals of their digits, beside fractions decimals become doubles.</summary>
internal static class DecimalOperands
{
    /// <summary>The operands after the casts that a decimal asks for; unchanged where none is a decimal.</summary>
    public static (Expression Left, Expression Right) Bring(Expression left, Expression right, QuerySettings settings)
        => (left.Type, right.Type) switch
        {
            (IntegralType, DecimalType) => (ToDecimal(left, settings), right),
            (DecimalType, IntegralType) => (left, ToDecimal(right, settings)),
            (FractionalType, DecimalType) or (DecimalType, FractionalType) => (CommonTypes.CastTo(left, DataTypes.Double, settings),
                CommonTypes.CastTo(right, DataTypes.Double, settings)),
            (NullType, DecimalType) => (CommonTypes.CastTo(left, right.Type, settings), right),
            (DecimalType, NullType) => (left, CommonTypes.CastTo(right, left.Type, settings)),
            _ => (left, right),
        };

    static Expression ToDecimal(Expression expression, QuerySettings settings)
        => CommonTypes.CastTo(expression, CommonTypes.DecimalOfLiteral(expression) ?? CommonTypes.DecimalFor(expression.Type), settings);
}
