using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Intervals of their fields.
public static partial class Functions
{
    /// <summary>The calendar interval of years, months, weeks, days, hours, minutes and seconds with a fraction; those left out are 0.</summary>
    public static Column MakeInterval(params Column[] fields) => Call(makeInterval, fields);
    static readonly ScalarFunction makeInterval = Fields(Define("make_interval"), new DecimalType(18, 6), 6, Accept.Int).Returns(DataTypes.CalendarInterval).MayBeNullWithoutAnsi()
        .Value<MakeIntervalBody<Raising>, CalendarInterval>().Example("make_interval(1, 14, 3)", "2 years 2 months 21 days");

    /// <summary>As <see cref="MakeInterval"/>; null where it overflows.</summary>
    public static Column TryMakeInterval(params Column[] fields) => Call(tryMakeInterval, fields);
    static readonly ScalarFunction tryMakeInterval = Fields(Define("try_make_interval"), new DecimalType(18, 6), 6, Accept.Int).Accepts(1, 2, 3, 4, 5, 6, 7).Returns(DataTypes.CalendarInterval)
        .MayBeNull().PrintsInErrors("make_interval").Value<MakeIntervalBody<Tolerating>, CalendarInterval>().Example("try_make_interval(2147483647)", null);

    /// <summary>The day-time interval of days, hours, minutes and seconds with a fraction; those left out are 0.</summary>
    public static Column MakeDtInterval(params Column[] fields) => Call(makeDtInterval, fields);
    static readonly ScalarFunction makeDtInterval = Fields(Define("make_dt_interval"), new DecimalType(18, 6), 3, Accept.AnyNumberAs(DataTypes.Integer)).Returns(DataTypes.DayTimeInterval)
        .NullIf((arguments, _) => arguments.Any(argument => argument.Nullable)).Value<MakeDayTimeBody, long>().Example("make_dt_interval(1, 12)", "INTERVAL '1 12:00:00' DAY TO SECOND");

    /// <summary>Whole fields, then seconds, all of which may be left out.</summary>
    static ScalarFunction Fields(ScalarFunction function, DecimalType second, int wholes, ParameterType whole)
    {
        function.Takes();
        for (var i = 0; i < wholes; i++) function.Optional(whole, new Literal(0, DataTypes.Integer));
        return function.Optional(Accept.AnyNumberAs(second), new Literal((Int128)0, second));
    }

    readonly struct MakeIntervalBody<TErrors> : IValueFunction<CalendarInterval> where TErrors : struct, IParseErrors
    {
        const long daysPerWeek = 7, monthsPerYear = 12;

        public static bool Invoke(RowArguments row, out CalendarInterval result)
        {
            var months = row.Int(0) * monthsPerYear + row.Int(1);
            var days = row.Int(2) * daysPerWeek + row.Int(3);
            var micros = (row.Int(4) * 60L + row.Int(5)) * 60 * (Int128)DateTimeText.MicrosPerSecond + row.Long(6);
            result = new(unchecked((int)months), unchecked((int)days), unchecked((long)micros));
            if (result.Months == months && result.Days == days && result.Microseconds == micros) return true;
            return TErrors.Raise && row.Context.Settings.Ansi ? throw ArithmeticErrors.Overflow() : false;
        }
    }

    readonly struct MakeDayTimeBody : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            var micros = ((row.Int(0) * 24L + row.Int(1)) * 60 + row.Int(2)) * 60 * (Int128)DateTimeText.MicrosPerSecond + row.Long(3);
            result = unchecked((long)micros);
            return result == micros ? true : throw ErrorClasses.IntervalOverflowWithoutSuggestion.With();
        }
    }
}
