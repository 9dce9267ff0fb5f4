using System.Numerics;
using Frames.Columns;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Sql.Types;
using Frames.Values;
using Vector = Frames.Columns.Vector;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>Times or divided by; exact for whole numbers, in halves away from zero.</summary>
    internal interface IIntervalScale
    {
        static abstract Int128 Invoke(Int128 value, Int128 scale, ref long error);
        static abstract BigInteger Invoke(BigInteger value, BigInteger unscaled, BigInteger power, ref long error);
        static abstract double Invoke(double value, double scale, ref long error);
    }

    readonly struct Times : IIntervalScale
    {
        public static Int128 Invoke(Int128 value, Int128 scale, ref long error) => value * scale;
        public static BigInteger Invoke(BigInteger value, BigInteger unscaled, BigInteger power, ref long error) => HalvesUp(value * unscaled, power);
        public static double Invoke(double value, double scale, ref long error) => value * scale;
    }

    readonly struct Over : IIntervalScale
    {
        public static Int128 Invoke(Int128 value, Int128 scale, ref long error)
        {
            if (scale != 0) return (Int128)HalvesUp(value, scale);
            error |= 2;
            return 0;
        }

        public static BigInteger Invoke(BigInteger value, BigInteger unscaled, BigInteger power, ref long error)
        {
            if (!unscaled.IsZero) return HalvesUp(value * power, unscaled);
            error |= 2;
            return 0;
        }

        public static double Invoke(double value, double scale, ref long error)
        {
            if (scale == 0) error |= 2;
            return value / scale;
        }
    }

    static BigInteger HalvesUp(BigInteger dividend, BigInteger divisor)
    {
        var quotient = (BigInteger.Abs(dividend) * 2 + BigInteger.Abs(divisor)) / (BigInteger.Abs(divisor) * 2);
        return dividend.Sign * divisor.Sign < 0 ? -quotient : quotient;
    }

    readonly struct ScaleWhole<TScale, T, TNumber> : IBinary<T, TNumber, T>
        where TScale : struct, IIntervalScale
        where T : unmanaged, IBinaryInteger<T>
        where TNumber : unmanaged, IBinaryInteger<TNumber>
    {
        public static T Invoke(T left, TNumber right, ref long error)
        {
            var wide = TScale.Invoke(Int128.CreateTruncating(left), Int128.CreateTruncating(right), ref error);
            var result = T.CreateTruncating(wide);
            if (Int128.CreateTruncating(result) != wide) error |= 1;
            return result;
        }
    }

    readonly struct ScaleFraction<TScale, T, TNumber> : IBinary<T, TNumber, T>
        where TScale : struct, IIntervalScale
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        public static T Invoke(T left, TNumber right, ref long error)
        {
            var rounded = Math.Round(TScale.Invoke(double.CreateTruncating(left), double.CreateTruncating(right), ref error), MidpointRounding.AwayFromZero);
            if (!(rounded >= double.CreateTruncating(T.MinValue) && rounded < -double.CreateTruncating(T.MinValue))) error |= 1;
            return T.CreateSaturating(rounded);
        }
    }

    /// <summary>Months and days lose their fractions, of which that of days goes on as microseconds.</summary>
    readonly struct ScaleCalendar<TScale> : IBinary<CalendarInterval, double, CalendarInterval> where TScale : struct, IIntervalScale
    {
        const double microsPerDay = 86_400_000_000;

        public static CalendarInterval Invoke(CalendarInterval left, double right, ref long error)
        {
            var months = Math.Truncate(TScale.Invoke(left.Months, right, ref error));
            var days = TScale.Invoke(left.Days, right, ref error);
            var micros = TScale.Invoke(left.Microseconds, right, ref error) + microsPerDay * (days - Math.Truncate(days));
            if (Math.Abs(months) > int.MaxValue || Math.Abs(Math.Truncate(days)) > int.MaxValue || Math.Abs(micros) >= long.MaxValue) error |= 1;
            // Java rounds halves upwards.
            return new(int.CreateSaturating(months), int.CreateSaturating(days), long.CreateSaturating(Math.Floor(micros + 0.5)));
        }
    }

    readonly struct TimeDifference : IBinary<long, long, long>
    {
        public static long Invoke(long left, long right, ref long error) => (left - right) / DateTimeText.NanosPerMicro;
    }

    readonly struct TimePlus : IBinary<long, long, long>
    {
        const long nanosPerDay = 86_400_000_000_000;

        public static long Invoke(long left, long right, ref long error)
        {
            var result = left + unchecked(right * DateTimeText.NanosPerMicro);
            if (Int128.Abs(right) > nanosPerDay / DateTimeText.NanosPerMicro || result < 0 || result >= nanosPerDay) error |= 1;
            return result;
        }
    }

    readonly struct TimeMinus : IBinary<long, long, long>
    {
        public static long Invoke(long left, long right, ref long error) => TimePlus.Invoke(left, unchecked(-right), ref error);
    }

    /// <summary>An interval and a decimal number.</summary>
    sealed class DecimalScaleKernel<TScale, T>(DataType type, int scale, ErrorBehavior onError, RaiseError raise) : Kernel
        where TScale : struct, IIntervalScale
        where T : unmanaged, IBinaryInteger<T>
    {
        readonly BigInteger power = BigInteger.Pow(10, scale);

        public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        {
            if (Vectors.IsNullConstant(arguments[0]) || Vectors.IsNullConstant(arguments[1])) return Vectors.NullConstant(type, length);
            var validity = Bitmap.And(Vectors.Validity(arguments[0], context), Vectors.Validity(arguments[1], context), length, context.Arena);
            var values = Vectors.Values<T>(arguments[0], context);
            var numbers = Vectors.Decimals(VectorForms.Flatten(arguments[1], context.Arena), context);
            var result = context.Arena.RentCleared<T>(length);
            var valid = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
            for (var i = 0; i < length; i++)
            {
                if (!validity[i] || !live[i]) continue;
                var error = 0L;
                var wide = TScale.Invoke((BigInteger)Int128.CreateTruncating(values[i]), (BigInteger)numbers[i], power, ref error);
                result[i] = T.CreateTruncating(wide);
                if (BigInteger.CreateTruncating(result[i]) != wide) error |= 1;
                if (error == 0) Bitmap.Set(valid, i);
                else if (onError == ErrorBehavior.Raise) throw raise(error, values[i], numbers[i]);
            }
            return Vectors.FromValues(type, result, length, new(valid), context);
        }
    }
}
