using System.Numerics;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Sql.Types;

namespace Frames.Sql;

// The bodies of mathematical functions. Error bit 1: undefined, which gives NULL.
public static partial class Functions
{
    readonly struct CubeRoot : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error)
        {
            // The C library may miss an exact cube by one unit in the last place; Java's does not.
            var root = Math.Cbrt(value);
            var whole = Math.Round(root);
            return whole * whole * whole == value ? whole : root;
        }
    }

    readonly struct SquareRoot : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Sqrt(value);
    }

    readonly struct Exponential : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Exp(value);
    }

    readonly struct ExponentialMinusOne : IUnary<double, double>
    {
        // e^x - 1 loses digits near 0; with u = e^x, (u - 1) * x / ln(u) keeps them (Kahan).
        public static double Invoke(double value, ref long error)
        {
            var u = Math.Exp(value);
            return u == 1 ? value : u - 1 == -1 || double.IsInfinity(u) || double.IsNaN(u) ? u - 1 : Math.Abs(value) > 1 ? u - 1 : (u - 1) * value / Math.Log(u);
        }
    }

    readonly struct NaturalLogarithm : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error)
        {
            if (value <= 0) error |= 1;
            return Math.Log(value);
        }
    }

    readonly struct Logarithm10 : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error)
        {
            if (value <= 0) error |= 1;
            return Math.Log10(value);
        }
    }

    readonly struct Logarithm2 : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error)
        {
            if (value <= 0) error |= 1;
            return Math.Log2(value);
        }
    }

    readonly struct LogarithmOnePlus : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error)
        {
            if (value <= -1) error |= 1;
            // As for e^x - 1: ln(u) * x / (u - 1) with u = 1 + x (Kahan).
            var u = 1 + value;
            return u == 1 ? value : double.IsPositiveInfinity(u) ? u : Math.Log(u) * value / (u - 1);
        }
    }

    readonly struct LogarithmOfBase : IBinary<double, double, double>
    {
        public static double Invoke(double logBase, double value, ref long error)
        {
            if (logBase <= 0 || value <= 0) error |= 1;
            return Math.Log(value) / Math.Log(logBase);
        }
    }

    readonly struct Sine : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Sin(value);
    }

    readonly struct Cosine : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Cos(value);
    }

    readonly struct Tangent : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Tan(value);
    }

    readonly struct Cotangent : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => 1 / Math.Tan(value);
    }

    readonly struct Secant : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => 1 / Math.Cos(value);
    }

    readonly struct Cosecant : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => 1 / Math.Sin(value);
    }

    readonly struct InverseSine : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Asin(value);
    }

    readonly struct InverseCosine : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Acos(value);
    }

    readonly struct InverseTangent : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Atan(value);
    }

    readonly struct HyperbolicSine : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Sinh(value);
    }

    readonly struct HyperbolicCosine : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Cosh(value);
    }

    readonly struct HyperbolicTangent : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Tanh(value);
    }

    // The next two as fdlibm has them: no digits are lost near 0 and nothing overflows.
    readonly struct InverseHyperbolicSine : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error)
        {
            var size = Math.Abs(value);
            if (!(size >= Tiny) || double.IsInfinity(size)) return value;
            var ignored = 0L;
            var result = size > Huge ? Math.Log(size) + LogarithmOfTwo
                : size > 2 ? Math.Log((2 * size) + (1 / (Math.Sqrt((size * size) + 1) + size)))
                : LogarithmOnePlus.Invoke(size + (size * size / (1 + Math.Sqrt(1 + (size * size)))), ref ignored);
            return value < 0 ? -result : result;
        }
    }

    readonly struct InverseHyperbolicCosine : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error)
        {
            if (!(value >= 1)) return double.NaN;
            if (value >= Huge) return Math.Log(value) + LogarithmOfTwo;
            if (value > 2) return Math.Log((2 * value) - (1 / (value + Math.Sqrt((value * value) - 1))));
            var (above, ignored) = (value - 1, 0L);
            return LogarithmOnePlus.Invoke(above + Math.Sqrt((2 * above) + (above * above)), ref ignored);
        }
    }

    const double Huge = 1 << 28, Tiny = 1.0 / (1 << 28), LogarithmOfTwo = 0.6931471805599453;

    readonly struct InverseHyperbolicTangent : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error)
        {
            var ignored = 0L;
            return 0.5 * (LogarithmOnePlus.Invoke(value, ref ignored) - LogarithmOnePlus.Invoke(-value, ref ignored));
        }
    }

    readonly struct ToDegrees : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => value * (180 / Math.PI);
    }

    readonly struct ToRadians : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => value * (Math.PI / 180);
    }

    readonly struct RoundToInteger : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => Math.Round(value);
    }

    readonly struct Sign : IUnary<double, double>
    {
        public static double Invoke(double value, ref long error) => value > 0 ? 1 : value < 0 ? -1 : value;
    }

    readonly struct SignOf<T> : IUnary<T, double> where T : unmanaged, IBinaryInteger<T>
    {
        public static double Invoke(T value, ref long error) => value > T.Zero ? 1 : value < T.Zero ? -1 : 0;
    }

    readonly struct Angle : IBinary<double, double, double>
    {
        // Spark adds 0.0 to both so that negative zeros count as zeros.
        public static double Invoke(double y, double x, ref long error) => Math.Atan2(y + 0.0, x + 0.0);
    }

    readonly struct Hypotenuse : IBinary<double, double, double>
    {
        public static double Invoke(double a, double b, ref long error) => double.Hypot(a, b);
    }

    readonly struct Power : IBinary<double, double, double>
    {
        // Java says NaN for 1 to the power of NaN or of an infinity; .NET says 1.
        public static double Invoke(double value, double exponent, ref long error)
            => double.IsNaN(exponent) || (Math.Abs(value) == 1 && double.IsInfinity(exponent)) ? double.NaN : Math.Pow(value, exponent);
    }

    readonly struct Absolute : IIntegerUnary
    {
        public static T Invoke<T>(T value, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        {
            if (value == T.MinValue) error |= 1;
            return value < T.Zero ? unchecked(-value) : value;
        }
    }

    readonly struct FloatAbsolute : IFloatUnary
    {
        public static T Invoke<T>(T value, ref long error) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Abs(value);
    }

    readonly struct FactorialOf : IUnary<int, long>
    {
        const int Largest = 20;

        public static long Invoke(int value, ref long error)
        {
            if (value is < 0 or > Largest) error |= 1;
            var product = 1L;
            for (var i = 2; i <= Math.Min(value, Largest); i++) product *= i;
            return product;
        }
    }

    static Kernel? AbsoluteDecimal(KernelRequest request) => request.ResultType switch
    {
        DecimalType { Physical: PhysicalType.Int64 } => new UnaryKernel<IntegerAt<Absolute, long>, long, long>(request.ResultType, ErrorBehavior.Ignore, null),
        DecimalType type => new UnaryKernel<WideAbsolute, Int128, Int128>(type, ErrorBehavior.Raise, (_, value, _) => NegatedOutOfRange((Int128)value, type)),
        _ => null,
    };
}
