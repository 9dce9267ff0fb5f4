namespace Frames.Values;

/// <summary>Arithmetic on timestamps, which are microseconds since the epoch; calendar units count in the zone's local time.</summary>
/// <remarks>A local time that comes out twice keeps the offset that it had, and one in a gap moves forward. False means beyond the range of long.</remarks>
internal static class TimestampArithmetic
{
    const long perSecond = DateTimeText.MicrosPerSecond;
    const long perDay = DateTimeText.MicrosPerDay;
    const double secondsOf31Days = 31 * 86400;

    /// <summary>The timestamp some months, then days, then microseconds on.</summary>
    public static bool TryAdd(long micros, long months, long days, long added, SparkZone zone, out long result)
    {
        result = micros;
        return TryAddMonths(result, months, zone, out result) && TryAddDays(result, days, zone, out result) && TryAddMicros(result, added, out result);
    }

    /// <summary>The timestamp an interval of microseconds on, whole days of which count in local time.</summary>
    public static bool TryAddDayTime(long micros, long interval, SparkZone zone, out long result) =>
        TryAdd(micros, 0, interval / perDay, interval % perDay, zone, out result);

    /// <summary>The timestamp some units on: timestampadd.</summary>
    public static bool TryAdd(long micros, DateTimeUnit unit, long quantity, SparkZone zone, out long result)
    {
        result = 0;
        if (unit >= DateTimeUnit.Month)
        {
            var months = (Int128)quantity * (unit == DateTimeUnit.Year ? 12 : unit == DateTimeUnit.Quarter ? 3 : 1);
            return months >= int.MinValue && months <= int.MaxValue && TryAddMonths(micros, (long)months, zone, out result);
        }
        var interval = (Int128)quantity * Width(unit);
        if (interval < long.MinValue || interval > long.MaxValue) return false;
        return unit >= DateTimeUnit.Day ? TryAddDayTime(micros, (long)interval, zone, out result) : TryAddMicros(micros, (long)interval, out result);
    }

    /// <summary>Whole units from one timestamp to another in local time: timestampdiff.</summary>
    public static long Difference(DateTimeUnit unit, long start, long end, SparkZone zone)
    {
        long from = zone.ToLocal(start), to = zone.ToLocal(end);
        if (unit < DateTimeUnit.Month) return (long)(((Int128)to - from) / Width(unit));
        return WholeMonths(from, to) / (unit == DateTimeUnit.Year ? 12 : unit == DateTimeUnit.Quarter ? 3 : 1);
    }

    /// <summary>Microseconds of local time from one timestamp to another: their difference as an interval.</summary>
    public static bool TrySubtract(long end, long start, SparkZone zone, out long interval)
    {
        var difference = (Int128)zone.ToLocal(end) - zone.ToLocal(start);
        interval = unchecked((long)difference);
        return interval == difference;
    }

    /// <summary>The beginning of the unit that the timestamp falls into: date_trunc.</summary>
    public static bool TryTruncate(long micros, DateTimeUnit unit, SparkZone zone, out long result)
    {
        result = micros;
        if (unit <= DateTimeUnit.Second) return TryAddMicros(micros, -FloorModulo(micros, Width(unit)), out result);
        var local = zone.ToLocal(micros);
        if (unit <= DateTimeUnit.Day) return TryResolve((Int128)local - FloorModulo(local, Width(unit)), micros, zone, out result);
        return DateTimeText.TryInstant(DateArithmetic.Truncate((int)DateTimeText.FloorDays(local), unit), 0, zone, out result);
    }

    /// <summary>Months between, of 31 days where they are not whole, rounded to eight digits if wanted: months_between.</summary>
    public static double MonthsBetween(long first, long second, bool round, SparkZone zone)
    {
        long days1 = DateTimeText.FloorDays(zone.ToLocal(first)), days2 = DateTimeText.FloorDays(zone.ToLocal(second));
        CivilDate.FromDays(days1, out var year1, out var month1, out var day1);
        CivilDate.FromDays(days2, out var year2, out var month2, out var day2);
        double months = (year1 - year2) * 12L + month1 - month2;
        var bothEnd = day1 == CivilDate.DaysInMonth(year1, month1) && day2 == CivilDate.DaysInMonth(year2, month2);
        if (day1 == day2 || bothEnd) return months;
        var seconds1 = (first - zone.ToUtc(days1 * perDay)) / perSecond;
        var seconds2 = (second - zone.ToUtc(days2 * perDay)) / perSecond;
        var difference = months + ((day1 - day2) * 86400L + seconds1 - seconds2) / secondsOf31Days;
        return round ? Math.Floor(difference * 1e8 + 0.5) / 1e8 : difference;
    }

    /// <summary>The instant whose local time in one zone is the given one's in another: from_utc_timestamp, to_utc_timestamp.</summary>
    public static long Convert(long micros, SparkZone from, SparkZone to) => from.ToUtc(to.ToLocal(micros));

    static bool TryAddMonths(long micros, long months, SparkZone zone, out long result)
    {
        result = micros;
        if (months == 0) return true;
        var local = zone.ToLocal(micros);
        var days = DateTimeText.FloorDays(local);
        return DateArithmetic.TryAddMonths((int)days, months, out var moved)
            && TryResolve((Int128)moved * perDay + (local - days * perDay), micros, zone, out result);
    }

    static bool TryAddDays(long micros, long days, SparkZone zone, out long result)
    {
        result = micros;
        return days == 0 || TryResolve((Int128)zone.ToLocal(micros) + (Int128)days * perDay, micros, zone, out result);
    }

    static bool TryAddMicros(long micros, long added, out long result)
    {
        result = unchecked(micros + added);
        return ((micros ^ result) & (added ^ result)) >= 0;
    }

    /// <summary>The instant of a local time that was made from another instant, whose offset it keeps where that is right for it.</summary>
    static bool TryResolve(Int128 local, long origin, SparkZone zone, out long result)
    {
        var offset = zone.OffsetAt(origin);
        var instant = local - offset * perSecond;
        result = unchecked((long)instant);
        if (result == instant && zone.OffsetAt(result) == offset) return true;
        instant = local - zone.OffsetAtLocal((long)Int128.Clamp(local, long.MinValue, long.MaxValue)) * perSecond;
        result = unchecked((long)instant);
        return result == instant;
    }

    static long WholeMonths(long from, long to)
    {
        long days1 = DateTimeText.FloorDays(from), days2 = DateTimeText.FloorDays(to);
        long time1 = from - days1 * perDay, time2 = to - days2 * perDay;
        if (days2 > days1 && time2 < time1) days2--;
        else if (days2 < days1 && time2 > time1) days2++;
        CivilDate.FromDays(days1, out var year1, out var month1, out var day1);
        CivilDate.FromDays(days2, out var year2, out var month2, out var day2);
        // Months of 32 days keep the order of dates: the quotient is the whole months between.
        return (((year2 * 12L + month2) * 32 + day2) - ((year1 * 12L + month1) * 32 + day1)) / 32;
    }

    static long Width(DateTimeUnit unit) => unit switch
    {
        DateTimeUnit.Microsecond => 1,
        DateTimeUnit.Millisecond => 1000,
        DateTimeUnit.Second => perSecond,
        DateTimeUnit.Minute => 60 * perSecond,
        DateTimeUnit.Hour => 3600 * perSecond,
        DateTimeUnit.Day => perDay,
        _ => 7 * perDay,
    };

    static long FloorModulo(long value, long divisor)
    {
        var rest = value % divisor;
        return rest < 0 ? rest + divisor : rest;
    }
}
