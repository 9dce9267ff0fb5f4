using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The hour, 0 to 23, in the session's time zone.</summary>
    public static Column Hour(Column column) => Call(hour, column);
    static readonly ScalarFunction hour = ClockPart<HourOf>("hour").Example("hour(TIMESTAMP_NTZ'2024-02-29 13:14:15')", "13");

    /// <summary>The minute, 0 to 59, in the session's time zone.</summary>
    public static Column Minute(Column column) => Call(minute, column);
    static readonly ScalarFunction minute = ClockPart<MinuteOf>("minute").Example("minute(TIMESTAMP_NTZ'2024-02-29 13:14:15')", "14");

    /// <summary>The second, 0 to 59.</summary>
    public static Column Second(Column column) => Call(second, column);
    static readonly ScalarFunction second = ClockPart<SecondOf>("second").Example("second(TIMESTAMP_NTZ'2024-02-29 13:14:15')", "15");

    static readonly ScalarFunction secondWithFraction = Define("second_with_fraction").Internal().Takes(Accept.TimestampOrTime).Returns(new DecimalType(8, 6))
        .NullIf((arguments, _) => arguments[0].Nullable || arguments[0].Type is TimeType).Value<SecondWithFraction, long>();

    /// <summary>When the query starts.</summary>
    public static Column CurrentTimestamp() => Call(currentTimestamp);
    static readonly ScalarFunction currentTimestamp = Define("current_timestamp").Returns(DataTypes.Timestamp).NeverNull()
        .Prints(call => $"{call.CalledAs ?? "current_timestamp"}()").Rewrite((_, settings) => new Literal(settings.StartMicros, DataTypes.Timestamp));

    /// <summary>When the query starts.</summary>
    public static Column Now() => Call(now);
    static readonly ScalarFunction now = Define("now").Returns(DataTypes.Timestamp).NeverNull().Rewrite((_, settings) => new Literal(settings.StartMicros, DataTypes.Timestamp));

    /// <summary>When the query starts, as local time of the session's time zone.</summary>
    public static Column LocalTimestamp() => Call(localTimestamp);
    static readonly ScalarFunction localTimestamp = Define("localtimestamp").Returns(DataTypes.TimestampNtz).NeverNull()
        .Rewrite((_, settings) => new Literal(Zone(settings).ToLocal(settings.StartMicros), DataTypes.TimestampNtz));

    /// <summary>The session's time zone.</summary>
    public static Column CurrentTimezone() => Call(currentTimezone);
    static readonly ScalarFunction currentTimezone = Define("current_timezone").Returns(DataTypes.String).NeverNull()
        .Rewrite((_, settings) => new Literal(settings.TimeZone, DataTypes.String));

    /// <summary>The beginning of the unit that the timestamp falls into; null for names of no unit.</summary>
    public static Column DateTrunc(string format, Column timestamp) => Call(dateTrunc, Lit(format), timestamp);
    static readonly ScalarFunction dateTrunc = Define("date_trunc").Takes(Accept.String, Accept.Timestamp).Returns(DataTypes.Timestamp).MayBeNull().Value<TruncateTimestamp, long>()
        .Example("date_format(date_trunc('MM', TIMESTAMP'2024-05-15 13:14:15'), 'yyyy-MM-dd HH')", "2024-05-01 00");

    /// <summary>The months from the second timestamp to the first, a fraction where the days differ, of 31 days a month; rounded to eight digits if wanted.</summary>
    public static Column MonthsBetween(Column end, Column start, bool roundOff = true) => Call(monthsBetween, end, start, Lit(roundOff));
    static readonly ScalarFunction monthsBetween = Define("months_between").Takes(Accept.Timestamp, Accept.Timestamp).Optional(Accept.Boolean, new Literal(true, DataTypes.Boolean))
        .Returns(DataTypes.Double).Value<MonthsBetweenBody, double>().Example("months_between('1997-02-28 10:30:00', '1996-10-30')", "3.94959677");

    /// <summary>The timestamp of seconds since 1970 UTC; null for numbers that are not finite.</summary>
    public static Column TimestampSeconds(Column column) => Call(timestampSeconds, column);
    static readonly ScalarFunction timestampSeconds = Define("timestamp_seconds").Takes(Accept.Numeric).Coerced(NullsTo(DataTypes.Integer)).Returns(DataTypes.Timestamp)
        .NullIf((arguments, _) => arguments[0].Nullable || arguments[0].Type is FloatType or DoubleType).Value<FromSeconds, long>()
        .Example("unix_millis(timestamp_seconds(1.5))", "1500");

    /// <summary>The timestamp of milliseconds since 1970 UTC.</summary>
    public static Column TimestampMillis(Column column) => Call(timestampMillis, column);
    static readonly ScalarFunction timestampMillis = Define("timestamp_millis").Takes(Accept.Integral).Coerced(NullsTo(DataTypes.Integer)).Returns(DataTypes.Timestamp)
        .Value<FromMillis, long>().Example("unix_micros(timestamp_millis(5))", "5000");

    /// <summary>The timestamp of microseconds since 1970 UTC.</summary>
    public static Column TimestampMicros(Column column) => Call(timestampMicros, column);
    static readonly ScalarFunction timestampMicros = Define("timestamp_micros").Takes(Accept.Integral).Coerced(NullsTo(DataTypes.Integer)).Returns(DataTypes.Timestamp)
        .Value<FromMicros, long>().Example("unix_micros(timestamp_micros(5))", "5");

    /// <summary>Whole seconds since 1970 UTC, downwards.</summary>
    public static Column UnixSeconds(Column column) => Call(unixSeconds, column);
    static readonly ScalarFunction unixSeconds = SinceEpoch<InSeconds>("unix_seconds").Example("unix_seconds(timestamp_millis(-1))", "-1");

    /// <summary>Whole milliseconds since 1970 UTC, downwards.</summary>
    public static Column UnixMillis(Column column) => Call(unixMillis, column);
    static readonly ScalarFunction unixMillis = SinceEpoch<InMillis>("unix_millis").Example("unix_millis(timestamp_micros(-1))", "-1");

    /// <summary>Microseconds since 1970 UTC.</summary>
    public static Column UnixMicros(Column column) => Call(unixMicros, column);
    static readonly ScalarFunction unixMicros = SinceEpoch<InMicros>("unix_micros").Example("unix_micros(timestamp_micros(-1))", "-1");

    /// <summary>A timestamp that shows in UTC what this one shows in the time zone.</summary>
    public static Column FromUtcTimestamp(Column timestamp, Column timeZone) => Call(fromUtcTimestamp, timestamp, timeZone);
    static readonly ScalarFunction fromUtcTimestamp = Define("from_utc_timestamp").Takes(Accept.Timestamp, Accept.String).Returns(DataTypes.Timestamp).Value<FromUtc, long>()
        .Example("unix_seconds(from_utc_timestamp(timestamp_seconds(0), '+01:00'))", "3600");

    /// <summary>The reverse of <see cref="FromUtcTimestamp"/>.</summary>
    public static Column ToUtcTimestamp(Column timestamp, Column timeZone) => Call(toUtcTimestamp, timestamp, timeZone);
    static readonly ScalarFunction toUtcTimestamp = Define("to_utc_timestamp").Takes(Accept.Timestamp, Accept.String).Returns(DataTypes.Timestamp).Value<ToUtc, long>()
        .Example("unix_seconds(to_utc_timestamp(timestamp_seconds(3600), '+01:00'))", "0");

    /// <summary>A local timestamp of one time zone as that of another.</summary>
    public static Column ConvertTimezone(Column sourceTz, Column targetTz, Column sourceTs) => Call(convertTimezone, sourceTz, targetTz, sourceTs);

    /// <summary>A local timestamp of the session's time zone as that of another.</summary>
    public static Column ConvertTimezone(Column targetTz, Column sourceTs) => Call(convertTimezone, targetTz, sourceTs);
    static readonly ScalarFunction convertTimezone = Define("convert_timezone").Takes(Accept.String, Accept.String, Accept.TimestampNtz).Accepts(2, 3).Coerced(CoerceConvertTimezone)
        .Returns(DataTypes.TimestampNtz).Value<ConvertZones, long>().Example("string(convert_timezone('UTC', '+02:00', TIMESTAMP_NTZ'2024-01-01 00:00:00'))", "2024-01-01 02:00:00");

    /// <summary>The timestamp some units on.</summary>
    public static Column TimestampAdd(string unit, Column quantity, Column timestamp) => Call(timestampAdd, Lit(unit), quantity, timestamp);
    static readonly ScalarFunction timestampAdd = Define(OperatorNames.TimestampAdd).Takes(Accept.String, Accept.Long, Accept.AnyTimestamp).Returns(arguments => arguments[2].Type)
        .Value<AddUnits, long>().Example("unix_seconds(timestampadd(HOUR, 2, timestamp_seconds(0)))", "7200");

    /// <summary>The whole units from one timestamp to another.</summary>
    public static Column TimestampDiff(string unit, Column start, Column end) => Call(timestampDiff, Lit(unit), start, end);
    static readonly ScalarFunction timestampDiff = Define(OperatorNames.TimestampDiff).Takes(Accept.String, Accept.Timestamp, Accept.Timestamp).Returns(DataTypes.Long)
        .Value<UnitsBetween, long>().Example("timestampdiff(HOUR, timestamp_seconds(0), timestamp_seconds(7300))", "2");

    static ScalarFunction ClockPart<TField>(string name) where TField : struct, IClockField
        => Define(name, "Timestamps").Takes(Accept.TimestampOrTime).Returns(DataTypes.Integer)
            .NullIf((arguments, _) => arguments[0].Nullable || arguments[0].Type is TimeType).Value<ClockField<TField>, int>();

    static ScalarFunction SinceEpoch<TUnit>(string name) where TUnit : struct, ITimeUnit
        => Define(name, "Timestamps").Takes(Accept.Timestamp).Coerced(NullsTo(DataTypes.Timestamp)).Returns(DataTypes.Long).Value<SinceEpochIn<TUnit>, long>();

    static ValueList<Expression> CoerceConvertTimezone(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments.Count == 2) arguments = [new Literal(settings.TimeZone, DataTypes.String), .. arguments];
        ParameterType[] wanted = [Accept.String, Accept.String, Accept.TimestampNtz];
        return [.. arguments.Select((argument, i) => wanted[i].Accepts(argument.Type) ? argument
            : i == 2 && argument.Type is TimestampType ? CommonTypes.CastTo(argument, DataTypes.TimestampNtz, settings)
            : wanted[i].CastFrom(argument.Type, settings.Ansi) is { } type ? CommonTypes.CastTo(argument, type, settings) : argument)];
    }
}
