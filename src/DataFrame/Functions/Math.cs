using Frames.Catalogue;
using Frames.Kernels;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>Cube root, as double; null for null.</summary>
    public static Column Cbrt(Column column) => Call(cbrt, column);
    static readonly ScalarFunction cbrt = Define("cbrt").Unary<CubeRoot, double, double>().Example("cbrt(27.0D)", "3.0");

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
}
