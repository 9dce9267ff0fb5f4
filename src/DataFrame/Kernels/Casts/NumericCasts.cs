using System.Numerics;

namespace Frames.Kernels.Casts;

// Bodies of casts between numbers. Error bit 1: the value does not fit; the value left is what Spark gives without ANSI.

/// <summary>Whole number to whole number: wraps.</summary>
internal readonly struct IntegerToInteger<TArgument, TResult> : IUnary<TArgument, TResult>
    where TArgument : unmanaged, IBinaryInteger<TArgument>
    where TResult : unmanaged, IBinaryInteger<TResult>
{
    public static TResult Invoke(TArgument value, ref long error)
    {
        var result = TResult.CreateTruncating(value);
        if (TArgument.CreateTruncating(result) != value) error |= 1;
        return result;
    }
}

/// <summary>Whole number to float or double: rounds.</summary>
internal readonly struct IntegerToFloat<TArgument, TResult> : IUnary<TArgument, TResult>
    where TArgument : unmanaged, IBinaryInteger<TArgument>
    where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
{
    public static TResult Invoke(TArgument value, ref long error) => TResult.CreateTruncating(value);
}

/// <summary>Float or double to INT or BIGINT: cuts the fraction off, saturates, NaN to 0.</summary>
internal readonly struct FloatToInteger<TArgument, TResult> : IUnary<TArgument, TResult>
    where TArgument : unmanaged, IBinaryFloatingPointIeee754<TArgument>
    where TResult : unmanaged, IBinaryInteger<TResult>, IMinMaxValue<TResult>
{
    public static TResult Invoke(TArgument value, ref long error)
    {
        // The greatest BIGINT rounds up to 2^63 as a double, which Spark lets through.
        var fits = TArgument.Floor(value) <= TArgument.CreateTruncating(TResult.MaxValue) && TArgument.Ceiling(value) >= TArgument.CreateTruncating(TResult.MinValue);
        if (!fits) error |= 1;
        return TArgument.IsNaN(value) ? TResult.Zero : TResult.CreateSaturating(value);
    }
}

/// <summary>Float or double to TINYINT or SMALLINT: through INT, then wraps.</summary>
internal readonly struct FloatToSmall<TArgument, TResult> : IUnary<TArgument, TResult>
    where TArgument : unmanaged, IBinaryFloatingPointIeee754<TArgument>
    where TResult : unmanaged, IBinaryInteger<TResult>, IMinMaxValue<TResult>
{
    public static TResult Invoke(TArgument value, ref long error)
    {
        var fits = TArgument.Floor(value) <= TArgument.CreateTruncating(TResult.MaxValue) && TArgument.Ceiling(value) >= TArgument.CreateTruncating(TResult.MinValue);
        if (!fits) error |= 1;
        return TArgument.IsNaN(value) ? TResult.Zero : TResult.CreateTruncating(int.CreateSaturating(value));
    }
}

/// <summary>Between float and double.</summary>
internal readonly struct FloatToFloat<TArgument, TResult> : IUnary<TArgument, TResult>
    where TArgument : unmanaged, IBinaryFloatingPointIeee754<TArgument>
    where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
{
    public static TResult Invoke(TArgument value, ref long error) => TResult.CreateTruncating(value);
}

/// <summary>True and false to 1 and 0.</summary>
internal readonly struct BooleanToNumber<TResult> : IUnary<bool, TResult> where TResult : unmanaged, INumber<TResult>
{
    public static TResult Invoke(bool value, ref long error) => value ? TResult.One : TResult.Zero;
}

/// <summary>Whether a number is not 0; NaN is not.</summary>
internal readonly struct NumberToBoolean<TArgument> : IUnary<TArgument, bool> where TArgument : unmanaged, INumber<TArgument>
{
    public static bool Invoke(TArgument value, ref long error) => value != TArgument.Zero;
}
