using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The year.</summary>
    public static Column Year(Column column) => Call(year, column);
    static readonly ScalarFunction year = DatePart<YearOf>("year").Example("year(DATE'2024-02-29')", "2024");

    /// <summary>The month, 1 to 12.</summary>
    public static Column Month(Column column) => Call(month, column);
    static readonly ScalarFunction month = DatePart<MonthOf>("month").Example("month(DATE'2024-02-29')", "2");

    /// <summary>The quarter, 1 to 4.</summary>
    public static Column Quarter(Column column) => Call(quarter, column);
    static readonly ScalarFunction quarter = DatePart<QuarterOf>("quarter").Example("quarter(DATE'2024-02-29')", "1");

    /// <summary>The day of the month, 1 to 31.</summary>
    public static Column DayOfMonth(Column column) => Call(dayOfMonth, column);
    static readonly ScalarFunction dayOfMonth = DatePart<DayOf>("dayofmonth").Alias("day").Example("dayofmonth(DATE'2024-02-29')", "29");

    /// <summary>The day of the week, 1 for Sunday to 7 for Saturday.</summary>
    public static Column DayOfWeek(Column column) => Call(dayOfWeek, column);
    static readonly ScalarFunction dayOfWeek = DatePart<DayOfWeekOf>("dayofweek").Example("dayofweek(DATE'2024-02-29')", "5");

    /// <summary>The day of the week, 0 for Monday to 6 for Sunday.</summary>
    public static Column Weekday(Column column) => Call(weekday, column);
    static readonly ScalarFunction weekday = DatePart<WeekdayOf>("weekday").Example("weekday(DATE'2024-02-29')", "3");

    /// <summary>The day of the year, 1 to 366.</summary>
    public static Column DayOfYear(Column column) => Call(dayOfYear, column);
    static readonly ScalarFunction dayOfYear = DatePart<DayOfYearOf>("dayofyear").Example("dayofyear(DATE'2024-02-29')", "60");

    /// <summary>The ISO week, 1 to 53.</summary>
    public static Column WeekOfYear(Column column) => Call(weekOfYear, column);
    static readonly ScalarFunction weekOfYear = DatePart<WeekOf>("weekofyear").Example("weekofyear(DATE'2024-02-29')", "9");

    static readonly ScalarFunction yearOfWeek = DatePart<YearOfWeekOf>("year_of_week").Internal();
    static readonly ScalarFunction isoDayOfWeek = DatePart<IsoDayOfWeekOf>("dayofweek_iso").Internal();

    /// <summary>The English name of the weekday in three letters.</summary>
    public static Column Dayname(Column column) => Call(dayName, column);
    static readonly ScalarFunction dayName = Define("dayname").Takes(Accept.DateOrTimestamp).Returns(DataTypes.String).Text<DayNameOf>().Example("dayname(DATE'2024-02-29')", "Thu");

    /// <summary>The English name of the month in three letters.</summary>
    public static Column Monthname(Column column) => Call(monthName, column);
    static readonly ScalarFunction monthName = Define("monthname").Takes(Accept.DateOrTimestamp).Returns(DataTypes.String).Text<MonthNameOf>().Example("monthname(DATE'2024-02-29')", "Feb");

    /// <summary>The date some days on; beyond the range of dates it wraps.</summary>
    public static Column DateAdd(Column start, Column days) => Call(dateAdd, start, days);
    static readonly ScalarFunction dateAdd = Define("date_add").Alias("dateadd").Takes(Accept.DateOrTimestamp, SmallInteger()).Returns(DataTypes.Date)
        .Prints(call => $"date_add({SqlPrinter.List(call.Arguments)})")
        .Binary<AddDays<sbyte>, int, sbyte, int>(DataTypes.Date, null, DataTypes.Date).Binary<AddDays<short>, int, short, int>(DataTypes.Date, null, DataTypes.Date)
        .Binary<AddDays<int>, int, int, int>(DataTypes.Date, null, DataTypes.Date).Example("date_add(DATE'2024-02-28', 2)", "2024-03-01");

    /// <summary>The date some days before; beyond the range of dates it wraps.</summary>
    public static Column DateSub(Column start, Column days) => Call(dateSub, start, days);
    static readonly ScalarFunction dateSub = Define("date_sub").Takes(Accept.DateOrTimestamp, SmallInteger()).Returns(DataTypes.Date)
        .Binary<SubtractDays<sbyte>, int, sbyte, int>(DataTypes.Date, null, DataTypes.Date).Binary<SubtractDays<short>, int, short, int>(DataTypes.Date, null, DataTypes.Date)
        .Binary<SubtractDays<int>, int, int, int>(DataTypes.Date, null, DataTypes.Date)
        .Example("date_sub(DATE'2024-03-01', 1)", "2024-02-29");

    /// <summary>The days from the second date to the first.</summary>
    public static Column DateDiff(Column end, Column start) => Call(dateDiff, end, start);
    static readonly ScalarFunction dateDiff = Define("datediff").Alias("date_diff").Takes(Accept.DateOrTimestamp, Accept.DateOrTimestamp).Returns(DataTypes.Integer)
        .Binary<DaysBetween, int, int, int>(DataTypes.Date, DataTypes.Date).Example("datediff(DATE'2024-03-01', DATE'2024-02-01')", "29");

    /// <summary>The date some months on; the day stays within the month.</summary>
    public static Column AddMonths(Column start, Column months) => Call(addMonths, start, months);
    static readonly ScalarFunction addMonths = Define("add_months").Takes(Accept.DateOrTimestamp, Accept.Int).Returns(DataTypes.Date)
        .Binary<AddMonthsBody, int, int, int>(DataTypes.Date, null, DataTypes.Date).Raises((_, _, _) => ArithmeticErrors.Overflow()).OnErrorGives(ErrorBehavior.Raise)
        .Example("add_months(DATE'2024-01-31', 1)", "2024-02-29");

    /// <summary>The last day of the month.</summary>
    public static Column LastDay(Column date) => Call(lastDay, date);
    static readonly ScalarFunction lastDay = Define("last_day").Takes(Accept.DateOrTimestamp).Returns(DataTypes.Date).Unary<DateField<LastDayOf>, int, int>(DataTypes.Date, DataTypes.Date)
        .Example("last_day(DATE'2024-02-09')", "2024-02-29");

    /// <summary>The first date after the given one that falls on the weekday; without ANSI null for names of no day.</summary>
    public static Column NextDay(Column date, string dayOfWeek) => Call(nextDay, date, Lit(dayOfWeek));
    static readonly ScalarFunction nextDay = Define("next_day").Takes(Accept.DateOrTimestamp, Accept.String).Returns(DataTypes.Date).MayBeNull().Value<NextDayBody, int>()
        .Example("next_day(DATE'2024-02-29', 'TU')", "2024-03-05");

    /// <summary>The first day of the year, quarter, month or week; null for other units.</summary>
    public static Column Trunc(Column date, string format) => Call(trunc, date, Lit(format));
    static readonly ScalarFunction trunc = Define("trunc").Takes(Accept.DateOrTimestamp, Accept.String).Returns(DataTypes.Date).MayBeNull().Value<TruncateDate, int>()
        .Example("trunc(DATE'2024-05-15', 'QUARTER')", "2024-04-01");

    /// <summary>The date of a year, month and day; without ANSI null where there is none.</summary>
    public static Column MakeDate(Column year, Column month, Column day) => Call(makeDate, year, month, day);
    static readonly ScalarFunction makeDate = Define("make_date").Takes(Accept.Int, Accept.Int, Accept.Int).Returns(DataTypes.Date).MayBeNullWithoutAnsi().Value<MakeDateBody, int>()
        .Example("make_date(2024, 2, 29)", "2024-02-29");

    /// <summary>The days since 1970-01-01.</summary>
    public static Column UnixDate(Column date) => Call(unixDate, date);
    static readonly ScalarFunction unixDate = Define("unix_date").Takes(Accept.Date).Coerced(NullsTo(DataTypes.Date)).Returns(DataTypes.Integer).Unary<DateField<Itself>, int, int>(DataTypes.Date)
        .Example("unix_date(DATE'1970-01-02')", "1");

    /// <summary>The date that many days after 1970-01-01.</summary>
    public static Column DateFromUnixDate(Column days) => Call(dateFromUnixDate, days);
    static readonly ScalarFunction dateFromUnixDate = Define("date_from_unix_date").Takes(Accept.AnyNumberAs(DataTypes.Integer)).Returns(DataTypes.Date)
        .Unary<DateField<Itself>, int, int>(null, DataTypes.Date)
        .Example("date_from_unix_date(1)", "1970-01-02");

    /// <summary>The date on which the query starts, in the session's time zone.</summary>
    public static Column CurrentDate() => Call(currentDate);
    static readonly ScalarFunction currentDate = Define("current_date").Alias("curdate").Returns(DataTypes.Date).NeverNull()
        .Prints(_ => "current_date()").Rewrite((_, settings) => new Literal((int)Values.DateTimeText.FloorDays(Zone(settings).ToLocal(settings.StartMicros)), DataTypes.Date));

    static ScalarFunction DatePart<TField>(string name) where TField : struct, IDateField
        => Define(name, "Dates").Takes(Accept.DateOrTimestamp).Returns(DataTypes.Integer).Unary<DateField<TField>, int, int>(DataTypes.Date);

    static ParameterType SmallInteger() => Accept.NoOtherNumber(Accept.OneOf(Accept.Int, Accept.Short, Accept.Byte));

    /// <summary>No casts but of NULL.</summary>
    static Func<ValueList<Expression>, QuerySettings, ValueList<Expression>> NullsTo(DataType type) => (arguments, settings)
        => [.. arguments.Select(argument => argument.Type is NullType ? CommonTypes.CastTo(argument, type, settings) : argument)];
}
