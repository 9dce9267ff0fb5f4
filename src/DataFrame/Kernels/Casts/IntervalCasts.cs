using System.Numerics;
using Frames.Sql.Types;

namespace Frames.Kernels.Casts;

/// <summary>Casts among intervals and between intervals of one field and numbers.</summary>
internal static class IntervalCasts
{
    const int MonthsPerYear = 12;

    public static Kernel? Create(CastContext cast) => (cast.From, cast.To) switch
    {
        (YearMonthIntervalType, YearMonthIntervalType) => new ValueCastKernel<CutMonths, int, int>(cast),
        (DayTimeIntervalType, DayTimeIntervalType) => new ValueCastKernel<CutMicros, long, long>(cast),
        (ByteType, YearMonthIntervalType or DayTimeIntervalType) => FromNumber<sbyte>(cast),
        (ShortType, YearMonthIntervalType or DayTimeIntervalType) => FromNumber<short>(cast),
        (IntegerType, YearMonthIntervalType or DayTimeIntervalType) => FromNumber<int>(cast),
        (LongType, YearMonthIntervalType or DayTimeIntervalType) => FromNumber<long>(cast),
        (DecimalType { Physical: PhysicalType.Int64 }, YearMonthIntervalType or DayTimeIntervalType) => FromNumber<long>(cast),
        (DecimalType, YearMonthIntervalType or DayTimeIntervalType) => FromNumber<Int128>(cast),
        (YearMonthIntervalType, ByteType) => new ValueCastKernel<ToNumber<int, sbyte>, int, sbyte>(cast),
        (YearMonthIntervalType, ShortType) => new ValueCastKernel<ToNumber<int, short>, int, short>(cast),
        (YearMonthIntervalType, IntegerType) => new ValueCastKernel<ToNumber<int, int>, int, int>(cast),
        (YearMonthIntervalType, LongType) => new ValueCastKernel<ToNumber<int, long>, int, long>(cast),
        (DayTimeIntervalType, ByteType) => new ValueCastKernel<ToNumber<long, sbyte>, long, sbyte>(cast),
        (DayTimeIntervalType, ShortType) => new ValueCastKernel<ToNumber<long, short>, long, short>(cast),
        (DayTimeIntervalType, IntegerType) => new ValueCastKernel<ToNumber<long, int>, long, int>(cast),
        (DayTimeIntervalType, LongType) => new ValueCastKernel<ToNumber<long, long>, long, long>(cast),
        (YearMonthIntervalType, DecimalType { Physical: PhysicalType.Int64 }) => new ValueCastKernel<ToDecimal<int, long>, int, long>(cast),
        (YearMonthIntervalType, DecimalType) => new ValueCastKernel<ToDecimal<int, Int128>, int, Int128>(cast),
        (DayTimeIntervalType, DecimalType { Physical: PhysicalType.Int64 }) => new ValueCastKernel<ToDecimal<long, long>, long, long>(cast),
        (DayTimeIntervalType, DecimalType) => new ValueCastKernel<ToDecimal<long, Int128>, long, Int128>(cast),
        _ => null,
    };

    /// <summary>Months, or microseconds, in one unit of a field.</summary>
    internal static long Unit(IntervalField field) => field switch
    {
        IntervalField.Year => MonthsPerYear,
        IntervalField.Month => 1,
        IntervalField.Day => 86_400_000_000,
        IntervalField.Hour => 3_600_000_000,
        IntervalField.Minute => 60_000_000,
        _ => 1_000_000,
    };

    static IntervalField End(DataType type) => type is YearMonthIntervalType months ? months.End : ((DayTimeIntervalType)type).End;

    static Kernel FromNumber<T>(CastContext cast) where T : unmanaged, IBinaryInteger<T>
        => cast.To is YearMonthIntervalType ? new ValueCastKernel<OfNumber<T, int>, T, int>(cast) : new ValueCastKernel<OfNumber<T, long>, T, long>(cast);

    readonly struct CutMonths : IValueCast<int, int>
    {
        public static CastStatus Invoke(int value, CastContext cast, out int result)
        {
            result = value - (int)(value % Unit(End(cast.To)));
            return CastStatus.Success;
        }
    }

    readonly struct CutMicros : IValueCast<long, long>
    {
        public static CastStatus Invoke(long value, CastContext cast, out long result)
        {
            // Seconds keep their fraction.
            result = End(cast.To) == IntervalField.Second ? value : value - (value % Unit(End(cast.To)));
            return CastStatus.Success;
        }
    }

    readonly struct OfNumber<T, TResult> : IValueCast<T, TResult>
        where T : unmanaged, IBinaryInteger<T>
        where TResult : unmanaged, IBinaryInteger<TResult>
    {
        public static bool AlwaysRaises => true;

        public static CastStatus Invoke(T value, CastContext cast, out TResult result)
        {
            var total = (BigInteger)Int128.CreateTruncating(value) * Unit(End(cast.To));
            if (cast.From is DecimalType type)
            {
                var divisor = BigInteger.Pow(10, type.Scale);
                // Half up, away from zero.
                total = ((BigInteger.Abs(total) * 2) + divisor) / (divisor * 2) * total.Sign;
            }
            result = TResult.CreateTruncating(total);
            return BigInteger.CreateTruncating(result) == total ? CastStatus.Success : CastStatus.Failure;
        }
    }

    readonly struct ToNumber<T, TResult> : IValueCast<T, TResult>
        where T : unmanaged, IBinaryInteger<T>
        where TResult : unmanaged, IBinaryInteger<TResult>
    {
        public static bool AlwaysRaises => true;

        public static CastStatus Invoke(T value, CastContext cast, out TResult result)
        {
            var whole = long.CreateTruncating(value) / Unit(End(cast.From));
            result = TResult.CreateTruncating(whole);
            return long.CreateTruncating(result) == whole ? CastStatus.Success : CastStatus.Failure;
        }
    }

    readonly struct ToDecimal<T, TResult> : IValueCast<T, TResult>
        where T : unmanaged, IBinaryInteger<T>
        where TResult : unmanaged, IBinaryInteger<TResult>
    {
        public static bool AlwaysRaises => true;

        public static CastStatus Invoke(T value, CastContext cast, out TResult result)
        {
            var type = (DecimalType)cast.To;
            var (unscaled, scale) = Unscaled(value, cast);
            var fits = Values.Decimals.TryRescale(unscaled, scale, type.Scale, type.Precision, out var wide);
            result = TResult.CreateTruncating(wide);
            return fits ? CastStatus.Success : CastStatus.Failure;
        }

        public static FramesException Error(T value, CastContext cast)
        {
            var (unscaled, scale) = Unscaled(value, cast);
            return CastErrors.OutOfRange(CastErrors.Plain(unscaled, scale), cast);
        }

        // Seconds carry six digits of fraction; other fields are whole.
        static (Int128 Value, int Scale) Unscaled(T value, CastContext cast) => End(cast.From) is var end && end == IntervalField.Second
            ? ((Int128)long.CreateTruncating(value), 6) : (long.CreateTruncating(value) / Unit(end), 0);
    }
}
