using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Casts;

/// <summary>Casts between strings of all kinds and binary.</summary>
internal static class TextCasts
{
    public static Kernel? Create(CastContext cast) => (cast.From, cast.To) switch
    {
        (StringType or CharType or VarcharType, StringType or BinaryType) or (BinaryType, StringType or BinaryType) => new RetypeKernel(cast.To),
        (StringType or CharType or VarcharType, CharType or VarcharType) => new RetypeKernel(cast.To),
        (ByteType or ShortType or IntegerType or LongType, BinaryType) => new BigEndianKernel(cast),
        _ => null,
    };

    /// <summary>Whole numbers as the bytes that hold them, the greatest first.</summary>
    sealed class BigEndianKernel(CastContext cast) : Kernel
    {
        public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        {
            var width = cast.From switch { ByteType => 1, ShortType => 2, IntegerType => 4, _ => 8 };
            var longs = VectorForms.Flatten(CastKernels.Create(cast.With(cast.From, DataTypes.Long)).Evaluate(arguments, length, live, context), context.Arena);
            if (longs is not FlatVector<long> numbers) return Vectors.NullConstant(cast.To, length);
            var offsets = context.Arena.Rent<int>(length + 1);
            var data = context.Arena.Rent<byte>(length * width);
            for (var i = 0; i < length; i++)
            {
                offsets[i] = i * width;
                for (var b = 0; b < width; b++) data[(i * width) + b] = (byte)(numbers.Values[i] >> (8 * (width - 1 - b)));
            }
            offsets[length] = length * width;
            return new BytesVector(cast.To, length, offsets, data, numbers.Validity);
        }
    }
}

/// <summary>The same values under the target's type.</summary>
internal sealed class RetypeKernel(DataType type) : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context) => arguments[0].WithType(type);
}
