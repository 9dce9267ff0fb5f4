using Frames.Columns;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Sql.Types;
using Frames.Values;

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
        DecimalType type => new UnaryKernel<WideNegate, Int128, Int128>(type, ErrorBehavior.Raise, (_, value, _) => NegatedOutOfRange((Int128)value, type)),
        _ => null,
    };

    /// <summary>Spark negates decimals in Scala's 34 digits, half to even: further ones are lost, and 38 nines no longer fit.</summary>
    readonly struct WideNegate : IUnary<Int128, Int128>
    {
        public static Int128 Invoke(Int128 value, ref long error)
        {
            var result = -Decimals.RoundToContext(value);
            if (!Decimals.Fits(result, Decimals.MaxPrecision)) error |= 1;
            return result;
        }
    }

    readonly struct WideAbsolute : IUnary<Int128, Int128>
    {
        public static Int128 Invoke(Int128 value, ref long error) => value < 0 ? WideNegate.Invoke(value, ref error) : value;
    }

    static FramesException NegatedOutOfRange(Int128 value, DecimalType type)
    {
        var digits = Decimals.CountDigits(Decimals.RoundToContext(value));
        return RoundedOutOfRange(-Decimals.RoundToContext(value), type, digits - Decimals.ContextDigits - type.Scale);
    }
}
