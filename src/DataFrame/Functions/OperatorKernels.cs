using Frames.Columns;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Sql.Types;

namespace Frames.Sql;

public static partial class Functions
{
    readonly struct CalendarAdd : IBinary<CalendarInterval, CalendarInterval, CalendarInterval>
    {
        public static CalendarInterval Invoke(CalendarInterval left, CalendarInterval right, ref long error) => new(
            IntegerAdd.Invoke(left.Months, right.Months, ref error), IntegerAdd.Invoke(left.Days, right.Days, ref error),
            IntegerAdd.Invoke(left.Microseconds, right.Microseconds, ref error));
    }

    readonly struct CalendarSubtract : IBinary<CalendarInterval, CalendarInterval, CalendarInterval>
    {
        public static CalendarInterval Invoke(CalendarInterval left, CalendarInterval right, ref long error) => new(
            IntegerSubtract.Invoke(left.Months, right.Months, ref error), IntegerSubtract.Invoke(left.Days, right.Days, ref error),
            IntegerSubtract.Invoke(left.Microseconds, right.Microseconds, ref error));
    }

    readonly struct CalendarNegate : IUnary<CalendarInterval, CalendarInterval>
    {
        public static CalendarInterval Invoke(CalendarInterval value, ref long error) => CalendarSubtract.Invoke(default, value, ref error);
    }

    static Kernel? NegateOther(KernelRequest request) => request.ResultType switch
    {
        DecimalType { Physical: PhysicalType.Int64 } => new UnaryKernel<IntegerAt<NegateInteger, long>, long, long>(request.ResultType, ErrorBehavior.Ignore, null),
        DecimalType => new UnaryKernel<IntegerAt<NegateInteger, Int128>, Int128, Int128>(request.ResultType, ErrorBehavior.Ignore, null),
        _ => null,
    };
}
