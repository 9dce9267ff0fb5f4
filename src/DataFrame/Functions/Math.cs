using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>Cube root.</summary>
    public static Column Cbrt(Column column) => Call(cbrt, column);
    static readonly ScalarFunction cbrt = Elementary<CubeRoot>("cbrt").Example("cbrt(27.0D)", "3.0");

    /// <summary>Square root; NaN below 0.</summary>
    public static Column Sqrt(Column column) => Call(sqrt, column);
    static readonly ScalarFunction sqrt = Elementary<SquareRoot>("sqrt").Example("sqrt(4)", "2.0");

    /// <summary>e to the power of the value.</summary>
    public static Column Exp(Column column) => Call(exp, column);
    static readonly ScalarFunction exp = Elementary<Exponential>("exp").Example("exp(0)", "1.0");

    /// <summary>e to the power of the value, minus 1, exact near 0.</summary>
    public static Column Expm1(Column column) => Call(expm1, column);
    static readonly ScalarFunction expm1 = Elementary<ExponentialMinusOne>("expm1").Example("expm1(0)", "0.0");

    /// <summary>Natural logarithm; null for values that are not positive.</summary>
    public static Column Ln(Column column) => Call(ln, column);
    static readonly ScalarFunction ln = Logarithm<NaturalLogarithm>("ln").Prints(call => $"ln({call.Arguments[0]})").Example("ln(1)", "0.0");

    /// <summary>Logarithm to base 10; null for values that are not positive.</summary>
    public static Column Log10(Column column) => Call(log10, column);
    static readonly ScalarFunction log10 = Logarithm<Logarithm10>("log10").Example("log10(10)", "1.0");

    /// <summary>Logarithm to base 2; null for values that are not positive.</summary>
    public static Column Log2(Column column) => Call(log2, column);
    static readonly ScalarFunction log2 = Logarithm<Logarithm2>("log2").Example("log2(2)", "1.0");

    /// <summary>Natural logarithm of 1 plus the value, exact near 0; null for values not above -1.</summary>
    public static Column Log1p(Column column) => Call(log1p, column);
    static readonly ScalarFunction log1p = Logarithm<LogarithmOnePlus>("log1p").Example("log1p(0)", "0.0");

    /// <summary>Natural logarithm; null for values that are not positive.</summary>
    public static Column Log(Column column) => Call(log, column);

    /// <summary>Logarithm to a base; null where base or value is not positive.</summary>
    public static Column Log(double logBase, Column column) => Call(log, new Column(new Literal(logBase, DataTypes.Double)), column);
    static readonly ScalarFunction log = Define("log").Takes(Accept.Double, Accept.Double).Accepts(1, 2).Returns(DataTypes.Double).MayBeNull().OnErrorGives(ErrorBehavior.Null)
        .Prints(call => call.Arguments.Count == 1 ? $"LOG(E(), {call.Arguments[0]})" : Upper(call)).Unary<NaturalLogarithm, double, double>().Binary<LogarithmOfBase, double, double, double>()
        .Example("log(2, 8)", "3.0");

    /// <summary>Sine of an angle in radians.</summary>
    public static Column Sin(Column column) => Call(sin, column);
    static readonly ScalarFunction sin = Elementary<Sine>("sin").Example("sin(0)", "0.0");

    /// <summary>Cosine of an angle in radians.</summary>
    public static Column Cos(Column column) => Call(cos, column);
    static readonly ScalarFunction cos = Elementary<Cosine>("cos").Example("cos(0)", "1.0");

    /// <summary>Tangent of an angle in radians.</summary>
    public static Column Tan(Column column) => Call(tan, column);
    static readonly ScalarFunction tan = Elementary<Tangent>("tan").Example("tan(0)", "0.0");

    /// <summary>Cotangent of an angle in radians.</summary>
    public static Column Cot(Column column) => Call(cot, column);
    static readonly ScalarFunction cot = Elementary<Cotangent>("cot").Example("cot(0)", "Infinity");

    /// <summary>Secant of an angle in radians.</summary>
    public static Column Sec(Column column) => Call(sec, column);
    static readonly ScalarFunction sec = Elementary<Secant>("sec").Example("sec(0)", "1.0");

    /// <summary>Cosecant of an angle in radians.</summary>
    public static Column Csc(Column column) => Call(csc, column);
    static readonly ScalarFunction csc = Elementary<Cosecant>("csc").Example("csc(0)", "Infinity");

    /// <summary>Inverse sine; NaN outside -1 to 1.</summary>
    public static Column Asin(Column column) => Call(asin, column);
    static readonly ScalarFunction asin = Elementary<InverseSine>("asin").Example("asin(0)", "0.0");

    /// <summary>Inverse cosine; NaN outside -1 to 1.</summary>
    public static Column Acos(Column column) => Call(acos, column);
    static readonly ScalarFunction acos = Elementary<InverseCosine>("acos").Example("acos(1)", "0.0");

    /// <summary>Inverse tangent.</summary>
    public static Column Atan(Column column) => Call(atan, column);
    static readonly ScalarFunction atan = Elementary<InverseTangent>("atan").Example("atan(0)", "0.0");

    /// <summary>Hyperbolic sine.</summary>
    public static Column Sinh(Column column) => Call(sinh, column);
    static readonly ScalarFunction sinh = Elementary<HyperbolicSine>("sinh").Example("sinh(0)", "0.0");

    /// <summary>Hyperbolic cosine.</summary>
    public static Column Cosh(Column column) => Call(cosh, column);
    static readonly ScalarFunction cosh = Elementary<HyperbolicCosine>("cosh").Example("cosh(0)", "1.0");

    /// <summary>Hyperbolic tangent.</summary>
    public static Column Tanh(Column column) => Call(tanh, column);
    static readonly ScalarFunction tanh = Elementary<HyperbolicTangent>("tanh").Example("tanh(0)", "0.0");

    /// <summary>Inverse hyperbolic sine.</summary>
    public static Column Asinh(Column column) => Call(asinh, column);
    static readonly ScalarFunction asinh = Elementary<InverseHyperbolicSine>("asinh").Example("asinh(0)", "0.0");

    /// <summary>Inverse hyperbolic cosine; NaN below 1.</summary>
    public static Column Acosh(Column column) => Call(acosh, column);
    static readonly ScalarFunction acosh = Elementary<InverseHyperbolicCosine>("acosh").Example("acosh(1)", "0.0");

    /// <summary>Inverse hyperbolic tangent.</summary>
    public static Column Atanh(Column column) => Call(atanh, column);
    static readonly ScalarFunction atanh = Elementary<InverseHyperbolicTangent>("atanh").Example("atanh(0)", "0.0");

    /// <summary>Radians as degrees.</summary>
    public static Column Degrees(Column column) => Call(degrees, column);
    static readonly ScalarFunction degrees = Elementary<ToDegrees>("degrees").Example("degrees(0)", "0.0");

    /// <summary>Degrees as radians.</summary>
    public static Column Radians(Column column) => Call(radians, column);
    static readonly ScalarFunction radians = Elementary<ToRadians>("radians").Example("radians(0)", "0.0");

    /// <summary>The nearest whole number, as double; ties to even.</summary>
    public static Column Rint(Column column) => Call(rint, column);
    static readonly ScalarFunction rint = Elementary<RoundToInteger>("rint").Prints(call => $"rint({call.Arguments[0]})").Example("rint(12.3456D)", "12.0");

    /// <summary>-1.0, 0.0 or 1.0 by the sign.</summary>
    public static Column Signum(Column column) => Call(signum, column);
    static readonly ScalarFunction signum = Define("signum").Alias("sign").Takes(Accept.OneOf(Accept.Double, Accept.YearMonthInterval, Accept.DayTimeInterval))
        .Unary<Sign, double, double>().Unary<SignOf<int>, int, double>(DataTypes.YearMonthInterval).Unary<SignOf<long>, long, double>(DataTypes.DayTimeInterval).MayBeNull().Prints(Upper).Example("signum(40)", "1.0");

    /// <summary>The angle of the point (x, y).</summary>
    public static Column Atan2(Column y, Column x) => Call(atan2, y, x);
    static readonly ScalarFunction atan2 = Define("atan2").Binary<Angle, double, double, double>().Prints(Upper).Example("atan2(0, 1)", "0.0");

    /// <summary>The length of the vector (a, b).</summary>
    public static Column Hypot(Column a, Column b) => Call(hypot, a, b);
    static readonly ScalarFunction hypot = Define("hypot").Binary<Hypotenuse, double, double, double>().Prints(Upper).Example("hypot(3, 4)", "5.0");

    /// <summary>The first value to the power of the second.</summary>
    public static Column Pow(Column value, Column exponent) => Call(power, value, exponent);
    static readonly ScalarFunction power = Define("power").Alias("pow").Binary<Power, double, double, double>().Prints(Upper).Example("power(2, 3)", "8.0");

    /// <summary>Euler's number.</summary>
    public static Column E() => Call(e);
    static readonly ScalarFunction e = Define("e").Returns(DataTypes.Double).NeverNull().Prints(_ => "E()").Rewrite((_, _) => new Literal(Math.E, DataTypes.Double));

    /// <summary>The ratio of a circle's circumference to its diameter.</summary>
    public static Column Pi() => Call(pi);
    static readonly ScalarFunction pi = Define("pi").Returns(DataTypes.Double).NeverNull().Prints(_ => "PI()").Rewrite((_, _) => new Literal(Math.PI, DataTypes.Double));

    /// <summary>The number or interval without its sign.</summary>
    public static Column Abs(Column column) => Call(abs, column);
    static readonly ScalarFunction abs = Define("abs").Takes(Accept.OneOf(Accept.Numeric, Accept.DayTimeInterval, Accept.YearMonthInterval)).Returns(arguments => arguments[0].Type)
        .Integer<Absolute>().Float<FloatAbsolute>().Interval<Absolute>().Kernel(AbsoluteDecimal).Raises((_, _, _) => ArithmeticErrors.Overflow()).OverflowWraps().Example("abs(-1)", "1");

    /// <summary>The product of the whole numbers up to the value; null outside 0 to 20.</summary>
    public static Column Factorial(Column column) => Call(factorial, column);
    static readonly ScalarFunction factorial = Define("factorial").Unary<FactorialOf, int, long>().OnErrorGives(ErrorBehavior.Null).MayBeNull().Example("factorial(5)", "120");

    static ScalarFunction Elementary<TOperator>(string name) where TOperator : struct, IUnary<double, double>
        => Define(name, "Math").Unary<TOperator, double, double>().MayBeNull().Prints(Upper);

    static ScalarFunction Logarithm<TOperator>(string name) where TOperator : struct, IUnary<double, double> => Elementary<TOperator>(name).OnErrorGives(ErrorBehavior.Null);

    /// <summary>Spark prints these names in capitals, but an alias as it was written.</summary>
    static string Upper(FunctionCall call)
        => $"{(call.CalledAs is { } name && name != call.Function.Name ? name : call.Function.Name.ToUpperInvariant())}({SqlPrinter.List(call.Arguments)})";
}
