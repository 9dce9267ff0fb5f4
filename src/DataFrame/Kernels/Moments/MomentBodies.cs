using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Moments;

/// <summary>A timestamp plus microseconds, whole days of which count in local time.</summary>
internal readonly struct AddDayTime : IZonedBinary<long, long, long>
{
    public static bool TryInvoke(long left, long right, SparkZone zone, out long result) => TimestampArithmetic.TryAddDayTime(left, right, zone, out result);
}

/// <summary>A timestamp plus months.</summary>
internal readonly struct AddYearMonth : IZonedBinary<long, int, long>
{
    public static bool TryInvoke(long left, int right, SparkZone zone, out long result) => TimestampArithmetic.TryAdd(left, right, 0, 0, zone, out result);
}

/// <summary>A timestamp plus months, days and microseconds.</summary>
internal readonly struct AddCalendar : IZonedBinary<long, CalendarInterval, long>
{
    public static bool TryInvoke(long left, CalendarInterval right, SparkZone zone, out long result)
        => TimestampArithmetic.TryAdd(left, right.Months, right.Days, right.Microseconds, zone, out result);
}

/// <summary>A date plus months.</summary>
internal readonly struct AddMonthsToDate : IZonedBinary<int, int, int>
{
    public static bool TryInvoke(int left, int right, SparkZone zone, out int result) => DateArithmetic.TryAddMonths(left, right, out result);
}

/// <summary>A date plus months and days; what an interval has below a day is not for dates.</summary>
internal readonly struct AddCalendarToDate : IZonedBinary<int, CalendarInterval, int>
{
    public static bool TryInvoke(int left, CalendarInterval right, SparkZone zone, out int result)
    {
        if (!DateArithmetic.TryAddMonths(left, right.Months, out result)) return false;
        var days = (long)result + right.Days;
        result = unchecked((int)days);
        return result == days && right.Microseconds == 0;
    }
}

/// <summary>The difference of two timestamps in local time.</summary>
internal readonly struct TimestampDifference : IZonedBinary<long, long, long>
{
    public static bool TryInvoke(long left, long right, SparkZone zone, out long result) => TimestampArithmetic.TrySubtract(left, right, zone, out result);
}

/// <summary>The days between two dates, as microseconds.</summary>
internal readonly struct DateDifference : IZonedBinary<int, int, long>
{
    public static bool TryInvoke(int left, int right, SparkZone zone, out long result)
    {
        var micros = ((Int128)left - right) * DateTimeText.MicrosPerDay;
        result = unchecked((long)micros);
        return result == micros;
    }
}

/// <summary>A body with its interval of microseconds negated: subtraction.</summary>
internal readonly struct MinusLong<TOperator, TLeft, TResult> : IZonedBinary<TLeft, long, TResult> where TOperator : struct, IZonedBinary<TLeft, long, TResult>
{
    public static bool TryInvoke(TLeft left, long right, SparkZone zone, out TResult result) => TOperator.TryInvoke(left, -right, zone, out result);
}

/// <summary>A body with its months negated: subtraction.</summary>
internal readonly struct MinusInt<TOperator, TLeft, TResult> : IZonedBinary<TLeft, int, TResult> where TOperator : struct, IZonedBinary<TLeft, int, TResult>
{
    public static bool TryInvoke(TLeft left, int right, SparkZone zone, out TResult result) => TOperator.TryInvoke(left, -right, zone, out result);
}

/// <summary>A body with its calendar interval negated: subtraction.</summary>
internal readonly struct MinusCalendar<TOperator, TLeft, TResult> : IZonedBinary<TLeft, CalendarInterval, TResult> where TOperator : struct,
    IZonedBinary<TLeft, CalendarInterval, TResult>
{
    public static bool TryInvoke(TLeft left, CalendarInterval right, SparkZone zone, out TResult result)
        => TOperator.TryInvoke(left, new(-right.Months, -right.Days, -right.Microseconds), zone, out result);
}
