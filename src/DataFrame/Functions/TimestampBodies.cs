using System.Globalization;
using System.Text;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql;

public static partial class Functions
{
    static FramesException LongOverflow() => new(null, null, "long overflow");

    /// <summary>The zone in which an argument's clock counts: none of its own for timestamps without one.</summary>
    static SparkZone ClockZone(RowArguments row, int argument) => row.At(argument).Vector.Type is TimestampType ? Zone(row.Context.Settings) : SparkZone.Utc;

    static SparkZone ZoneOf(RowArguments row, int argument)
        => SparkZone.TryGet(row.Text(argument), out var zone) ? zone : throw ErrorClasses.InvalidTimeZone.With(("timeZone", Encoding.UTF8.GetString(row.Text(argument))));

    /// <summary>Microseconds since midnight.</summary>
    static long TimeOfDay(RowArguments row)
    {
        var (vector, _) = row.At(0);
        if (vector.Type is TimeType) return row.Long(0) / 1000;
        var local = ClockZone(row, 0).ToLocal(row.Long(0));
        return local - DateTimeText.FloorDays(local) * DateTimeText.MicrosPerDay;
    }

    static long FloorDivide(long value, long divisor)
    {
        var quotient = Math.DivRem(value, divisor, out var rest);
        return rest < 0 ? quotient - 1 : quotient;
    }

    static long AnyWholeNumber(RowArguments row, int argument) => row.At(argument).Vector is FlatVector<long> ? row.Long(argument) : WholeNumber(row, argument);

    interface IClockField
    {
        static abstract int Of(long micros);
    }

    interface ITimeUnit
    {
        static abstract long Of(long micros);
    }

    readonly struct HourOf : IClockField
    {
        public static int Of(long micros) => (int)(micros / (3600 * DateTimeText.MicrosPerSecond));
    }

    readonly struct MinuteOf : IClockField
    {
        public static int Of(long micros) => (int)(micros / (60 * DateTimeText.MicrosPerSecond) % 60);
    }

    readonly struct SecondOf : IClockField
    {
        public static int Of(long micros) => (int)(micros / DateTimeText.MicrosPerSecond % 60);
    }

    readonly struct ClockField<TField> : IValueFunction<int> where TField : struct, IClockField
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = TField.Of(TimeOfDay(row));
            return true;
        }
    }

    readonly struct SecondWithFraction : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = TimeOfDay(row) % (60 * DateTimeText.MicrosPerSecond);
            return true;
        }
    }

    readonly struct InSeconds : ITimeUnit
    {
        public static long Of(long micros) => FloorDivide(micros, DateTimeText.MicrosPerSecond);
    }

    readonly struct InMillis : ITimeUnit
    {
        public static long Of(long micros) => FloorDivide(micros, 1000);
    }

    readonly struct InMicros : ITimeUnit
    {
        public static long Of(long micros) => micros;
    }

    readonly struct SinceEpochIn<TUnit> : IValueFunction<long> where TUnit : struct, ITimeUnit
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = TUnit.Of(row.Long(0));
            return true;
        }
    }

    readonly struct TruncateTimestamp : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = 0;
            if (row.Made(0, static made => TruncationUnit.Of(made.Text(0))).Unit is not { } unit) return false;
            return TimestampArithmetic.TryTruncate(row.Long(1), unit, Zone(row.Context.Settings), out result) ? true : throw LongOverflow();
        }
    }

    readonly struct MonthsBetweenBody : IValueFunction<double>
    {
        public static bool Invoke(RowArguments row, out double result)
        {
            result = TimestampArithmetic.MonthsBetween(row.Long(0), row.Long(1), row.Boolean(2), Zone(row.Context.Settings));
            return true;
        }
    }

    readonly struct FromSeconds : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = 0;
            switch (row.At(0).Vector)
            {
                case FlatVector<float>: return FromDouble(row.Value<float>(0), out result);
                case FlatVector<double>: return FromDouble(row.Double(0), out result);
                case { Type: DecimalType type } vector:
                    var unscaled = vector is FlatVector<long> ? row.Long(0) : row.Value<Int128>(0);
                    // More than six digits of a second are an error.
                    if (type.Scale > 6 && unscaled % Decimals.PowerOfTen(type.Scale - 6) != 0) throw new FramesException(null, null, "Rounding necessary");
                    return Exact(type.Scale > 6 ? unscaled / Decimals.PowerOfTen(type.Scale - 6) : unscaled * Decimals.PowerOfTen(6 - type.Scale), out result);
                default: return Exact((Int128)AnyWholeNumber(row, 0) * DateTimeText.MicrosPerSecond, out result);
            }
        }

        static bool FromDouble(double seconds, out long result)
        {
            // Java's conversion: beyond the range the nearest bound.
            var micros = seconds * DateTimeText.MicrosPerSecond;
            result = double.IsFinite(seconds) ? micros >= long.MaxValue ? long.MaxValue : micros <= long.MinValue ? long.MinValue : (long)micros : 0;
            return double.IsFinite(seconds);
        }

        static bool Exact(Int128 micros, out long result)
        {
            result = unchecked((long)micros);
            return result == micros ? true : throw LongOverflow();
        }
    }

    readonly struct FromMillis : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            var micros = (Int128)AnyWholeNumber(row, 0) * 1000;
            result = unchecked((long)micros);
            return result == micros ? true : throw LongOverflow();
        }
    }

    readonly struct FromMicros : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = AnyWholeNumber(row, 0);
            return true;
        }
    }

    readonly struct FromUtc : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = TimestampArithmetic.Convert(row.Long(0), SparkZone.Utc, ZoneOf(row, 1));
            return true;
        }
    }

    readonly struct ToUtc : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = TimestampArithmetic.Convert(row.Long(0), ZoneOf(row, 1), SparkZone.Utc);
            return true;
        }
    }

    readonly struct ConvertZones : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = ZoneOf(row, 1).ToLocal(ZoneOf(row, 0).ToUtc(row.Long(2)));
            return true;
        }
    }

    /// <summary>The unit that a text names in timestampadd and timestampdiff.</summary>
    sealed record ArithmeticUnit(DateTimeUnit Unit, string Text)
    {
        public static ArithmeticUnit Of(RowArguments row)
        {
            var text = Encoding.UTF8.GetString(row.Text(0));
            return new(DateTimeUnits.ParseArithmetic(text) ?? throw ErrorClasses.InvalidDatetimeUnit.With(("functionName", "`timestampadd`"), ("parameter", "`unit`"),
                ("invalidValue", $"'{text}'")), text);
        }
    }

    readonly struct AddUnits : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            var unit = row.Made(0, ArithmeticUnit.Of);
            var zone = ClockZone(row, 2);
            if (TimestampArithmetic.TryAdd(row.Long(2), unit.Unit, row.Long(1), zone, out result)) return true;
            var moment = new Literal(row.Long(2), row.At(2).Vector.Type).ToString();
            throw ErrorClasses.DateTimeOverflow.With(("operation", string.Create(CultureInfo.InvariantCulture, $"add {row.Long(1)}L {unit.Text} to {moment}")));
        }
    }

    readonly struct UnitsBetween : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = TimestampArithmetic.Difference(row.Made(0, ArithmeticUnit.Of).Unit, row.Long(1), row.Long(2), Zone(row.Context.Settings));
            return true;
        }
    }
}
