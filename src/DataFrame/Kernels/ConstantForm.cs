using Frames.Columns;

namespace Frames.Kernels;

/// <summary>Runs a call once where all its arguments are constants.</summary>
internal static class ConstantForm
{
    public static Vector? Try(Kernel kernel, Vector[] arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (arguments.Length == 0 || length == 0) return null;
        foreach (var argument in arguments) if (argument is not ConstantVector) return null;
        if (!live.IsAll && Bitmap.CountSet(live.Words, length) == 0) return null;
        var ones = Array.ConvertAll(arguments, argument => argument.Slice(0, 1));
        return new ConstantVector(VectorForms.Flatten(kernel.Evaluate(ones, 1, Bitmap.All, context), context.Arena), length);
    }
}
