using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer.Coercions;

/// <summary>An order comparison of a whole number with a decimal literal compares whole numbers: <c>i &lt; 12.34</c> is <c>i &lt; 13</c>.</summary>
internal static class DecimalLiterals
{
    public static (Expression Left, Expression Right) Round(FunctionDefinition function, Expression left, Expression right) => (left, right) switch
    {
        ({ Type: IntegralType }, Literal { Value: Int128 value, Type: DecimalType type }) when Up(function.Name) is { } up
            && Whole(value, type.Scale, up) is { } whole => (left, whole),
        (Literal { Value: Int128 value, Type: DecimalType type }, { Type: IntegralType }) when Up(function.Name) is { } up
            && Whole(value, type.Scale, !up) is { } whole => (whole, right),
        _ => (left, right),
    };

    /// <summary>Whether a literal on the right is rounded up; null for other comparisons.</summary>
    static bool? Up(string comparison) => comparison switch
    {
        OperatorNames.Less or OperatorNames.GreaterOrEqual => true,
        OperatorNames.Greater or OperatorNames.LessOrEqual => false,
        _ => null,
    };

    static Literal? Whole(Int128 value, int scale, bool up)
    {
        var divisor = Int128.One;
        for (var i = 0; i < scale; i++) divisor *= 10;
        var (whole, rest) = Int128.DivRem(value, divisor);
        if (rest > 0 && up) whole++;
        if (rest < 0 && !up) whole--;
        return whole >= long.MinValue && whole <= long.MaxValue ? new Literal((long)whole, DataTypes.Long) : null;
    }
}
