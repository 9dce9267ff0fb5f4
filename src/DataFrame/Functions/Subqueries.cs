using Frames.Catalogue;
using Frames.Errors;
using Frames.Kernels;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The internal function that fails for a count of rows above one.</summary>
    internal const string SingleRowName = "is_single_row";

    static readonly ScalarFunction singleRow = Define(SingleRowName).Internal().Unary<AtMostOne, long, bool>().OnErrorGives(ErrorBehavior.Raise)
        .Raises((_, _, _) => ErrorClasses.ScalarSubqueryTooManyRows.With());

    readonly struct AtMostOne : IUnary<long, bool>
    {
        public static bool Invoke(long value, ref long error)
        {
            error |= value > 1 ? 1L : 0L;
            return true;
        }
    }
}
