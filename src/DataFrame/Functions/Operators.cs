using System.Numerics;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    static readonly ParameterType NumericOrInterval = Accept.OneOf(Accept.Numeric, Accept.DayTimeInterval, Accept.YearMonthInterval, Accept.CalendarInterval);

    static readonly ScalarFunction add = Add("+", "+");
    static readonly ScalarFunction subtract = Subtract("-", "-");
    static readonly ScalarFunction multiply = Multiply("*", "*");
    static readonly ScalarFunction divide = Divide("/", "/");
    static readonly ScalarFunction remainder = Remainder("%", "%").Alias("mod");

    /// <summary>Sum, or NULL where it overflows.</summary>
    public static Column TryAdd(Column left, Column right) => Call(tryAdd, left, right);
    static readonly ScalarFunction tryAdd = Add("try_add", null).Tries().Example("try_add(2147483647, 1)", null);

    /// <summary>Difference, or NULL where it overflows.</summary>
    public static Column TrySubtract(Column left, Column right) => Call(trySubtract, left, right);
    static readonly ScalarFunction trySubtract = Subtract("try_subtract", null).Tries().Example("try_subtract(5, 3)", "2");

    /// <summary>Product, or NULL where it overflows.</summary>
    public static Column TryMultiply(Column left, Column right) => Call(tryMultiply, left, right);
    static readonly ScalarFunction tryMultiply = Multiply("try_multiply", null).Tries().Example("try_multiply(2, 3)", "6");

    /// <summary>Quotient as double or decimal; NULL where the divisor is 0.</summary>
    public static Column TryDivide(Column left, Column right) => Call(tryDivide, left, right);
    static readonly ScalarFunction tryDivide = Divide("try_divide", null).Tries().Example("try_divide(1, 0)", null);

    /// <summary>Remainder with the dividend's sign; NULL where the divisor is 0.</summary>
    public static Column TryMod(Column left, Column right) => Call(tryMod, left, right);
    static readonly ScalarFunction tryMod = Remainder("try_mod", null).Tries().Example("try_mod(7, 0)", null);

    static readonly ScalarFunction integralDivide = Infix(Define("div"), "div").Coerced(Coercion.IntegralDivision)
        .Takes(Accept.OneOf(Accept.Long, Accept.Decimal, Accept.YearMonthInterval, Accept.DayTimeInterval), Accept.OneOf(Accept.Long, Accept.Decimal, Accept.YearMonthInterval, Accept.DayTimeInterval))
        .Returns(DataTypes.Long).MayBeNull()
        .Binary<IntegralQuotient<long>, long, long, long>()
        .Binary<IntegralQuotient<long>, long, long, long>(DataTypes.DayTimeInterval, DataTypes.DayTimeInterval)
        .Binary<IntegralQuotientOfMonths, int, int, long>(DataTypes.YearMonthInterval, DataTypes.YearMonthInterval)
        .Kernel(request => DecimalKernel<DecimalIntegralQuotient>(request))
        .Raises(OverflowOf("div", null)).Example("7 div 2", "3");

    /// <summary>Remainder of the same sign as the divisor.</summary>
    public static Column Pmod(Column dividend, Column divisor) => Call(pmod, dividend, divisor);
    static readonly ScalarFunction pmod = Define("pmod").Coerced(Coercion.Arithmetic).Takes(Accept.Numeric, Accept.Numeric)
        .Returns((arguments, settings) => DecimalResult(arguments, DecimalTypes.Remainder, settings)).MayBeNull()
        .Integers<PositiveModulo>().Floats<FloatPositiveModulo>().Kernel(request => DecimalKernel<DecimalPositiveModulo>(request))
        .Raises(OverflowOf("%", null)).Example("pmod(-7, 3)", "2");

    static readonly ScalarFunction negative = Define("negative").Alias(OperatorNames.Negative).Takes(NumericOrInterval).Returns(arguments => arguments[0].Type)
        .Prints(call => call.CalledAs == OperatorNames.Negative ? $"(- {call.Arguments[0]})" : $"negative({call.Arguments[0]})")
        .Integer<NegateInteger>().Float<FloatNegate>().Interval<NegateInteger>().Kernel(NegateOther)
        .Unary<CalendarNegate, CalendarInterval, CalendarInterval>().Raises(OverflowOf("-", null)).OverflowWraps().Example("negative(1)", "-1");

    /// <summary>The opposite number or interval.</summary>
    public static Column Negate(Column column) => Call(negative, column);

    static readonly ScalarFunction positive = Define("positive").Takes(NumericOrInterval).Returns(arguments => arguments[0].Type)
        .Prints(call => $"(+ {call.Arguments[0]})").Rewrite((call, _) => call.Arguments[0]).Example("positive(1)", "1");

    static ScalarFunction Add(string name, string? symbol) => Operands(name, symbol, DecimalTypes.Add)
        .Integers<IntegerAdd>().Floats<FloatAdd>().Kernel(request => DecimalKernel<DecimalAdd>(request)).Intervals<IntegerAdd, CalendarAdd>("try_add")
        .Raises(OverflowOf("+", "try_add")).OverflowWraps();

    static ScalarFunction Subtract(string name, string? symbol) => Operands(name, symbol, DecimalTypes.Add)
        .Integers<IntegerSubtract>().Floats<FloatSubtract>().Kernel(request => DecimalKernel<DecimalSubtract>(request)).Intervals<IntegerSubtract, CalendarSubtract>("try_subtract")
        .Raises(OverflowOf("-", "try_subtract")).OverflowWraps();

    static ScalarFunction Multiply(string name, string? symbol) => Operands(name, symbol, DecimalTypes.Multiply)
        .Takes(Accept.Numeric, Accept.Numeric)
        .Binary<MultiplySmall<sbyte>, sbyte, sbyte, sbyte>().Binary<MultiplySmall<short>, short, short, short>().Binary<MultiplySmall<int>, int, int, int>()
        .Binary<MultiplyLong, long, long, long>().Floats<FloatMultiply>().Kernel(request => DecimalKernel<DecimalMultiply>(request))
        .Raises(OverflowOf("*", "try_multiply")).OverflowWraps();

    static ScalarFunction Divide(string name, string? symbol) => Operands(name, symbol, DecimalTypes.Divide).Coerced(Coercion.Division)
        .Takes(Accept.OneOf(Accept.Double, Accept.Decimal), Accept.OneOf(Accept.Double, Accept.Decimal)).MayBeNull()
        .Floats<FloatDivide>().Kernel(request => DecimalKernel<DecimalDivide>(request)).Raises(OverflowOf("/", "try_divide"));

    static ScalarFunction Remainder(string name, string? symbol) => Operands(name, symbol, DecimalTypes.Remainder).Takes(Accept.Numeric, Accept.Numeric).MayBeNull()
        .Integers<IntegerRemainder>().Floats<FloatRemainder>().Kernel(request => DecimalKernel<DecimalRemainder>(request)).Raises(OverflowOf("%", null));

    static ScalarFunction Operands(string name, string? symbol, DecimalRule rule) => (symbol is null ? Tried(name) : Infix(Define(name, "Operators"), symbol))
        .Coerced(Coercion.Arithmetic).Takes(NumericOrInterval, NumericOrInterval).Returns((arguments, settings) => DecimalResult(arguments, rule, settings))
        .NullIf((arguments, settings) => arguments.Any(argument => argument.Nullable) || (!settings.Ansi && arguments[0].Type is DecimalType));

    /// <summary>A form whose errors are NULL: where its operands do not fit, Spark speaks of the operator.</summary>
    static ScalarFunction Tried(string name)
    {
        var symbol = name switch { "try_add" => "+", "try_subtract" => "-", "try_multiply" => "*", "try_divide" => "/", _ => "%" };
        return Define(name, "Operators").PrintsInErrors(symbol, call => $"({call.Arguments[0]} {symbol} {call.Arguments[1]})");
    }

    /// <summary>A call under the name and the operands that it was written with: of dates and intervals another function computes it.</summary>
    static readonly ScalarFunction tried = Define("tried").Internal().Repeating(Accept.Any).Coerced(Coercion.None).Returns(arguments => arguments[0].Type).MayBeNull()
        .Prints(call => $"{call.CalledAs}({SqlPrinter.List(call.Arguments.Skip(1))})").Rewrite((call, _) => call.Arguments[0]);

    delegate (int Precision, int Scale) DecimalRule(int precision1, int scale1, int precision2, int scale2, bool allowPrecisionLoss);

    static DataType DecimalResult(ValueList<Expression> arguments, DecimalRule rule, QuerySettings settings)
    {
        if (arguments[0].Type is not DecimalType left || arguments[1].Type is not DecimalType right) return arguments[0].Type;
        var (precision, scale) = rule(left.Precision, left.Scale, right.Precision, right.Scale, settings.Get("spark.sql.decimalOperations.allowPrecisionLoss", "true") == "true");
        return new DecimalType(precision, scale);
    }

    static ScalarFunction Infix(ScalarFunction function, string symbol) => function.Prints(call => call.CalledAs is { } alias && char.IsAsciiLetter(alias[0])
        ? $"{alias}({SqlPrinter.List(call.Arguments)})" : $"({call.Arguments[0]} {symbol} {call.Arguments[1]})");

    static DecimalKernel<TOperator>? DecimalKernel<TOperator>(KernelRequest request) where TOperator : struct, IDecimalBinary
    {
        if (request.ArgumentType(0) is not DecimalType || request.ArgumentType(1) is not DecimalType) return null;
        var shape = DecimalShape.Of(request.ArgumentType(0), request.ArgumentType(1), request.ResultType);
        var onError = request.Call.Function.Name.StartsWith("try_", StringComparison.Ordinal) || !request.Settings.Ansi ? ErrorBehavior.Null : ErrorBehavior.Raise;
        var symbol = request.Call.Function.Name;
        return new(shape, request.ResultType, onError, (error, left, right) => error == 2 && symbol is ("%" or "pmod" or "try_mod") ? ArithmeticErrors.RemainderByZero()
            : error == 2 && symbol is ("/" or "div" or "try_divide") ? ArithmeticErrors.DivideByZero()
            : ArithmeticErrors.OutOfRange(DecimalExact((Int128)left, (Int128)right!, shape, symbol), shape.Precision, shape.Scale));
    }
}
