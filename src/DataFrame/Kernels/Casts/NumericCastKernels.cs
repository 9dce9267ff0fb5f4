using System.Numerics;
using Frames.Kernels.Loops;
using Frames.Sql.Types;

namespace Frames.Kernels.Casts;

/// <summary>Casts among booleans and the numbers that are not decimals.</summary>
internal static class NumericCastKernels
{
    public static Kernel? Create(CastContext cast) => cast.From switch
    {
        BooleanType => FromBoolean(cast),
        ByteType => FromInteger<sbyte>(cast),
        ShortType => FromInteger<short>(cast),
        IntegerType => FromInteger<int>(cast),
        LongType => FromInteger<long>(cast),
        FloatType => FromFloat<float>(cast),
        DoubleType => FromFloat<double>(cast),
        _ => null,
    };

    static Kernel? FromBoolean(CastContext cast) => cast.To switch
    {
        ByteType => cast.Body<BooleanToNumber<sbyte>, bool, sbyte>(ErrorBehavior.Ignore),
        ShortType => cast.Body<BooleanToNumber<short>, bool, short>(ErrorBehavior.Ignore),
        IntegerType => cast.Body<BooleanToNumber<int>, bool, int>(ErrorBehavior.Ignore),
        LongType => cast.Body<BooleanToNumber<long>, bool, long>(ErrorBehavior.Ignore),
        FloatType => cast.Body<BooleanToNumber<float>, bool, float>(ErrorBehavior.Ignore),
        DoubleType => cast.Body<BooleanToNumber<double>, bool, double>(ErrorBehavior.Ignore),
        TimestampType => cast.Body<BooleanToNumber<long>, bool, long>(ErrorBehavior.Ignore),
        _ => null,
    };

    static Kernel? FromInteger<T>(CastContext cast) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => cast.To switch
    {
        BooleanType => cast.Body<NumberToBoolean<T>, T, bool>(ErrorBehavior.Ignore),
        ByteType => cast.Body<IntegerToInteger<T, sbyte>, T, sbyte>(cast.OnOverflow),
        ShortType => cast.Body<IntegerToInteger<T, short>, T, short>(cast.OnOverflow),
        IntegerType => cast.Body<IntegerToInteger<T, int>, T, int>(cast.OnOverflow),
        LongType => cast.Body<IntegerToInteger<T, long>, T, long>(cast.OnOverflow),
        FloatType => cast.Body<IntegerToFloat<T, float>, T, float>(ErrorBehavior.Ignore),
        DoubleType => cast.Body<IntegerToFloat<T, double>, T, double>(ErrorBehavior.Ignore),
        _ => null,
    };

    static Kernel? FromFloat<T>(CastContext cast) where T : unmanaged, IBinaryFloatingPointIeee754<T> => cast.To switch
    {
        BooleanType => cast.Body<NumberToBoolean<T>, T, bool>(ErrorBehavior.Ignore),
        ByteType => cast.Body<FloatToSmall<T, sbyte>, T, sbyte>(cast.OnOverflow),
        ShortType => cast.Body<FloatToSmall<T, short>, T, short>(cast.OnOverflow),
        IntegerType => cast.Body<FloatToInteger<T, int>, T, int>(cast.OnOverflow),
        LongType => cast.Body<FloatToInteger<T, long>, T, long>(cast.OnOverflow),
        FloatType => cast.Body<FloatToFloat<T, float>, T, float>(ErrorBehavior.Ignore),
        DoubleType => cast.Body<FloatToFloat<T, double>, T, double>(ErrorBehavior.Ignore),
        _ => null,
    };
}
