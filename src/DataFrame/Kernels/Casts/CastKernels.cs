using Frames.Columns;
using Frames.Expressions;

namespace Frames.Kernels.Casts;

/// <summary>The kernel of each cast, by source and target type and mode.</summary>
internal static class CastKernels
{
    public static Kernel Create(Cast cast, QuerySettings settings)
    {
        var (from, to) = (cast.Child.Type, cast.TargetType);
        if (from.SameType(to)) return new RetypeKernel(to);
        throw new InvalidOperationException($"This is a bug in Frames: there is no cast from {from.SimpleString} to {to.SimpleString}.");
    }

    /// <summary>The same values under the target's type.</summary>
    sealed class RetypeKernel(Sql.Types.DataType type) : Kernel
    {
        public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context) => arguments[0].WithType(type);
    }
}
