using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>
/// What <c>+ - * /</c> mean where an operand is a date, a timestamp, a time or an interval: calls of functions that say so, under the names below. Sums of two
/// intervals and sums of
/// numbers stay with the operator.
/// </summary>
internal static class IntervalArithmetic
{
    /// <summary>Internal functions: timestamps and dates plus or minus an interval, differences, and an interval times or divided by a number.</summary>
    public const string AddInterval = "add_interval", SubtractInterval = "subtract_interval", DateAddInterval = "date_add_interval",
        DateSubtractInterval = "date_subtract_interval",
        DateDifference = "subtract_dates", TimestampDifference = "subtract_timestamps", TimeDifference = "subtract_times",
            MultiplyInterval = "multiply_interval",
        DivideInterval = "divide_interval", TimeAddInterval = "time_add_interval", TimeSubtractInterval = "time_subtract_interval";

    public static bool Rewrites(FunctionDefinition function, int arguments) => arguments == 2
        && Base(function) is OperatorNames.Add or OperatorNames.Subtract or OperatorNames.Multiply or OperatorNames.Divide;

    /// <summary>The call that the operator means; null where it stays what it is.</summary>
    public static Expression? Rewrite(FunctionDefinition function, ValueList<Expression> operands, QuerySettings settings)
    {
        var (left, right) = (operands[0], operands[1]);
        var tries = function.Name.StartsWith("try_", StringComparison.Ordinal);
        var (name, arguments) = Base(function) switch
        {
            OperatorNames.Add => Add(left, right),
            OperatorNames.Subtract => Subtract(left, right),
            OperatorNames.Multiply => IsInterval(left.Type) ? (MultiplyInterval, [left, right]) : IsInterval(right.Type) ? (MultiplyInterval, [right, left])
                : default,
            _ => IsInterval(left.Type) ? (DivideInterval, [left, right]) : default((string, Expression[])?),
        } ?? default;
        if (name is null || FunctionCatalogue.Find(name, includeInternal: true) is not { } meant) return null;
        var call = Calls.Resolve(meant, ValueList.Create<Expression>(arguments), settings);
        if (tries) return Calls.Resolve(FunctionCatalogue.Get("tried"), [call with { Try = true, IsNullable = true }, left, right], settings, function.Name);
        // A text that is read as a timestamp gives a text again.
        return name is AddInterval or SubtractInterval && arguments[0].Type is StringType ? CommonTypes.CastTo(call, DataTypes.String, settings) : call;
    }

    static (string, Expression[])? Add(Expression left, Expression right) => (left.Type, right.Type) switch
    {
        ({ } a, { } b) when AreAlike(a, b) => null,
        (NullType, { } b) when IsAnsiInterval(b) => null,
        ({ } a, NullType) when IsAnsiInterval(a) => null,
        (TimeType, DayTimeIntervalType or NullType) => (TimeAddInterval, [left, right]),
        (DayTimeIntervalType or NullType, TimeType) => (TimeAddInterval, [right, left]),
        (DateType, DayTimeIntervalType { End: IntervalField.Day }) => ("date_add", [left, Days(right)]),
        (DayTimeIntervalType { End: IntervalField.Day }, DateType) => ("date_add", [right, Days(left)]),
        (DateType or TimestampType or TimestampNtzType, YearMonthIntervalType) or (_, CalendarIntervalType or DayTimeIntervalType) => Moment(left, right, DateAddInterval, AddInterval),
        (YearMonthIntervalType, DateType or TimestampType or TimestampNtzType) or (CalendarIntervalType or DayTimeIntervalType, _) => Moment(right, left, DateAddInterval, AddInterval),
        (DateType, NullType) => (AddInterval, [left, right]),
        (TimestampType or TimestampNtzType, NullType) => (AddInterval, [left, right]),
        (NullType, DateType or TimestampType or TimestampNtzType) => (AddInterval, [right, left]),
        (_, YearMonthIntervalType) or (YearMonthIntervalType, _) => null,
        (DateType, not StringType) => ("date_add", [left, right]),
        (not StringType, DateType) => ("date_add", [right, left]),
        _ => null,
    };

    static (string, Expression[])? Subtract(Expression left, Expression right) => (left.Type, right.Type) switch
    {
        ({ } a, { } b) when AreAlike(a, b) => null,
        (NullType, { } b) when IsAnsiInterval(b) => null,
        ({ } a, NullType) when IsInterval(a) => null,
        (TimeType, DayTimeIntervalType) => (TimeSubtractInterval, [left, right]),
        (DateType or TimestampType or TimestampNtzType, YearMonthIntervalType) or (_, CalendarIntervalType or DayTimeIntervalType)
            => Moment(left, right, DateSubtractInterval, SubtractInterval),
        (TimestampType or TimestampNtzType, _) or (_, TimestampType or TimestampNtzType) => (TimestampDifference, [left, right]),
        (_, DateType) or (DateType, NullType or StringType) => (DateDifference, [left, right]),
        (_, YearMonthIntervalType) or (YearMonthIntervalType, _) => null,
        (DateType, _) => ("date_sub", [left, right]),
        (TimeType or StringType or NullType, TimeType) or (TimeType, StringType or NullType) => (TimeDifference, [left, right]),
        _ => null,
    };

    static FunctionCall Days(Expression interval) => Calls.Resolve(FunctionCatalogue.Get("extractansiintervaldays"), [interval], QuerySettings.Default);

    /// <summary>A moment and an interval: a date stays one for months and calendar intervals.</summary>
    static (string, Expression[]) Moment(Expression moment, Expression interval, string date, string timestamp)
        => (moment.Type is DateType && interval.Type is YearMonthIntervalType or CalendarIntervalType ? date : timestamp, [moment, interval]);

    static bool AreAlike(DataType left, DataType right) => IsInterval(left) && left.GetType() == right.GetType();

    static string Base(FunctionDefinition function) => function.Name switch
    {
        "try_add" => OperatorNames.Add,
        "try_subtract" => OperatorNames.Subtract,
        "try_multiply" => OperatorNames.Multiply,
        "try_divide" => OperatorNames.Divide,
        var name => name,
    };

    static bool IsInterval(DataType type) => type is CalendarIntervalType || IsAnsiInterval(type);

    static bool IsAnsiInterval(DataType type) => type is DayTimeIntervalType or YearMonthIntervalType;
}
