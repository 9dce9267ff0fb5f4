namespace Frames.Values;

/// <summary>Precision and scale of the results of decimal arithmetic, by Spark's rules.</summary>
/// <remarks>
/// Above 38 digits the integral digits are kept and the scale shrinks to no less than min(scale, 6); with
/// <c>spark.sql.decimalOperations.allowPrecisionLoss=false</c> both are capped at 38 instead.
/// </remarks>
internal static class DecimalTypes
{
    const int minimumAdjustedScale = 6;

    public static (int Precision, int Scale) Add(int precision1, int scale1, int precision2, int scale2, bool allowPrecisionLoss = true)
    {
        var scale = Math.Max(scale1, scale2);
        return Limit(Math.Max(precision1 - scale1, precision2 - scale2) + scale + 1, scale, allowPrecisionLoss);
    }

    public static (int Precision, int Scale) Multiply(int precision1, int scale1, int precision2, int scale2, bool allowPrecisionLoss = true) =>
        Limit(precision1 + precision2 + 1, scale1 + scale2, allowPrecisionLoss);

    public static (int Precision, int Scale) Divide(int precision1, int scale1, int precision2, int scale2, bool allowPrecisionLoss = true)
    {
        if (allowPrecisionLoss)
        {
            var scale = Math.Max(minimumAdjustedScale, scale1 + precision2 + 1);
            return Adjust(precision1 - scale1 + scale2 + scale, scale);
        }
        var integral = Math.Min(Decimals.MaxPrecision, precision1 - scale1 + scale2);
        var fraction = Math.Min(Decimals.MaxPrecision, Math.Max(minimumAdjustedScale, scale1 + precision2 + 1));
        var excess = integral + fraction - Decimals.MaxPrecision;
        if (excess <= 0) return (integral + fraction, fraction);
        fraction -= excess / 2 + 1;
        return (Decimals.MaxPrecision, fraction);
    }

    public static (int Precision, int Scale) Remainder(int precision1, int scale1, int precision2, int scale2, bool allowPrecisionLoss = true)
    {
        var scale = Math.Max(scale1, scale2);
        return Limit(Math.Min(precision1 - scale1, precision2 - scale2) + scale, scale, allowPrecisionLoss);
    }

    /// <summary>The type of <c>div</c>'s quotient before it becomes a long.</summary>
    public static (int Precision, int Scale) IntegralDivide(int precision1, int scale1, int scale2)
    {
        var integral = precision1 - scale1 + scale2;
        return (Math.Min(Decimals.MaxPrecision, integral == 0 ? 1 : integral), 0);
    }

    /// <summary>The type that holds every value of both: the larger integral part and the larger scale.</summary>
    public static (int Precision, int Scale) Widen(int precision1, int scale1, int precision2, int scale2)
    {
        var scale = Math.Max(scale1, scale2);
        return (Math.Min(Math.Max(precision1 - scale1, precision2 - scale2) + scale, Decimals.MaxPrecision), Math.Min(scale, Decimals.MaxPrecision));
    }

    /// <summary>Precision and scale brought down to 38 digits, integral digits first.</summary>
    public static (int Precision, int Scale) Adjust(int precision, int scale)
    {
        if (precision <= Decimals.MaxPrecision) return (precision, scale);
        var integral = precision - scale;
        return (Decimals.MaxPrecision, Math.Max(Decimals.MaxPrecision - integral, Math.Min(scale, minimumAdjustedScale)));
    }

    static (int Precision, int Scale) Limit(int precision, int scale, bool allowPrecisionLoss) => allowPrecisionLoss
        ? Adjust(precision, scale)
        : (Math.Min(precision, Decimals.MaxPrecision), Math.Min(scale, Decimals.MaxPrecision));
}
