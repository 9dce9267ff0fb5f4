using System.Globalization;
using System.Text;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Rows;
using Frames.Values;

namespace Frames.Sql;

public static partial class Functions
{
    static readonly string[] monthNames = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    static SparkZone Zone(QuerySettings settings) => SparkZone.Get(settings.TimeZone);

    static FramesException OutOfBounds(string message) => ErrorClasses.DateTimeFieldOutOfBounds.With(("rangeMessage", message), ("ansiConfig", ArithmeticErrors.AnsiSetting));

    static string Invalid(string field, string range, int value) => string.Create(CultureInfo.InvariantCulture, $"Invalid value for {field} (valid values {range}): {value}");

    /// <summary>What is wrong with a date, in Java's words; null if nothing.</summary>
    static string? DateProblem(int year, int month, int day)
    {
        if (year is < -999999999 or > 999999999) return Invalid("Year", "-999999999 - 999999999", year);
        if (month is < 1 or > 12) return Invalid("MonthOfYear", "1 - 12", month);
        if (day is < 1 or > 31) return Invalid("DayOfMonth", "1 - 28/31", day);
        if (day <= CivilDate.DaysInMonth(year, month)) return null;
        return day == 29 ? string.Create(CultureInfo.InvariantCulture, $"Invalid date 'February 29' as '{year}' is not a leap year")
            : string.Create(CultureInfo.InvariantCulture, $"Invalid date '{monthNames[month - 1].ToUpperInvariant()} {day}'");
    }

    /// <summary>A whole number of any of the small types.</summary>
    static int WholeNumber(RowArguments row, int argument) => row.At(argument).Vector switch
    {
        FlatVector<sbyte> => row.Value<sbyte>(argument),
        FlatVector<short> => row.Value<short>(argument),
        _ => row.Int(argument),
    };

    interface IDateField
    {
        static abstract int Of(int days);
    }

    readonly struct DateField<TField> : IUnary<int, int> where TField : struct, IDateField
    {
        public static int Invoke(int days, ref long error) => TField.Of(days);
    }

    readonly struct YearOf : IDateField
    {
        public static int Of(int days)
        {
            CivilDate.FromDays(days, out var year, out _, out _);
            return year;
        }
    }

    readonly struct MonthOf : IDateField
    {
        public static int Of(int days)
        {
            CivilDate.FromDays(days, out _, out var month, out _);
            return month;
        }
    }

    readonly struct DayOf : IDateField
    {
        public static int Of(int days)
        {
            CivilDate.FromDays(days, out _, out _, out var day);
            return day;
        }
    }

    readonly struct QuarterOf : IDateField
    {
        public static int Of(int days) => (MonthOf.Of(days) + 2) / 3;
    }

    readonly struct DayOfWeekOf : IDateField
    {
        public static int Of(int days) => CivilDate.IsoDayOfWeek(days) % 7 + 1;
    }

    readonly struct IsoDayOfWeekOf : IDateField
    {
        public static int Of(int days) => CivilDate.IsoDayOfWeek(days);
    }

    readonly struct WeekdayOf : IDateField
    {
        public static int Of(int days) => CivilDate.IsoDayOfWeek(days) - 1;
    }

    readonly struct DayOfYearOf : IDateField
    {
        public static int Of(int days) => CivilDate.DayOfYear(days);
    }

    readonly struct WeekOf : IDateField
    {
        public static int Of(int days) => CivilDate.IsoWeek(days, out _);
    }

    readonly struct YearOfWeekOf : IDateField
    {
        public static int Of(int days)
        {
            CivilDate.IsoWeek(days, out var year);
            return year;
        }
    }

    readonly struct LastDayOf : IDateField
    {
        public static int Of(int days) => DateArithmetic.LastDay(days);
    }

    readonly struct Itself : IDateField
    {
        public static int Of(int days) => days;
    }

    readonly struct DayNameOf : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append("MonTueWedThuFriSatSun"u8.Slice((CivilDate.IsoDayOfWeek(row.Int(0)) - 1) * 3, 3));
            return true;
        }
    }

    readonly struct MonthNameOf : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append("JanFebMarAprMayJunJulAugSepOctNovDec"u8.Slice((MonthOf.Of(row.Int(0)) - 1) * 3, 3));
            return true;
        }
    }

    readonly struct AddDays<T> : IBinary<int, T, int> where T : unmanaged
    {
        public static int Invoke(int start, T days, ref long error) => unchecked(start + (int)NumberConversions.WholeToLong(days));
    }

    readonly struct SubtractDays<T> : IBinary<int, T, int> where T : unmanaged
    {
        public static int Invoke(int start, T days, ref long error) => unchecked(start - (int)NumberConversions.WholeToLong(days));
    }

    readonly struct DaysBetween : IBinary<int, int, int>
    {
        public static int Invoke(int end, int start, ref long error) => unchecked(end - start);
    }

    readonly struct AddMonthsBody : IBinary<int, int, int>
    {
        public static int Invoke(int start, int months, ref long error)
        {
            if (!DateArithmetic.TryAddMonths(start, months, out var result)) error |= 1;
            return result;
        }
    }

    readonly struct NextDayBody : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = 0;
            if (DateArithmetic.ParseDayOfWeek(row.Text(1)) is not { } day)
                return row.Context.Settings.Ansi ? throw ErrorClasses.IllegalDayOfWeek.With(("string", Encoding.UTF8.GetString(row.Text(1)))) : false;
            result = DateArithmetic.NextDay(row.Int(0), day);
            return true;
        }
    }

    /// <summary>The unit that a text names; null for none.</summary>
    sealed record TruncationUnit(DateTimeUnit? Unit)
    {
        public static TruncationUnit Of(ReadOnlySpan<byte> text) => new(DateTimeUnits.ParseTruncation(Encoding.UTF8.GetString(text)));
    }

    readonly struct TruncateDate : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = 0;
            if (row.Made(1, static made => TruncationUnit.Of(made.Text(1))).Unit is not { } unit || unit < DateTimeUnit.Week) return false;
            result = DateArithmetic.Truncate(row.Int(0), unit);
            return true;
        }
    }

    readonly struct MakeDateBody : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            var (year, month, day) = (row.Int(0), row.Int(1), row.Int(2));
            result = 0;
            if (DateProblem(year, month, day) is { } problem) return row.Context.Settings.Ansi ? throw OutOfBounds(problem) : false;
            return CivilDate.TryToDays(year, month, day, out result) ? true : throw ArithmeticErrors.Overflow();
        }
    }
}
