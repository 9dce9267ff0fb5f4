using Frames.Kernels.Loops;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Casts;

/// <summary>Casts among dates and timestamps and between timestamps and numbers.</summary>
internal static class DateTimeCasts
{
    const long MicrosPerSecond = 1_000_000;

    public static Kernel? Create(CastContext cast) => (cast.From, cast.To) switch
    {
        (DateType, TimestampType) => new ValueCastKernel<DateToTimestamp, int, long>(cast),
        (DateType, TimestampNtzType) => new ValueCastKernel<DateToLocal, int, long>(cast),
        (TimestampType, DateType) => new ValueCastKernel<TimestampToDate, long, int>(cast),
        (TimestampNtzType, DateType) => new ValueCastKernel<LocalToDate, long, int>(cast),
        (TimestampType, TimestampNtzType) => new ValueCastKernel<ToLocal, long, long>(cast),
        (TimestampNtzType, TimestampType) => new ValueCastKernel<ToInstant, long, long>(cast),
        (TimestampType, BooleanType) => cast.Body<NumberToBoolean<long>, long, bool>(ErrorBehavior.Ignore),
        (TimestampType, ByteType) => Seconds<sbyte>(cast),
        (TimestampType, ShortType) => Seconds<short>(cast),
        (TimestampType, IntegerType) => Seconds<int>(cast),
        (TimestampType, LongType) => Seconds<long>(cast),
        (TimestampType, FloatType) => new ValueCastKernel<ToSeconds<float>, long, float>(cast),
        (TimestampType, DoubleType) => new ValueCastKernel<ToSeconds<double>, long, double>(cast),
        (ByteType, TimestampType) => new ValueCastKernel<FromSeconds<sbyte>, sbyte, long>(cast),
        (ShortType, TimestampType) => new ValueCastKernel<FromSeconds<short>, short, long>(cast),
        (IntegerType, TimestampType) => new ValueCastKernel<FromSeconds<int>, int, long>(cast),
        (LongType, TimestampType) => new ValueCastKernel<FromSeconds<long>, long, long>(cast),
        (FloatType, TimestampType) => new ValueCastKernel<FromFractional<float>, float, long>(cast),
        (DoubleType, TimestampType) => new ValueCastKernel<FromFractional<double>, double, long>(cast),
        (TimeType, TimeType) => new ValueCastKernel<TimeToTime, long, long>(cast),
        (TimeType, ByteType) => new ValueCastKernel<TimeToSeconds<sbyte>, long, sbyte>(cast),
        (TimeType, ShortType) => new ValueCastKernel<TimeToSeconds<short>, long, short>(cast),
        (TimeType, IntegerType) => new ValueCastKernel<TimeToSeconds<int>, long, int>(cast),
        (TimeType, LongType) => new ValueCastKernel<TimeToSeconds<long>, long, long>(cast),
        (DateType, NumericType or BooleanType) => new AlwaysNullKernel(cast.To),
        _ => null,
    };

    static Kernel Seconds<T>(CastContext cast) where T : unmanaged, System.Numerics.IBinaryInteger<T> => new ValueCastKernel<ToWholeSeconds<T>, long, T>(cast);

    static long Floor(long value, long unit) => value >= 0 ? value / unit : ((value + 1) / unit) - 1;

    readonly struct DateToTimestamp : IValueCast<int, long>
    {
        public static CastStatus Invoke(int value, CastContext cast, out long result)
        {
            var status = DateToLocal.Invoke(value, cast, out var local);
            result = cast.Zone.ToUtc(local);
            return status;
        }
    }

    readonly struct DateToLocal : IValueCast<int, long>
    {
        public static CastStatus Invoke(int value, CastContext cast, out long result)
        {
            var high = Math.BigMul(value, DateTimeText.MicrosPerDay, out result);
            return high == result >> 63 ? CastStatus.Success : CastStatus.Failure;
        }
    }

    readonly struct TimestampToDate : IValueCast<long, int>
    {
        public static CastStatus Invoke(long value, CastContext cast, out int result) => LocalToDate.Invoke(cast.Zone.ToLocal(value), cast, out result);
    }

    readonly struct LocalToDate : IValueCast<long, int>
    {
        public static CastStatus Invoke(long value, CastContext cast, out int result)
        {
            result = (int)Floor(value, DateTimeText.MicrosPerDay);
            return CastStatus.Success;
        }
    }

    readonly struct ToLocal : IValueCast<long, long>
    {
        public static CastStatus Invoke(long value, CastContext cast, out long result)
        {
            result = cast.Zone.ToLocal(value);
            return CastStatus.Success;
        }
    }

    readonly struct ToInstant : IValueCast<long, long>
    {
        public static CastStatus Invoke(long value, CastContext cast, out long result)
        {
            result = cast.Zone.ToUtc(value);
            return CastStatus.Success;
        }
    }

    readonly struct ToWholeSeconds<T> : IValueCast<long, T> where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        public static CastStatus Invoke(long value, CastContext cast, out T result)
        {
            var seconds = Floor(value, MicrosPerSecond);
            result = T.CreateTruncating(seconds);
            return long.CreateTruncating(result) == seconds ? CastStatus.Success : CastStatus.Failure;
        }
    }

    readonly struct ToSeconds<T> : IValueCast<long, T> where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public static CastStatus Invoke(long value, CastContext cast, out T result)
        {
            result = T.CreateTruncating(value / (double)MicrosPerSecond);
            return CastStatus.Success;
        }
    }

    readonly struct FromSeconds<T> : IValueCast<T, long> where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        public static CastStatus Invoke(T value, CastContext cast, out long result)
        {
            // Spark saturates here in every mode.
            var high = Math.BigMul(long.CreateTruncating(value), MicrosPerSecond, out result);
            if (high != result >> 63) result = T.IsNegative(value) ? long.MinValue : long.MaxValue;
            return CastStatus.Success;
        }
    }

    readonly struct FromFractional<T> : IValueCast<T, long> where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public static CastStatus Invoke(T value, CastContext cast, out long result)
        {
            var seconds = double.CreateTruncating(value);
            result = (long)(seconds * MicrosPerSecond);
            if (!double.IsFinite(seconds)) return cast.IsStrict ? CastStatus.Failure : CastStatus.Null;
            return !cast.IsStrict || FloatBounds.Fit<long>(seconds * MicrosPerSecond) ? CastStatus.Success : CastStatus.Failure;
        }

        // Spark goes by DOUBLE and BIGINT here, and its errors say so.
        public static FramesException Error(T value, CastContext cast)
        {
            var seconds = double.CreateTruncating(value);
            return T.IsFinite(value) ? CastErrors.Overflow(seconds * MicrosPerSecond, cast.With(DataTypes.Double, DataTypes.Long))
                : CastErrors.InvalidInput(CastErrors.Shown(seconds, cast), cast.With(DataTypes.Double, cast.To));
        }
    }

    readonly struct TimeToSeconds<T> : IValueCast<long, T> where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        public static CastStatus Invoke(long value, CastContext cast, out T result)
        {
            var seconds = value / (MicrosPerSecond * DateTimeText.NanosPerMicro);
            result = T.CreateTruncating(seconds);
            return long.CreateTruncating(result) == seconds ? CastStatus.Success : CastStatus.Failure;
        }
    }

    readonly struct TimeToTime : IValueCast<long, long>
    {
        public static CastStatus Invoke(long value, CastContext cast, out long result)
        {
            var unit = (long)Math.Pow(10, 9 - ((TimeType)cast.To).Precision);
            result = value - (value % unit);
            return CastStatus.Success;
        }
    }
}
