using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer.Coercions;

/// <summary>Brings the two operands of a comparison together.</summary>
internal static class ComparisonCoercion
{
    public static ValueList<Expression> Coerce(FunctionDefinition function, ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments.Count != 2) return arguments;
        var (left, right) = (arguments[0], arguments[1]);
        if (left.Type.Equals(right.Type)) return arguments;
        if ((settings.Ansi ? CommonTypes.ForStringAnsi(left.Type, right.Type) : ForStringLegacy(left.Type, right.Type)) is { } promoted)
            (left, right) = (CommonTypes.CastTo(left, promoted, settings), CommonTypes.CastTo(right, promoted, settings));
        (left, right) = DecimalLiterals.Round(function, left, right);
        (left, right) = DecimalOperands.Bring(left, right, settings);
        var common = (left.Type, right.Type) is (DecimalType a, DecimalType b) ? CommonTypes.Widen(a, b)
            : CommonTypes.Tightest(left.Type, right.Type, settings) ?? ComplexTypes.Common(left.Type, right.Type, (x, y) => CommonTypes.Wider(x, y, settings));
        if (common is null && !settings.Ansi) common = BooleanAndNumber(left.Type, right.Type);
        return common is null ? [left, right] : [CommonTypes.CastTo(left, common, settings), CommonTypes.CastTo(right, common, settings)];
    }

    static DataType? ForStringLegacy(DataType left, DataType right) => (left, right) switch
    {
        (StringType, DecimalType) => DataTypes.Double,
        (StringType, NumericType or BooleanType or BinaryType or DateType or TimestampType or TimestampNtzType or TimeType) => right,
        (StringType, _) => null,
        (_, StringType) => ForStringLegacy(right, left),
        _ => null,
    };

    // Without ANSI a truth value compares with a number as 1 or 0.
    static DataType? BooleanAndNumber(DataType left, DataType right) => (left, right) switch
    {
        (BooleanType, NumericType) => right,
        (NumericType, BooleanType) => left,
        _ => null,
    };
}
