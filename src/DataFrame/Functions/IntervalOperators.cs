using Frames.Catalogue;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Casts;
using Frames.Kernels.Moments;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    // What + and - mean where an operand is a date or timestamp: the analyzer puts these in the operator's place.

    static readonly ScalarFunction addInterval = Moment("add_interval", "+", Accept.AnyTimestamp).Kernel(request => request.ArgumentType(1) switch
    {
        DayTimeIntervalType => Moments<AddDayTime, long, long, long>(request),
        YearMonthIntervalType => Moments<AddYearMonth, long, int, long>(request),
        CalendarIntervalType => Moments<AddCalendar, long, CalendarInterval, long>(request),
        NullType => new AlwaysNullKernel(request.ResultType),
        _ => null,
    });

    static readonly ScalarFunction subtractInterval = Moment("subtract_interval", "-", Accept.AnyTimestamp)
        .PrintsInErrors(call => $"{call.Arguments[0]} + (- {call.Arguments[1]})").Kernel(request => request.ArgumentType(1) switch
    {
        DayTimeIntervalType => Moments<MinusLong<AddDayTime, long, long>, long, long, long>(request),
        YearMonthIntervalType => Moments<MinusInt<AddYearMonth, long, long>, long, int, long>(request),
        CalendarIntervalType => Moments<MinusCalendar<AddCalendar, long, long>, long, CalendarInterval, long>(request),
        _ => null,
    });

    static readonly ScalarFunction dateAddInterval = Moment("date_add_interval", "+", Accept.Date)
        .Kernel(request => request.ArgumentType(1) is YearMonthIntervalType
        ? Moments<AddMonthsToDate, int, int, int>(request) : Moments<AddCalendarToDate, int, CalendarInterval, int>(request));

    static readonly ScalarFunction dateSubtractInterval = Moment("date_subtract_interval", "-", Accept.Date)
        .Kernel(request => request.ArgumentType(1) is YearMonthIntervalType
        ? Moments<MinusInt<AddMonthsToDate, int, int>, int, int, int>(request) : Moments<MinusCalendar<AddCalendarToDate, int, int>, int, CalendarInterval,
            int>(request));

    static readonly ScalarFunction subtractTimestamps = Infix(Define("subtract_timestamps").Internal(), "-").Takes(Accept.AnyTimestamp, Accept.AnyTimestamp)
        .Coerced(BringTimestamps).Returns(DataTypes.DayTimeInterval).Kernel(request => Moments<TimestampDifference, long, long, long>(request));

    static readonly ScalarFunction subtractDates = Infix(Define("subtract_dates").Internal(), "-").Takes(Accept.Date, Accept.Date)
        .Returns(new DayTimeIntervalType(IntervalField.Day, IntervalField.Day)).Kernel(request => Moments<DateDifference, int, int, long>(request));

    static readonly ScalarFunction intervalDays = Define("extractansiintervaldays").Internal().Takes(Accept.DayTimeInterval).Returns(DataTypes.Integer).Value<WholeDays, int>();

    static ScalarFunction Moment(string name, string symbol, ParameterType moment) => Define(name, "IntervalOperators").Internal().Takes(moment, Accept.Any)
        .Returns(arguments => arguments[0].Type).Prints(call => $"{call.Arguments[0]} {symbol} {call.Arguments[1]}");

    static MomentKernel<TOperator, TLeft, TRight, TResult> Moments<TOperator, TLeft, TRight, TResult>(KernelRequest request)
        where TOperator : struct, IZonedBinary<TLeft, TRight, TResult>
        where TLeft : unmanaged
        where TRight : unmanaged
        where TResult : unmanaged
        => new(request.ResultType, request.ArgumentType(0) is TimestampType ? SparkZone.Get(request.Settings.TimeZone) : SparkZone.Utc,
            () => new FramesException(null, null, "long overflow"));

    /// <summary>Text and dates beside a timestamp become one; beside a timestamp without a zone, one without.</summary>
    static ValueList<Expression> BringTimestamps(ValueList<Expression> arguments, QuerySettings settings)
    {
        Expression Bring(Expression argument, Expression other) => argument.Type switch
        {
            StringType or NullType => CommonTypes.CastTo(argument, other.Type is TimestampNtzType ? other.Type : DataTypes.Timestamp, settings),
            DateType => CommonTypes.CastTo(argument, other.Type is TimestampNtzType ? other.Type : DataTypes.Timestamp, settings),
            TimestampNtzType when other.Type is TimestampType => CommonTypes.CastTo(argument, DataTypes.Timestamp, settings),
            _ => argument,
        };
        return [Bring(arguments[0], arguments[1]), Bring(arguments[1], arguments[0])];
    }

    readonly struct WholeDays : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = (int)(row.Long(0) / DateTimeText.MicrosPerDay);
            return true;
        }
    }
}
