using System.Runtime.InteropServices;

namespace Frames.Sql.Types;

/// <summary>Months, days and microseconds, each kept apart because a month has no fixed days and a day no fixed hours.</summary>
/// <param name="Months">Whole months.</param>
/// <param name="Days">Whole days.</param>
/// <param name="Microseconds">Microseconds.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct CalendarInterval(int Months, int Days, long Microseconds);

/// <summary>A number of months: the C# value of a year-month interval.</summary>
/// <param name="Months">Whole months, negative for an interval back in time.</param>
public readonly record struct YearMonthInterval(int Months);
