using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The values from one to another, up or down by 1 or by a day.</summary>
    public static Column Sequence(Column start, Column stop) => Call(sequence, start, stop);

    /// <summary>The values from one to another by a step: a whole number, or an interval for dates and timestamps.</summary>
    public static Column Sequence(Column start, Column stop, Column step) => Call(sequence, start, stop, step);
    static readonly ScalarFunction sequence = Define("sequence").Takes(Accept.Any, Accept.Any, Accept.Any).Accepts(2, 3).Coerced(CoerceSequence).Checked(CheckSequence)
        .Returns(arguments => new ArrayType(arguments[0].Type, false)).Kernel(request => new SequenceKernel(request.ResultType)).Example("sequence(1, 10, 3)", "[1, 4, 7, 10]");

    static ValueList<Expression> CoerceSequence(ValueList<Expression> arguments, QuerySettings settings)
    {
        var together = arguments.Where(argument => argument.Type is not (CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType)).ToList();
        if (CommonTypes.Widest(together.Select(argument => argument.Type), settings) is not { } type) return arguments;
        return arguments.Map(argument => together.Contains(argument) ? CommonTypes.CastTo(argument, type, settings) : argument);
    }

    static void CheckSequence(FunctionCall call, QuerySettings settings)
    {
        var types = call.Arguments.Select(argument => argument.Type).ToArray();
        var fits = types[0].SameType(types[1]) && types[0] switch
        {
            IntegralType => types.Length == 2 || types[2].SameType(types[0]),
            DateType or TimestampType or TimestampNtzType => types.Length == 2 || types[2] is CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType,
            _ => false,
        };
        if (!fits) throw ErrorClasses.SequenceWrongTypes.With(("functionName", "`sequence`"), ("sqlExpr", SqlPrinter.Quoted(call)),
            ("startType", "(\"TIMESTAMP\" or \"TIMESTAMP_NTZ\" or \"DATE\")"), ("stepType", "(\"INTERVAL\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL DAY TO SECOND\")"), ("otherStartType", "\"INTEGRAL\""));
    }
}
