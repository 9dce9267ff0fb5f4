using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>A field, by its name in SQL, of a date, timestamp, time or interval.</summary>
    public static Column Extract(Column field, Column source) => Call(extract, field, source);
    static readonly ScalarFunction extract = Extraction(OperatorNames.Extract, " FROM ").Example("extract(YEAR FROM DATE'2024-02-29')", "2024");

    /// <summary>A field, by its name in SQL, of a date, timestamp, time or interval.</summary>
    public static Column DatePart(Column field, Column source) => Call(datePart, field, source);
    static readonly ScalarFunction datePart = Extraction("date_part", ", ").Example("date_part('doy', DATE'2024-12-30')", "365");

    static readonly ScalarFunction datepart = Extraction("datepart", " FROM ").Example("datepart('month', INTERVAL '3-4' YEAR TO MONTH)", "4");

    static readonly ScalarFunction intervalYear = IntervalPart<YearsOfInterval, int>("interval_year", DataTypes.Integer);
    static readonly ScalarFunction intervalMonth = IntervalPart<MonthsOfInterval, sbyte>("interval_month", DataTypes.Byte);
    static readonly ScalarFunction intervalDay = IntervalPart<DaysOfInterval, int>("interval_day", DataTypes.Integer);
    static readonly ScalarFunction intervalHour = IntervalPart<HoursOfInterval, sbyte>("interval_hour", DataTypes.Byte);
    static readonly ScalarFunction intervalMinute = IntervalPart<MinutesOfInterval, sbyte>("interval_minute", DataTypes.Byte);
    static readonly ScalarFunction intervalSecond = IntervalPart<SecondsOfInterval, long>("interval_second", new DecimalType(8, 6));

    static ScalarFunction IntervalPart<TPart, TResult>(string name, DataType type)
        where TPart : struct, IValueFunction<TResult>
        where TResult : unmanaged
        => Define(name, "DateParts").Internal().Takes(Accept.Any).Returns(type).Value<TPart, TResult>();

    static ScalarFunction Extraction(string name, string separator) => Define(name, "DateParts").Takes(Accept.Any, Accept.Any).Coerced(Coercion.None)
        .Checked((call, _) =>
        {
            if (call.Arguments[0] is Literal { Type: StringType or NullType }) return;
            throw ErrorClasses.NonFoldableArgument.With(("funcName", $"`{name}`"), ("paramName", "`field`"), ("paramType", "\"STRING\""));
        })
        .Returns((arguments, settings) => Extracted(arguments, settings).Type).NullIf((arguments, settings) => Extracted(arguments, settings).Nullable)
        .Prints(call => $"{name}({call.Arguments[0]}{separator}{call.Arguments[1]})").Rewrite((call, settings) => Extracted(call.Arguments, settings));

    static Expression Extracted(ValueList<Expression> arguments, QuerySettings settings)
    {
        if ((arguments[0] as Literal)?.Value is not { } field) return new Literal(null, DataTypes.Double);
        var source = arguments[1];
        var name = Convert.ToString(field, System.Globalization.CultureInfo.InvariantCulture)!;
        var (function, wanted) = Part(name.ToUpperInvariant(), source.Type);
        if (function is null) throw ErrorClasses.InvalidExtractField.With(("field", $"`{name}`"), ("expr", $"\"{source}\""));
        if (wanted is not null && !(wanted is TimestampType && source.Type is TimestampNtzType or TimeType)) source = Converted(source, wanted, function, settings);
        return Resolved(function, function.ResultType([source], settings), source);
    }

    static Expression Converted(Expression source, DataType wanted, ScalarFunction function, QuerySettings settings)
    {
        if (ImplicitCasts.Find(source.Type, wanted, settings.Ansi) is not null) return CommonTypes.CastTo(source, wanted, settings);
        throw ErrorClasses.UnexpectedInputType.With(("sqlExpr", $"\"{function.Name}({source})\""), ("paramIndex", "first"), ("requiredType", function.Signature.ParameterAt(0).Type.Required),
            ("inputSql", SqlPrinter.Quoted(source)), ("inputType", $"\"{source.Type.Sql}\""));
    }

    static (ScalarFunction? Function, DataType? Wanted) Part(string field, DataType source) => source switch
    {
        YearMonthIntervalType => (YearMonthPart(field), null),
        DayTimeIntervalType => (DayTimePart(field), null),
        CalendarIntervalType => (YearMonthPart(field) ?? DayTimePart(field), null),
        _ => DayPart(field) is { } day ? (day, DataTypes.Date) : (ClockPart(field), DataTypes.Timestamp),
    };

    static ScalarFunction? YearMonthPart(string field) => field switch
    {
        "YEAR" or "Y" or "YEARS" or "YR" or "YRS" => intervalYear,
        "MONTH" or "MON" or "MONS" or "MONTHS" => intervalMonth,
        _ => null,
    };

    static ScalarFunction? DayTimePart(string field) => field switch
    {
        "DAY" or "D" or "DAYS" => intervalDay,
        "HOUR" or "H" or "HOURS" or "HR" or "HRS" => intervalHour,
        "MINUTE" or "M" or "MIN" or "MINS" or "MINUTES" => intervalMinute,
        "SECOND" or "S" or "SEC" or "SECONDS" or "SECS" => intervalSecond,
        _ => null,
    };

    static ScalarFunction? DayPart(string field) => field switch
    {
        "YEAR" or "Y" or "YEARS" or "YR" or "YRS" => year,
        "YEAROFWEEK" => yearOfWeek,
        "QUARTER" or "QTR" => quarter,
        "MONTH" or "MON" or "MONS" or "MONTHS" => month,
        "WEEK" or "W" or "WEEKS" => weekOfYear,
        "DAY" or "D" or "DAYS" => dayOfMonth,
        "DAYOFWEEK" or "DOW" => dayOfWeek,
        "DAYOFWEEK_ISO" or "DOW_ISO" => isoDayOfWeek,
        "DOY" => dayOfYear,
        _ => null,
    };

    static ScalarFunction? ClockPart(string field) => field switch
    {
        "HOUR" or "H" or "HOURS" or "HR" or "HRS" => hour,
        "MINUTE" or "M" or "MIN" or "MINS" or "MINUTES" => minute,
        "SECOND" or "S" or "SEC" or "SECONDS" or "SECS" => secondWithFraction,
        _ => null,
    };

    static int IntervalMonths(RowArguments row) => row.At(0).Vector.Type is CalendarIntervalType ? row.Value<CalendarInterval>(0).Months : row.Int(0);

    /// <summary>What an interval has below a day.</summary>
    static long IntervalTime(RowArguments row)
        => row.At(0).Vector.Type is CalendarIntervalType ? row.Value<CalendarInterval>(0).Microseconds : row.Long(0) % DateTimeText.MicrosPerDay;

    readonly struct YearsOfInterval : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = IntervalMonths(row) / 12;
            return true;
        }
    }

    readonly struct MonthsOfInterval : IValueFunction<sbyte>
    {
        public static bool Invoke(RowArguments row, out sbyte result)
        {
            result = (sbyte)(IntervalMonths(row) % 12);
            return true;
        }
    }

    readonly struct DaysOfInterval : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = row.At(0).Vector.Type is CalendarIntervalType ? row.Value<CalendarInterval>(0).Days : (int)(row.Long(0) / DateTimeText.MicrosPerDay);
            return true;
        }
    }

    readonly struct HoursOfInterval : IValueFunction<sbyte>
    {
        public static bool Invoke(RowArguments row, out sbyte result)
        {
            result = unchecked((sbyte)(IntervalTime(row) / (3600 * DateTimeText.MicrosPerSecond)));
            return true;
        }
    }

    readonly struct MinutesOfInterval : IValueFunction<sbyte>
    {
        public static bool Invoke(RowArguments row, out sbyte result)
        {
            result = (sbyte)(IntervalTime(row) / (60 * DateTimeText.MicrosPerSecond) % 60);
            return true;
        }
    }

    readonly struct SecondsOfInterval : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = IntervalTime(row) % (60 * DateTimeText.MicrosPerSecond);
            return true;
        }
    }
}
