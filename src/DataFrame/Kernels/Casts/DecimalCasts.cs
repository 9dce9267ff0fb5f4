using System.Numerics;
using System.Text;
using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Casts;

/// <summary>Casts to and from decimals. A decimal in memory is 64 or 128 bits wide by its precision.</summary>
internal static class DecimalCasts
{
    public static Kernel? Create(CastContext cast)
    {
        if (cast.To is DecimalType to) return To(cast, new(cast, to));
        return cast.From is DecimalType ? From(cast) : null;
    }

    static Kernel? To(CastContext cast, DecimalTarget target) => cast.From switch
    {
        BooleanType => target.Of<FromBoolean, bool>(),
        ByteType => target.Of<FromInteger<sbyte>, sbyte>(),
        ShortType => target.Of<FromInteger<short>, short>(),
        IntegerType => target.Of<FromInteger<int>, int>(),
        LongType => target.Of<FromInteger<long>, long>(),
        FloatType => target.Of<FromFloat, float>(),
        DoubleType => target.Of<FromDouble, double>(),
        TimestampType => target.Of<FromTimestamp, long>(),
        TimeType => target.Of<FromTime, long>(),
        DecimalType { Physical: PhysicalType.Int64 } => target.Of<FromDecimal<long>, long>(),
        DecimalType => target.Of<FromDecimal<Int128>, Int128>(),
        _ => null,
    };

    static Kernel? From(CastContext cast) => cast.From.Physical == PhysicalType.Int64 ? From<long>(cast) : From<Int128>(cast);

    static Kernel? From<T>(CastContext cast) where T : unmanaged, IBinaryInteger<T> => cast.To switch
    {
        BooleanType => new ValueCastKernel<ToBoolean<T>, T, bool>(cast),
        ByteType => new ValueCastKernel<ToInteger<T, sbyte>, T, sbyte>(cast),
        ShortType => new ValueCastKernel<ToInteger<T, short>, T, short>(cast),
        IntegerType => new ValueCastKernel<ToInteger<T, int>, T, int>(cast),
        LongType => new ValueCastKernel<ToInteger<T, long>, T, long>(cast),
        FloatType => new ValueCastKernel<ToFloat<T>, T, float>(cast),
        DoubleType => new ValueCastKernel<ToDouble<T>, T, double>(cast),
        TimestampType => new ValueCastKernel<ToTimestamp<T>, T, long>(cast),
        _ => null,
    };

    /// <summary>Makes kernels whose result is as wide as the target decimal.</summary>
    readonly struct DecimalTarget(CastContext cast, DecimalType type)
    {
        public Kernel Of<TCast, TArgument>()
            where TCast : struct, IValueCast<TArgument, Int128>
            where TArgument : unmanaged
            => type.Physical == PhysicalType.Int64 ? new ValueCastKernel<Narrow<TCast, TArgument>, TArgument, long>(cast) : new ValueCastKernel<TCast, TArgument, Int128>(cast);
    }

    readonly struct Narrow<TCast, TArgument> : IValueCast<TArgument, long>
        where TCast : struct, IValueCast<TArgument, Int128>
        where TArgument : unmanaged
    {
        public static CastStatus Invoke(TArgument value, CastContext cast, out long result)
        {
            var status = TCast.Invoke(value, cast, out var wide);
            result = unchecked((long)wide);
            return status;
        }

        public static FramesException Error(TArgument value, CastContext cast) => TCast.Error(value, cast);
    }

    static CastStatus Status(bool success) => success ? CastStatus.Success : CastStatus.Failure;

    static CastStatus Status(ParseStatus status) => Status(status == ParseStatus.Success);

    readonly struct FromBoolean : IValueCast<bool, Int128>
    {
        public static CastStatus Invoke(bool value, CastContext cast, out Int128 result)
        {
            var to = (DecimalType)cast.To;
            return Status(DecimalConversions.TryFromLong(value ? 1 : 0, to.Precision, to.Scale, out result));
        }

        public static FramesException Error(bool value, CastContext cast) => CastErrors.OutOfRange(value ? "1" : "0", cast);
    }

    readonly struct FromInteger<T> : IValueCast<T, Int128> where T : unmanaged, IBinaryInteger<T>
    {
        public static CastStatus Invoke(T value, CastContext cast, out Int128 result)
        {
            var to = (DecimalType)cast.To;
            return Status(DecimalConversions.TryFromLong(long.CreateTruncating(value), to.Precision, to.Scale, out result));
        }

        public static FramesException Error(T value, CastContext cast) => CastErrors.OutOfRange(value.ToString(null, System.Globalization.CultureInfo.InvariantCulture), cast);
    }

    readonly struct FromFloat : IValueCast<float, Int128>
    {
        public static CastStatus Invoke(float value, CastContext cast, out Int128 result) => FromDouble.Invoke(value, cast, out result);
        public static FramesException Error(float value, CastContext cast) => FromDouble.Error(value, cast);
    }

    readonly struct FromDouble : IValueCast<double, Int128>
    {
        public static CastStatus Invoke(double value, CastContext cast, out Int128 result)
        {
            var to = (DecimalType)cast.To;
            result = 0;
            if (!double.IsFinite(value)) return CastStatus.Null;
            return Status(DecimalConversions.TryFromDouble(value, to.Precision, to.Scale, out result));
        }

        public static FramesException Error(double value, CastContext cast) => CastErrors.OutOfRange(CastErrors.Plain(value), cast);
    }

    readonly struct FromTimestamp : IValueCast<long, Int128>
    {
        const int MicrosScale = 6;

        public static CastStatus Invoke(long value, CastContext cast, out Int128 result)
        {
            var to = (DecimalType)cast.To;
            return Status(Decimals.TryRescale(value, MicrosScale, to.Scale, to.Precision, out result));
        }

        public static FramesException Error(long value, CastContext cast) => CastErrors.OutOfRange(CastErrors.Plain(value, MicrosScale), cast);
    }

    readonly struct FromTime : IValueCast<long, Int128>
    {
        const int NanosScale = 9;

        public static CastStatus Invoke(long value, CastContext cast, out Int128 result)
        {
            var to = (DecimalType)cast.To;
            return Status(Decimals.TryRescale(value, NanosScale, to.Scale, to.Precision, out result));
        }

        public static FramesException Error(long value, CastContext cast) => CastErrors.OutOfRange(CastErrors.Plain(value, NanosScale), cast);
    }

    readonly struct FromDecimal<T> : IValueCast<T, Int128> where T : unmanaged, IBinaryInteger<T>
    {
        public static CastStatus Invoke(T value, CastContext cast, out Int128 result)
        {
            var to = (DecimalType)cast.To;
            return Status(Decimals.TryRescale(Int128.CreateTruncating(value), ((DecimalType)cast.From).Scale, to.Scale, to.Precision, out result));
        }

        public static FramesException Error(T value, CastContext cast) => CastErrors.OutOfRange(Text(Int128.CreateTruncating(value), (DecimalType)cast.From), cast);
    }

    readonly struct ToBoolean<T> : IValueCast<T, bool> where T : unmanaged, IBinaryInteger<T>
    {
        public static CastStatus Invoke(T value, CastContext cast, out bool result)
        {
            result = value != T.Zero;
            return CastStatus.Success;
        }
    }

    readonly struct ToInteger<T, TResult> : IValueCast<T, TResult>
        where T : unmanaged, IBinaryInteger<T>
        where TResult : unmanaged, IBinaryInteger<TResult>
    {
        public static CastStatus Invoke(T value, CastContext cast, out TResult result)
        {
            var whole = Int128.CreateTruncating(value) / Decimals.PowerOfTen(((DecimalType)cast.From).Scale);
            result = TResult.CreateTruncating(whole);
            return Status(cast.Mode == Expressions.CastMode.Legacy || Int128.CreateTruncating(result) == whole);
        }
    }

    readonly struct ToFloat<T> : IValueCast<T, float> where T : unmanaged, IBinaryInteger<T>
    {
        public static CastStatus Invoke(T value, CastContext cast, out float result)
        {
            result = DecimalConversions.ToFloat(Int128.CreateTruncating(value), ((DecimalType)cast.From).Scale);
            return CastStatus.Success;
        }
    }

    readonly struct ToDouble<T> : IValueCast<T, double> where T : unmanaged, IBinaryInteger<T>
    {
        public static CastStatus Invoke(T value, CastContext cast, out double result)
        {
            result = DecimalConversions.ToDouble(Int128.CreateTruncating(value), ((DecimalType)cast.From).Scale);
            return CastStatus.Success;
        }
    }

    readonly struct ToTimestamp<T> : IValueCast<T, long> where T : unmanaged, IBinaryInteger<T>
    {
        public static CastStatus Invoke(T value, CastContext cast, out long result)
        {
            var micros = ToDigits((BigInteger)Int128.CreateTruncating(value) * 1_000_000) / BigInteger.Pow(10, ((DecimalType)cast.From).Scale);
            result = unchecked((long)(ulong)(micros & ulong.MaxValue));
            return CastStatus.Success;
        }
    }

    /// <summary>Spark multiplies to 34 digits here, half to even.</summary>
    static BigInteger ToDigits(BigInteger value)
    {
        const int digits = 34;
        var excess = BigInteger.Abs(value).ToString(System.Globalization.CultureInfo.InvariantCulture).Length - digits;
        if (excess <= 0) return value;
        var unit = BigInteger.Pow(10, excess);
        var (whole, rest) = BigInteger.DivRem(BigInteger.Abs(value), unit);
        var half = (rest * 2).CompareTo(unit);
        return (whole + (half > 0 || (half == 0 && !whole.IsEven) ? 1 : 0)) * unit * value.Sign;
    }

    static string Text(Int128 value, DecimalType type)
    {
        Span<byte> text = stackalloc byte[DecimalText.MaxLength];
        return Encoding.ASCII.GetString(text[..DecimalText.Write(value, type.Scale, text)]);
    }
}
