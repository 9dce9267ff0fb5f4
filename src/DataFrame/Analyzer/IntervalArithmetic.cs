using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>
/// What <c>+ - * /</c> mean where an operand is a date, a timestamp, a time or an interval: calls of functions that say so, under the names below. Sums of two intervals and sums of
/// numbers stay with the operator.
/// </summary>
internal static class IntervalArithmetic
{
    /// <summary>Internal functions: a date, timestamp or time plus or minus an interval, differences, and an interval times or divided by a number.</summary>
    public const string AddInterval = "add_interval", SubtractInterval = "subtract_interval", DateDifference = "subtract_dates", TimestampDifference = "subtract_timestamps",
        TimeDifference = "subtract_times", MultiplyInterval = "multiply_interval", DivideInterval = "divide_interval";

    public static bool Rewrites(FunctionDefinition function, int arguments) => arguments == 2 && Base(function) is OperatorNames.Add or OperatorNames.Subtract or OperatorNames.Multiply or OperatorNames.Divide;

    /// <summary>The call that the operator means; null where it stays what it is.</summary>
    public static Expression? Rewrite(FunctionDefinition function, ValueList<Expression> operands, QuerySettings settings)
    {
        var (left, right) = (operands[0], operands[1]);
        var tries = function.Name.StartsWith("try_", StringComparison.Ordinal);
        var (name, arguments) = Base(function) switch
        {
            OperatorNames.Add => Add(left, right),
            OperatorNames.Subtract => Subtract(left, right),
            OperatorNames.Multiply => IsInterval(left.Type) ? (MultiplyInterval, [left, right]) : IsInterval(right.Type) ? (MultiplyInterval, [right, left]) : default,
            _ => IsInterval(left.Type) ? (DivideInterval, [left, right]) : default((string, Expression[])?),
        } ?? default;
        if (name is null || FunctionCatalogue.Find(name, includeInternal: true) is not { } meant) return null;
        var call = Calls.Resolve(meant, ValueList.Create<Expression>(arguments), settings);
        return tries ? call with { Try = true, IsNullable = true } : call;
    }

    static (string, Expression[])? Add(Expression left, Expression right) => (left.Type, right.Type) switch
    {
        ({ } a, { } b) when IsInterval(a) && IsInterval(b) => null,
        (NullType, { } b) when IsInterval(b) => IsAnsiInterval(b) ? null : (AddInterval, [left, right]),
        ({ } a, NullType) when IsInterval(a) => IsAnsiInterval(a) ? null : (AddInterval, [right, left]),
        ({ } a, { } b) when IsInterval(b) && IsMoment(a) => (AddInterval, [left, right]),
        ({ } a, { } b) when IsInterval(a) && IsMoment(b) => (AddInterval, [right, left]),
        (DateType, IntegralType or NullType) => ("date_add", [left, right]),
        (IntegralType or NullType, DateType) => ("date_add", [right, left]),
        _ => null,
    };

    static (string, Expression[])? Subtract(Expression left, Expression right) => (left.Type, right.Type) switch
    {
        ({ } a, { } b) when IsInterval(a) && IsInterval(b) => null,
        ({ } a, { } b) when IsInterval(b) && IsMoment(a) => (SubtractInterval, [left, right]),
        (TimestampType or TimestampNtzType, _) or (_, TimestampType or TimestampNtzType) => (TimestampDifference, [left, right]),
        (_, DateType) => (DateDifference, [left, right]),
        (DateType, not StringType) => ("date_sub", [left, right]),
        (TimeType, TimeType) => (TimeDifference, [left, right]),
        _ => null,
    };

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

    // Text is a timestamp here: '2024-01-01' + INTERVAL '1' DAY.
    static bool IsMoment(DataType type) => type is DateType or TimestampType or TimestampNtzType or TimeType or StringType;
}
