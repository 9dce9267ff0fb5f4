using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Rows;

/// <summary>LIKE: a column's texts are searched together where the pattern is a constant; all else goes row by row.</summary>
internal sealed class LikeKernel(Kernel byRow) : Kernel
{
    Vector? compiledFrom;
    LikePattern? pattern;

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (arguments is not [_, ConstantVector { IsNullConstant: false } constant, ConstantVector { IsNullConstant: false } escape]
            || VectorForms.Flatten(arguments[0], context.Arena) is not BytesVector texts
            || Pattern((BytesVector)constant.Single, (BytesVector)escape.Single) is not { } compiled) return byRow.Evaluate(arguments, length, live, context);
        var matches = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
        compiled.Find(texts.Data, texts.Offsets, matches);
        return new BooleanVector(DataTypes.Boolean, length, matches, texts.Validity);
    }

    /// <summary>The pattern, compiled once; null where it is wrong, for then only a row that counts may raise the error.</summary>
    LikePattern? Pattern(BytesVector text, BytesVector escape)
    {
        if (ReferenceEquals(compiledFrom, text)) return pattern;
        compiledFrom = text;
        return pattern = LikePattern.TryCompile(text[0], escape[0], out var compiled, out _) ? compiled : null;
    }
}
