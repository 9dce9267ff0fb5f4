using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Sql.Types;

namespace Frames.Catalogue;

internal sealed partial class ScalarFunction
{
    /// <summary>Bodies of two intervals of one kind; overflow always fails (without ANSI too), but for <c>try_</c> forms.</summary>
    public ScalarFunction Intervals<TOperator, TCalendar>(string tolerant)
        where TOperator : struct, IIntegerBinary
        where TCalendar : struct, IBinary<CalendarInterval, CalendarInterval, CalendarInterval>
        => Kernel(request => request.ArgumentType(0) switch
        {
            YearMonthIntervalType => new BinaryKernel<IntegersAt<TOperator, int>, int, int, int>(request.ResultType, OnIntervalError(), RaiseInterval(tolerant)),
            DayTimeIntervalType => new BinaryKernel<IntegersAt<TOperator, long>, long, long, long>(request.ResultType, OnIntervalError(), RaiseInterval(tolerant)),
            CalendarIntervalType => new BinaryKernel<TCalendar, CalendarInterval, CalendarInterval, CalendarInterval>(request.ResultType, OnIntervalError(), RaiseInterval(tolerant)),
            _ => null,
        });

    /// <summary>A body over the numbers behind year-month and day-time intervals.</summary>
    public ScalarFunction Interval<TOperator>() where TOperator : struct, IIntegerUnary => Kernel(request => request.ArgumentType(0) switch
    {
        YearMonthIntervalType => new UnaryKernel<IntegerAt<TOperator, int>, int, int>(request.ResultType, OnIntervalError(), RaiseInterval(null)),
        DayTimeIntervalType => new UnaryKernel<IntegerAt<TOperator, long>, long, long>(request.ResultType, OnIntervalError(), RaiseInterval(null)),
        _ => null,
    });

    ErrorBehavior OnIntervalError() => onError ?? ErrorBehavior.Raise;

    static RaiseError RaiseInterval(string? tolerant) => (_, _, _) => tolerant is null
        ? ErrorClasses.IntervalOverflowWithoutSuggestion.With()
        : ErrorClasses.IntervalOverflow.With(("functionName", $"`{tolerant}`"));
}
