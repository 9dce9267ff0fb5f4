using System.Numerics;
using Frames.Errors;
using Frames.Kernels;
using Frames.Kernels.Loops;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The error of an arithmetic body's bits: 2 is a divisor of zero, 1 an overflow.</summary>
    static RaiseError OverflowOf(string symbol, string? tolerant) => (error, left, right) => (error & 2) != 0
        ? symbol == "%" ? ArithmeticErrors.RemainderByZero() : ArithmeticErrors.DivideByZero()
        : left is sbyte or short && right is not null && tolerant is not null ? ArithmeticErrors.BinaryOverflow(left, symbol, right, tolerant)
        : ArithmeticErrors.Overflow(tolerant: right is null ? null : tolerant);

    /// <summary>The exact result of a decimal operation that does not fit, as Spark's message shows it.</summary>
    static string DecimalExact(Int128 left, Int128 right, DecimalShape shape, string symbol)
    {
        BigInteger a = (BigInteger)left, b = (BigInteger)right;
        var common = Math.Max(shape.LeftScale, shape.RightScale);
        var x = a * BigInteger.Pow(10, common - shape.LeftScale);
        var y = b * BigInteger.Pow(10, common - shape.RightScale);
        return symbol switch
        {
            "+" or "try_add" => Plain(x + y, common),
            "-" or "try_subtract" => Plain(x - y, common),
            "*" or "try_multiply" => Plain(a * b, shape.LeftScale + shape.RightScale),
            "div" => Plain(x / y, 0),
            "/" or "try_divide" => Plain(x * BigInteger.Pow(10, MaxDivisionScale) / y, MaxDivisionScale),
            _ => Plain(x % y, common),
        };
    }

    // Spark divides to this many digits after the point before it rounds to the result's scale.
    const int MaxDivisionScale = 39;

    static string Plain(BigInteger unscaled, int scale)
    {
        var digits = BigInteger.Abs(unscaled).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = unscaled.Sign < 0 ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }
}
