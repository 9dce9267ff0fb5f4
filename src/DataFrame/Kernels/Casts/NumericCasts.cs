using System.Numerics;
using System.Runtime.CompilerServices;
using static Frames.Kernels.NumberConversions;

namespace Frames.Kernels.Casts;

// Bodies of casts between numbers. Error bit 1: the value does not fit; the value left is what Spark gives without ANSI.

/// <summary>Whole number to whole number: wraps.</summary>
internal readonly struct IntegerToInteger<TArgument, TResult> : IUnary<TArgument, TResult>
    where TArgument : unmanaged, IBinaryInteger<TArgument>
    where TResult : unmanaged, IBinaryInteger<TResult>
{
    public static TResult Invoke(TArgument value, ref long error)
    {
        var wide = WholeToLong(value);
        var result = LongToWhole<TResult>(wide);
        if (WholeToLong(result) != wide) error |= 1;
        return result;
    }
}

/// <summary>Whole number to float or double: rounds once.</summary>
internal readonly unsafe struct IntegerToFloat<TArgument, TResult> : IUnary<TArgument, TResult>
    where TArgument : unmanaged, IBinaryInteger<TArgument>
    where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
{
    public static TResult Invoke(TArgument value, ref long error)
    {
        if (sizeof(TResult) == 8) return DoubleToFloat<TResult>(WholeToLong(value));
        var result = (float)WholeToLong(value);
        return Unsafe.As<float, TResult>(ref result);
    }
}

/// <summary>Float or double to INT or BIGINT: cuts the fraction off, saturates, NaN to 0.</summary>
internal readonly struct FloatToInteger<TArgument, TResult> : IUnary<TArgument, TResult>
    where TArgument : unmanaged, IBinaryFloatingPointIeee754<TArgument>
    where TResult : unmanaged, IBinaryInteger<TResult>, IMinMaxValue<TResult>
{
    public static TResult Invoke(TArgument value, ref long error)
    {
        var number = FloatToDouble(value);
        if (!FloatBounds.Fit<TResult>(number)) error |= 1;
        return LongToWhole<TResult>(FloatBounds.Saturate(number, WholeToLong(TResult.MinValue), WholeToLong(TResult.MaxValue)));
    }
}

/// <summary>Float or double to TINYINT or SMALLINT: through INT, then wraps.</summary>
internal readonly struct FloatToSmall<TArgument, TResult> : IUnary<TArgument, TResult>
    where TArgument : unmanaged, IBinaryFloatingPointIeee754<TArgument>
    where TResult : unmanaged, IBinaryInteger<TResult>, IMinMaxValue<TResult>
{
    public static TResult Invoke(TArgument value, ref long error)
    {
        var number = FloatToDouble(value);
        if (!FloatBounds.Fit<TResult>(number)) error |= 1;
        return LongToWhole<TResult>(FloatBounds.Saturate(number, int.MinValue, int.MaxValue));
    }
}

/// <summary>What of floats and doubles lies in the range of whole numbers.</summary>
internal static class FloatBounds
{
    /// <summary>Whether the number without its fraction is one of the type's. Bounds are compared as doubles, so that the greatest BIGINT rounds up to 2^63.</summary>
    public static bool Fit<TResult>(double number)
        where TResult : unmanaged, IMinMaxValue<TResult>
        => Math.Floor(number) <= WholeToLong(TResult.MaxValue) && Math.Ceiling(number) >= WholeToLong(TResult.MinValue);

    /// <summary>The number without its fraction, or the nearer bound; 0 for NaN.</summary>
    public static long Saturate(double number, long least, long greatest)
    {
        // Written so that NaN ends in the last arm, and nothing is converted that has no value there.
        if (number <= least) return least;
        if (number >= greatest) return greatest;
        return number > least ? (long)number : 0;
    }
}

/// <summary>Between float and double.</summary>
internal readonly struct FloatToFloat<TArgument, TResult> : IUnary<TArgument, TResult>
    where TArgument : unmanaged, IBinaryFloatingPointIeee754<TArgument>
    where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
{
    public static TResult Invoke(TArgument value, ref long error) => DoubleToFloat<TResult>(FloatToDouble(value));
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
