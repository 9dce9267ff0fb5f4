using System.Numerics;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Intervals times and divided by numbers, and times of day with intervals: the analyzer puts these in the operator's place.
public static partial class Functions
{
    static readonly ScalarFunction multiplyInterval = Scaling("multiply_interval", "*", "try_multiply").Kernel(request => Scaled<Times>(request));

    static readonly ScalarFunction divideInterval = Scaling("divide_interval", "/", "try_divide").Kernel(request => Scaled<Over>(request));

    static readonly ScalarFunction subtractTimes = Define("subtract_times").Internal().Takes(Accept.Time, Accept.Time).Prints(call => $"{call.Arguments[0]} - {call.Arguments[1]}").MayBeNull()
        .Returns(new DayTimeIntervalType(IntervalField.Hour, IntervalField.Second)).Kernel(request => new BinaryKernel<TimeDifference, long, long, long>(request.ResultType, ErrorBehavior.Ignore, null));

    static readonly ScalarFunction timeAddInterval = Clock("time_add_interval", "+").Kernel(request => Moved<TimePlus>(request, "add"));

    static readonly ScalarFunction timeSubtractInterval = Clock("time_subtract_interval", "-").Kernel(request => Moved<TimeMinus>(request, "subtract"));

    static ScalarFunction Scaling(string name, string symbol, string tolerant) => Define(name, "IntervalScaling").Internal()
        .Takes(Accept.OneOf(Accept.CalendarInterval, Accept.DayTimeInterval, Accept.YearMonthInterval), Accept.Numeric).Coerced(CoerceScale)
        .Returns(arguments => arguments[0].Type switch { DayTimeIntervalType => DataTypes.DayTimeInterval, YearMonthIntervalType => DataTypes.YearMonthInterval, var type => type })
        .NullIf((arguments, _) => arguments[0].Type is CalendarIntervalType || arguments.Any(argument => argument.Nullable))
        .Prints(call => call.Try ? $"{tolerant}({SqlPrinter.List(call.Arguments)})"
            : call.Arguments[0].Type is CalendarIntervalType ? $"{name}({SqlPrinter.List(call.Arguments)})" : $"({call.Arguments[0]} {symbol} {call.Arguments[1]})");

    /// <summary>Calendar intervals are scaled by doubles; text is a double.</summary>
    static ValueList<Expression> CoerceScale(ValueList<Expression> arguments, QuerySettings settings)
        => (arguments[1].Type is StringType or NullType || arguments[0].Type is CalendarIntervalType) && arguments[1].Type is StringType or NullType or NumericType and not DoubleType
            ? [arguments[0], CommonTypes.CastTo(arguments[1], DataTypes.Double, settings)] : arguments;

    static Kernel? Scaled<TScale>(KernelRequest request) where TScale : struct, IIntervalScale => request.ArgumentType(0) switch
    {
        CalendarIntervalType => new BinaryKernel<ScaleCalendar<TScale>, CalendarInterval, double, CalendarInterval>(request.ResultType,
            request.Call.Try || !request.Settings.Ansi ? ErrorBehavior.Null : ErrorBehavior.Raise, RaiseScale(ArithmeticErrors.Overflow())),
        YearMonthIntervalType => ScaledBy<TScale, int>(request, "integer overflow"),
        _ => ScaledBy<TScale, long>(request, "long overflow"),
    };

    static Kernel? ScaledBy<TScale, T>(KernelRequest request, string overflow)
        where TScale : struct, IIntervalScale
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var error = RaiseScale(new FramesException(null, null, overflow));
        return request.ArgumentType(1) switch
        {
            ByteType => new BinaryKernel<ScaleWhole<TScale, T, sbyte>, T, sbyte, T>(request.ResultType, request.OnError, error),
            ShortType => new BinaryKernel<ScaleWhole<TScale, T, short>, T, short, T>(request.ResultType, request.OnError, error),
            IntegerType => new BinaryKernel<ScaleWhole<TScale, T, int>, T, int, T>(request.ResultType, request.OnError, error),
            LongType => new BinaryKernel<ScaleWhole<TScale, T, long>, T, long, T>(request.ResultType, request.OnError, error),
            FloatType => new BinaryKernel<ScaleFraction<TScale, T, float>, T, float, T>(request.ResultType, request.OnError, error),
            DoubleType => new BinaryKernel<ScaleFraction<TScale, T, double>, T, double, T>(request.ResultType, request.OnError, error),
            DecimalType type => new DecimalScaleKernel<TScale, T>(request.ResultType, type.Scale, request.OnError, error),
            _ => null,
        };
    }

    static RaiseError RaiseScale(FramesException overflow) => (bits, _, _) => (bits & 2) != 0 ? ErrorClasses.IntervalDividedByZero.With() : overflow;

    static ScalarFunction Clock(string name, string symbol) => Define(name, "IntervalScaling").Internal().Takes(Accept.Time, Accept.DayTimeInterval)
        .Coerced(NullsTo(DataTypes.DayTimeInterval)).Prints(call => $"{call.Arguments[0]} {symbol} {call.Arguments[1]}").Returns(arguments => arguments[0].Type).MayBeNull();

    static BinaryKernel<TMove, long, long, long> Moved<TMove>(KernelRequest request, string verb) where TMove : struct, IBinary<long, long, long>
        => new(request.ResultType, request.OnError, (_, time, interval) => ErrorClasses.DateTimeOverflow.With(("operation",
            $"{verb} {LiteralPrinter.Sql(new Literal(interval, Shortest((long)interval!, (DayTimeIntervalType)request.ArgumentType(1))), "UTC")} to the time value "
                + LiteralPrinter.Sql(new Literal(time, request.ArgumentType(0)), "UTC"))));

    static DayTimeIntervalType Shortest(long micros, DayTimeIntervalType type)
        => type is { Start: IntervalField.Day, End: IntervalField.Day } ? type : new(IntervalField.Second, IntervalField.Second);
}
