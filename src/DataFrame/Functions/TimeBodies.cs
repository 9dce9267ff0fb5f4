using System.Numerics;
using System.Text;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql;

public static partial class Functions
{
    const long nanosPerDay = 86_400_000_000_000;

    interface ITimeScale
    {
        static abstract long Nanos { get; }
    }

    readonly struct OfSecond : ITimeScale
    {
        public static long Nanos => 1_000_000_000;
    }

    readonly struct OfMilli : ITimeScale
    {
        public static long Nanos => 1_000_000;
    }

    readonly struct OfMicro : ITimeScale
    {
        public static long Nanos => 1_000;
    }

    static FramesException TimeOutOfBounds(string message) => ErrorClasses.DateTimeFieldOutOfBoundsWithoutSuggestion.With(("rangeMessage", message));

    static bool TryUnit(ReadOnlySpan<byte> text, out long nanos)
    {
        nanos = AsciiText.EqualsIgnoreCase(text, "hour"u8) ? 3_600_000_000_000 : AsciiText.EqualsIgnoreCase(text, "minute"u8) ? 60_000_000_000
            : AsciiText.EqualsIgnoreCase(text, "second"u8) ? 1_000_000_000 : AsciiText.EqualsIgnoreCase(text, "millisecond"u8) ? 1_000_000
            : AsciiText.EqualsIgnoreCase(text, "microsecond"u8) ? 1_000 : 0;
        return nanos > 0;
    }

    static long TimeUnit(RowArguments row, string function) => TryUnit(row.Text(0), out var nanos) ? nanos
        : throw ErrorClasses.InvalidTimeUnit.With(("functionName", $"`{function}`"), ("parameter", "`unit`"),
            ("invalidValue", LiteralPrinter.Sql(new Literal(Encoding.UTF8.GetString(row.Text(0)), DataTypes.String), "UTC")));

    readonly struct MakeTimeBody : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            var (hour, minute, micros) = (row.Int(0), row.Int(1), row.Long(2));
            var second = FloorDivide(micros, DateTimeText.MicrosPerSecond);
            var problem = hour is < 0 or > 23 ? Invalid("HourOfDay", "0 - 23", hour) : minute is < 0 or > 59 ? Invalid("MinuteOfHour", "0 - 59", minute)
                : second is < 0 or > 59 ? Invalid("SecondOfMinute", "0 - 59", (int)second) : null;
            result = (((hour * 60L) + minute) * 60 * DateTimeText.MicrosPerSecond + micros) * DateTimeText.NanosPerMicro;
            return problem is null ? true : throw TimeOutOfBounds(problem);
        }
    }

    readonly struct ToTimeBody<TErrors> : IValueFunction<long> where TErrors : struct, IParseErrors
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            if (row.Count == 1 ? DateTimeText.TryParseTime(row.Text(0), out result) : ByPattern(row, out result)) return true;
            if (!TErrors.Raise) return false;
            var format = row.Count == 1 ? "HH:mm:ss.SSSSSS" : Encoding.UTF8.GetString(row.Text(1));
            throw ErrorClasses.CannotParseTime.With(("input", Quoted(Encoding.UTF8.GetString(row.Text(0)))), ("format", Quoted(format)));
        }

        static bool ByPattern(RowArguments row, out long nanos)
        {
            nanos = 0;
            TimestampFormat format;
            try
            {
                format = ParsingFormat(row);
            }
            catch (FramesException) when (!TErrors.Raise)
            {
                return false;
            }
            if (!format.TryParseNtz(row.Text(0), out var micros)) return false;
            nanos = (micros - FloorDivide(micros, DateTimeText.MicrosPerDay) * DateTimeText.MicrosPerDay) * DateTimeText.NanosPerMicro;
            return true;
        }

        static string Quoted(string text) => $"'{text}'";
    }

    readonly struct TimeDiffBody : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = (row.Long(2) - row.Long(1)) / TimeUnit(row, "time_diff");
            return true;
        }
    }

    readonly struct TimeTruncBody : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = row.Long(1);
            result -= result % TimeUnit(row, "time_trunc");
            return true;
        }
    }

    readonly struct TimeIn<TUnit> : IValueFunction<long> where TUnit : struct, ITimeScale
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = row.Long(0) / TUnit.Nanos;
            return true;
        }
    }

    readonly struct TimeFromBody<TUnit> : IValueFunction<long> where TUnit : struct, ITimeScale
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            var nanos = Nanos(row);
            if (nanos < long.MinValue || nanos > long.MaxValue) throw TimeOutOfBounds("Overflow in TIME conversion");
            result = (long)nanos;
            return result is >= 0 and < nanosPerDay ? true
                : throw TimeOutOfBounds($"Invalid TIME value: must be between 00:00:00 and 23:59:59.999999999, but got {result} nanoseconds");
        }

        static BigInteger Nanos(RowArguments row)
        {
            var (vector, at) = row.At(0);
            switch (vector)
            {
                case FlatVector<double> or FlatVector<float>:
                    var value = vector is FlatVector<double> wide ? wide.Values[at] : ((FlatVector<float>)vector).Values[at];
                    return double.IsFinite(value) ? new BigInteger(Math.Truncate(value * TUnit.Nanos)) : throw TimeOutOfBounds("Cannot convert NaN or Infinite value to TIME");
                case FlatVector<long> { Type: DecimalType type } narrow: return (BigInteger)narrow.Values[at] * TUnit.Nanos / BigInteger.Pow(10, type.Scale);
                case FlatVector<Int128> decimals: return (BigInteger)decimals.Values[at] * TUnit.Nanos / BigInteger.Pow(10, ((DecimalType)decimals.Type).Scale);
                case FlatVector<sbyte> v: return (BigInteger)v.Values[at] * TUnit.Nanos;
                case FlatVector<short> v: return (BigInteger)v.Values[at] * TUnit.Nanos;
                case FlatVector<int> v: return (BigInteger)v.Values[at] * TUnit.Nanos;
                default: return (BigInteger)((FlatVector<long>)vector).Values[at] * TUnit.Nanos;
            }
        }
    }

    static ValueList<Expression> CoerceBucket(ValueList<Expression> arguments, QuerySettings settings)
    {
        var size = arguments[0].Type is NullType ? CommonTypes.CastTo(arguments[0], DataTypes.DayTimeInterval, settings) : arguments[0];
        var moment = arguments[1].Type is NullType ? CommonTypes.CastTo(arguments[1], DataTypes.Timestamp, settings) : arguments[1];
        var type = moment.Type is TimestampNtzType ? moment.Type : DataTypes.Timestamp;
        // Counted from midnight of 1970-01-01 in the session's time zone.
        Expression origin = arguments.Count > 2 ? arguments[2]
            : new Literal(type is TimestampType && DateTimeText.TryInstant(0, 0, Zone(settings), out var midnight) ? midnight : 0L, type);
        return [size, moment, origin.Type is NullType or TimestampType or TimestampNtzType && !origin.Type.SameType(type) ? CommonTypes.CastTo(origin, type, settings) : origin];
    }

    static void CheckBucket(FunctionCall call, QuerySettings settings)
    {
        var size = new Frames.Kernels.KernelRequest(call, settings).Constant(0);
        if (size?.Value is int and <= 0 or long and <= 0)
            throw ErrorClasses.ValueOutOfRange.With(("sqlExpr", SqlPrinter.Quoted(call)), ("exprName", "`bucketSize`"), ("valueRange", "(0, inf)"),
                ("currentValue", LiteralPrinter.Sql(size, settings.TimeZone)));
    }

    readonly struct TimeBucketBody : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            var (vector, zone) = (row.At(1).Vector, ClockZone(row, 1));
            result = 0;
            var (moment, origin) = (zone.ToLocal(row.Long(1)), zone.ToLocal(row.Long(2)));
            if (row.At(0).Vector.Type is YearMonthIntervalType) return ByMonths(row, zone, moment, origin, out result);
            var size = row.Long(0);
            // Buckets below a day count elapsed time, buckets of days the calendar's.
            if (size % DateTimeText.MicrosPerDay != 0) (moment, origin, zone) = (row.Long(1), row.Long(2), SparkZone.Utc);
            var start = origin + FloorDivide(moment - origin, size) * size;
            return DateTimeText.TryInstant((int)FloorDivide(start, DateTimeText.MicrosPerDay), start - FloorDivide(start, DateTimeText.MicrosPerDay) * DateTimeText.MicrosPerDay, zone, out result);
        }

        static bool ByMonths(RowArguments row, SparkZone zone, long moment, long origin, out long result)
        {
            var size = row.Int(0);
            var count = FloorDivide(Months(moment) - Months(origin), size);
            if (TimestampArithmetic.TryAdd(origin, count * size, 0, 0, SparkZone.Utc, out var local) && local > moment) count--;
            result = 0;
            if (!TimestampArithmetic.TryAdd(origin, count * size, 0, 0, SparkZone.Utc, out local)) throw LongOverflow();
            var days = FloorDivide(local, DateTimeText.MicrosPerDay);
            return DateTimeText.TryInstant((int)days, local - days * DateTimeText.MicrosPerDay, zone, out result);
        }

        static long Months(long local)
        {
            CivilDate.FromDays((int)FloorDivide(local, DateTimeText.MicrosPerDay), out var year, out var month, out _);
            return year * 12L + month;
        }
    }
}
