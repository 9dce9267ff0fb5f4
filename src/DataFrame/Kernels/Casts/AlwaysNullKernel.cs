using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Casts;

/// <summary>A cast whose every value is NULL: of an untyped NULL, and what Spark without ANSI allows but cannot do.</summary>
internal sealed class AlwaysNullKernel(DataType type) : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context) => Vectors.NullConstant(type, length);
}
