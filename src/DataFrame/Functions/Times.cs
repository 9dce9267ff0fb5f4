using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Times of day.
public static partial class Functions
{
    /// <summary>The time of an hour, a minute and a second with a fraction.</summary>
    public static Column MakeTime(Column hour, Column minute, Column second) => Call(makeTime, hour, minute, second);
    static readonly ScalarFunction makeTime = Define("make_time").Takes(Accept.AnyNumberAs(DataTypes.Integer), Accept.AnyNumberAs(DataTypes.Integer), Accept.AnyNumberAs(new DecimalType(16, 6)))
        .Returns(DataTypes.Time).MayBeNull().Value<MakeTimeBody, long>().Example("make_time(10, 11, 12.5)", "10:11:12.5");

    /// <summary>Text as a time of day.</summary>
    public static Column ToTime(Column column) => Call(toTime, column);

    /// <summary>Text as a time of day by a pattern.</summary>
    public static Column ToTime(Column column, Column format) => Call(toTime, column, format);
    static readonly ScalarFunction toTime = Define("to_time").Takes(Accept.String, Accept.String).Coerced(NullsTo(DataTypes.String)).Accepts(1, 2).Returns(DataTypes.Time).MayBeNull().Value<ToTimeBody<Raising>, long>()
        .Example("to_time('10.11', 'HH.mm')", "10:11:00");

    /// <summary>As <see cref="ToTime(Column)"/>; null where it does not fit.</summary>
    public static Column TryToTime(Column column) => Call(tryToTime, column);

    /// <summary>As <see cref="ToTime(Column, Column)"/>; null where it does not fit.</summary>
    public static Column TryToTime(Column column, Column format) => Call(tryToTime, column, format);
    static readonly ScalarFunction tryToTime = Define("try_to_time").Takes(Accept.String, Accept.String).Coerced(NullsTo(DataTypes.String)).Accepts(1, 2).Returns(DataTypes.Time).MayBeNull().PrintsInErrors("to_time")
        .Prints(call => $"try_to_time(to_time({SqlPrinter.List(call.Arguments)}))").Value<ToTimeBody<Tolerating>, long>().Example("try_to_time('25:00')", null);

    /// <summary>The number of whole units from the first time to the second.</summary>
    public static Column TimeDiff(Column unit, Column start, Column end) => Call(timeDiff, unit, start, end);
    static readonly ScalarFunction timeDiff = Define("time_diff").Takes(Accept.String, Accept.Time, Accept.Time).Coerced(UnitAsText).Returns(DataTypes.Long).MayBeNull()
        .Value<TimeDiffBody, long>().Example("time_diff('MINUTE', TIME'10:00:00', TIME'12:30:59')", "150");

    /// <summary>The beginning of the unit that the time falls into.</summary>
    public static Column TimeTrunc(Column unit, Column time) => Call(timeTrunc, unit, time);
    static readonly ScalarFunction timeTrunc = Define("time_trunc").Takes(Accept.String, Accept.Time).Coerced(UnitAsText).Returns(arguments => arguments[1].Type).MayBeNull()
        .Value<TimeTruncBody, long>().Example("time_trunc('HOUR', TIME'10:11:12')", "10:00:00");

    /// <summary>The time that many seconds after midnight.</summary>
    public static Column TimeFromSeconds(Column column) => Call(timeFromSeconds, column);
    static readonly ScalarFunction timeFromSeconds = TimeFrom<OfSecond>("time_from_seconds", Accept.Numeric).Example("time_from_seconds(1.5)", "00:00:01.5");

    /// <summary>The time that many milliseconds after midnight.</summary>
    public static Column TimeFromMillis(Column column) => Call(timeFromMillis, column);
    static readonly ScalarFunction timeFromMillis = TimeFrom<OfMilli>("time_from_millis", Accept.Integral).Example("time_from_millis(1500)", "00:00:01.5");

    /// <summary>The time that many microseconds after midnight.</summary>
    public static Column TimeFromMicros(Column column) => Call(timeFromMicros, column);
    static readonly ScalarFunction timeFromMicros = TimeFrom<OfMicro>("time_from_micros", Accept.Integral).Example("time_from_micros(1500)", "00:00:00.0015");

    /// <summary>The seconds since midnight, with a fraction.</summary>
    public static Column TimeToSeconds(Column column) => Call(timeToSeconds, column);
    static readonly ScalarFunction timeToSeconds = Define("time_to_seconds").Takes(Accept.Time).Returns(new DecimalType(14, 6)).MayBeNull().Value<TimeIn<OfMicro>, long>()
        .Example("time_to_seconds(TIME'00:01:02.5')", "62.500000");

    /// <summary>The milliseconds since midnight.</summary>
    public static Column TimeToMillis(Column column) => Call(timeToMillis, column);
    static readonly ScalarFunction timeToMillis = Define("time_to_millis").Takes(Accept.Time).Returns(DataTypes.Long).MayBeNull().Value<TimeIn<OfMilli>, long>()
        .Example("time_to_millis(TIME'00:00:01.5')", "1500");

    /// <summary>The microseconds since midnight.</summary>
    public static Column TimeToMicros(Column column) => Call(timeToMicros, column);
    static readonly ScalarFunction timeToMicros = Define("time_to_micros").Takes(Accept.Time).Returns(DataTypes.Long).MayBeNull().Value<TimeIn<OfMicro>, long>()
        .Example("time_to_micros(TIME'00:00:00.0015')", "1500");

    /// <summary>The beginning of the bucket of a fixed size, counted from an origin, that a timestamp falls into.</summary>
    public static Column TimeBucket(Column size, Column timestamp) => Call(timeBucket, size, timestamp);

    /// <summary>The beginning of the bucket of a fixed size, counted from an origin, that a timestamp falls into.</summary>
    public static Column TimeBucket(Column size, Column timestamp, Column origin) => Call(timeBucket, size, timestamp, origin);
    static readonly ScalarFunction timeBucket = Define("time_bucket").Takes(Accept.OneOf(Accept.DayTimeInterval, Accept.YearMonthInterval), Accept.AnyTimestamp, Accept.AnyTimestamp).Accepts(2, 3)
        .Foldable(0, 2).Coerced(CoerceBucket).Checked(CheckBucket).Returns(arguments => arguments[1].Type).Value<TimeBucketBody, long>()
        .Example("date_format(time_bucket(INTERVAL '15' MINUTE, TIMESTAMP'2024-02-29 13:14:15'), 'HH:mm')", "13:00");

    static ScalarFunction TimeFrom<TUnit>(string name, ParameterType accepted) where TUnit : struct, ITimeScale
        => Define(name, "Times").Takes(accepted).Coerced(NullsTo(DataTypes.Long)).Returns(DataTypes.Time).MayBeNull().Value<TimeFromBody<TUnit>, long>();

    /// <summary>A unit of any type is its text.</summary>
    static ValueList<Expression> UnitAsText(ValueList<Expression> arguments, QuerySettings settings) => [.. arguments.Select((argument, i)
        => i == 0 ? argument.Type is StringType ? argument : CommonTypes.CastTo(argument, DataTypes.String, settings)
            : argument.Type is NullType or StringType ? CommonTypes.CastTo(argument, DataTypes.Time, settings) : argument)];
}
