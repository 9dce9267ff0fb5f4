using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Conditional;

/// <summary>Three-valued booleans as two words of bits: the rows that are true and those that are false. Others are null.</summary>
internal readonly struct Truth(ulong[] isTrue, ulong[] isFalse, int length)
{
    public ulong[] True => isTrue;

    public ulong[] False => isFalse;

    /// <summary>Reads a boolean vector of any form.</summary>
    public static Truth Of(Vector vector, EvaluationContext context)
    {
        var words = Bitmap.WordCount(vector.Length);
        var isTrue = context.Arena.RentCleared<ulong>(words);
        var isFalse = context.Arena.RentCleared<ulong>(words);
        if (vector is ConstantVector constant)
        {
            if (!constant.IsNullConstant) (Vectors.Constant<bool>(constant) ? isTrue : isFalse).AsSpan(0, words).Fill(ulong.MaxValue);
        }
        else if (VectorForms.Flatten(vector, context.Arena) is BooleanVector flat)
        {
            var values = flat.Words;
            var valid = flat.Validity.Words;
            for (var i = 0; i < words; i++)
            {
                isTrue[i] = values[i] & Bitmap.WordAt(valid, i);
                isFalse[i] = ~values[i] & Bitmap.WordAt(valid, i);
            }
        }
        return new(isTrue, isFalse, vector.Length);
    }

    public BooleanVector ToVector(EvaluationContext context)
    {
        var words = Bitmap.WordCount(length);
        var validity = context.Arena.Rent<ulong>(words);
        var nulls = 0UL;
        for (var i = 0; i < words; i++)
        {
            validity[i] = isTrue[i] | isFalse[i];
            nulls |= ~validity[i] & Bitmap.TailMask(i, length);
        }
        return new(DataTypes.Boolean, length, isTrue, nulls == 0 ? Bitmap.All : new(validity));
    }
}
