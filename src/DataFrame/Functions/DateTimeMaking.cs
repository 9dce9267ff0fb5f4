using System.Globalization;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Timestamps and intervals of their fields.
public static partial class Functions
{
    /// <summary>The timestamp of a year, month, day, hour, minute and second with a fraction, in the session's time zone or the one given; or of a date and a time.</summary>
    public static Column MakeTimestamp(params Column[] fields) => Call(makeTimestamp, fields);
    static readonly ScalarFunction makeTimestamp = Making<ToTimestampText, Raising>("make_timestamp").Example("unix_seconds(make_timestamp(1970, 1, 1, 0, 1, 0, 'UTC'))", "60");

    /// <summary>As <see cref="MakeTimestamp"/>; null where there is no such timestamp.</summary>
    public static Column TryMakeTimestamp(params Column[] fields) => Call(tryMakeTimestamp, fields);
    static readonly ScalarFunction tryMakeTimestamp = Making<ToTimestampText, Tolerating>("try_make_timestamp").Example("try_make_timestamp(2024, 2, 30, 0, 0, 0)", null);

    /// <summary>As <see cref="MakeTimestamp"/>.</summary>
    public static Column MakeTimestampLtz(params Column[] fields) => Call(makeTimestampLtz, fields);
    static readonly ScalarFunction makeTimestampLtz = Making<ToTimestampText, Raising>("make_timestamp_ltz").Example("unix_seconds(make_timestamp_ltz(1970, 1, 1, 0, 1, 0, 'UTC'))", "60");

    /// <summary>As <see cref="TryMakeTimestamp"/>.</summary>
    public static Column TryMakeTimestampLtz(params Column[] fields) => Call(tryMakeTimestampLtz, fields);
    static readonly ScalarFunction tryMakeTimestampLtz = Making<ToTimestampText, Tolerating>("try_make_timestamp_ltz").Example("try_make_timestamp_ltz(2024, 2, 30, 0, 0, 0)", null);

    /// <summary>The timestamp without a time zone of its fields, or of a date and a time.</summary>
    public static Column MakeTimestampNtz(params Column[] fields) => Call(makeTimestampNtz, fields);
    static readonly ScalarFunction makeTimestampNtz = Making<ToTimestampNtzText, Raising>("make_timestamp_ntz").Example("date_format(make_timestamp_ntz(2024, 2, 29, 13, 14, 60), 'HH:mm')", "13:15");

    /// <summary>As <see cref="MakeTimestampNtz"/>; null where there is no such timestamp.</summary>
    public static Column TryMakeTimestampNtz(params Column[] fields) => Call(tryMakeTimestampNtz, fields);
    static readonly ScalarFunction tryMakeTimestampNtz = Making<ToTimestampNtzText, Tolerating>("try_make_timestamp_ntz").Example("try_make_timestamp_ntz(2024, 2, 30, 0, 0, 0)", null);

    /// <summary>The interval of years and months.</summary>
    public static Column MakeYmInterval(Column years, Column months) => Call(makeYmInterval, years, months);
    static readonly ScalarFunction makeYmInterval = Define("make_ym_interval").Takes().Optional(Accept.AnyNumberAs(DataTypes.Integer), new Literal(0, DataTypes.Integer))
        .Optional(Accept.AnyNumberAs(DataTypes.Integer), new Literal(0, DataTypes.Integer)).Returns(DataTypes.YearMonthInterval).Value<YearsAndMonths, int>()
        .Example("extract(MONTH FROM make_ym_interval(1, 14))", "2");

    static ScalarFunction Making<TTarget, TErrors>(string name)
        where TTarget : struct, IParseTarget
        where TErrors : struct, IParseErrors
    {
        var number = Accept.AnyNumberAs(DataTypes.Integer);
        var second = Accept.AnyNumberAs(new DecimalType(16, 6));
        ParameterType[] fields = [number, number, number, number, number, second, Accept.String];
        ValueList<Expression> Coerce(ValueList<Expression> arguments, QuerySettings settings) => [.. arguments.Select((argument, i) =>
        {
            var wanted = arguments.Count > 3 ? fields[i] : i == 2 ? Accept.String : Accept.Any;
            return !wanted.Accepts(argument.Type) && wanted.CastFrom(argument.Type, settings.Ansi) is { } type ? CommonTypes.CastTo(argument, type, settings) : argument;
        })];
        var function = Define(name, "DateTimeMaking").Takes(Accept.Silently(number, DataTypes.Date), Accept.Silently(number, DataTypes.Time), Accept.Silently(number, DataTypes.String), number, number,
            second, Accept.String).Coerced(Coerce).Checked((call, _) => CheckDateAndTime(call)).Returns(TTarget.WithoutZone ? DataTypes.TimestampNtz : DataTypes.Timestamp)
            .NullIf((arguments, settings) => !TErrors.Raise || !settings.Ansi || arguments.Any(argument => argument.Nullable) || (TTarget.WithoutZone && arguments.Count == 2))
            .Prints(call => $"{(call.Arguments.Count <= 3 ? name.Replace("_ltz", "", StringComparison.Ordinal) : name)}({SqlPrinter.List(call.Arguments)})")
            .PrintsInErrors(name.Replace("try_", "", StringComparison.Ordinal)).Value<MakeTimestampBody<TTarget, TErrors>, long>();
        return TTarget.WithoutZone ? function.Accepts(2, 6) : function.Accepts(2, 3, 6, 7);
    }

    // Two or three arguments are a date, a time and perhaps a zone; more are the fields.
    static void CheckDateAndTime(FunctionCall call)
    {
        for (var i = 0; i < Math.Min(2, call.Arguments.Count); i++)
        {
            DataType wanted = call.Arguments.Count > 3 ? DataTypes.Integer : i == 0 ? DataTypes.Date : DataTypes.Time;
            var given = call.Arguments[i];
            if (given.Type.GetType() == wanted.GetType()) continue;
            throw ErrorClasses.UnexpectedInputType.With(("sqlExpr", SqlPrinter.Quoted(call)), ("paramIndex", i == 0 ? "first" : "second"), ("requiredType", $"\"{wanted.Sql}\""),
                ("inputSql", SqlPrinter.Quoted(given)), ("inputType", $"\"{given.Type.Sql}\""));
        }
    }

    readonly struct MakeTimestampBody<TTarget, TErrors> : IValueFunction<long>
        where TTarget : struct, IParseTarget
        where TErrors : struct, IParseErrors
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = 0;
            var ofFields = row.Count > 3;
            var ownZone = ofFields ? 6 : 2;
            var zone = TTarget.WithoutZone ? SparkZone.Utc : row.Count > ownZone ? ZoneOf(row, ownZone) : Zone(row.Context.Settings);
            var (days, time) = ofFields ? (0, 0) : (row.Int(0), row.Long(1) / 1000);
            if (ofFields && Fields(row, out days, out time) is { } problem) return TErrors.Raise && row.Context.Settings.Ansi ? throw problem : false;
            return DateTimeText.TryInstant(days, time, zone, out result) ? true : throw LongOverflow();
        }

        static FramesException? Fields(RowArguments row, out int days, out long time)
        {
            var micros = row.Long(5);
            var (second, fraction) = ((int)FloorDivide(micros, DateTimeText.MicrosPerSecond), micros - FloorDivide(micros, DateTimeText.MicrosPerSecond) * DateTimeText.MicrosPerSecond);
            (days, time) = (0, 0);
            if (second == 60 && fraction != 0)
                return ErrorClasses.InvalidFractionOfSecond.With(("secAndMicros", ((double)micros / DateTimeText.MicrosPerSecond).ToString("R", CultureInfo.InvariantCulture)));
            var problem = DateProblem(row.Int(0), row.Int(1), row.Int(2)) ?? ClockProblem(row.Int(3), row.Int(4), second == 60 ? 0 : second);
            if (problem is not null) return OutOfBounds(problem);
            if (!CivilDate.TryToDays(row.Int(0), row.Int(1), row.Int(2), out days)) return ArithmeticErrors.Overflow();
            // The sixtieth second is the next minute's first.
            time = ((row.Int(3) * 60L + row.Int(4)) * 60 + second) * DateTimeText.MicrosPerSecond + fraction;
            return null;
        }

        static string? ClockProblem(int hour, int minute, int second) => hour is < 0 or > 23 ? Invalid("HourOfDay", "0 - 23", hour)
            : minute is < 0 or > 59 ? Invalid("MinuteOfHour", "0 - 59", minute) : second is < 0 or > 59 ? Invalid("SecondOfMinute", "0 - 59", second) : null;
    }

    readonly struct YearsAndMonths : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            var months = row.Int(0) * 12L + row.Int(1);
            result = unchecked((int)months);
            return result == months ? true : throw ErrorClasses.IntervalOverflowWithoutSuggestion.With();
        }
    }
}
