using System.Runtime.Intrinsics;
using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels;

/// <summary>Gives loops the form of a vector that they run over.</summary>
internal static class Vectors
{
    /// <summary>The values of a fixed-width or boolean vector, one a row; under nulls they are undefined but readable.</summary>
    public static ReadOnlySpan<T> Values<T>(Vector vector, EvaluationContext context) where T : unmanaged
    {
        var flat = VectorForms.Flatten(vector, context.Arena);
        if (flat is FlatVector<T> values) return values.Values;
        if (flat is NullVector) return context.Arena.RentCleared<T>(flat.Length).AsSpan(0, flat.Length);
        if (typeof(T) == typeof(bool)) return Booleans<T>((BooleanVector)flat, context);
        throw new InvalidOperationException($"A {flat.Type.SimpleString} vector does not hold {typeof(T).Name} values.");
    }

    /// <summary>The unscaled values of a decimal vector of either width.</summary>
    public static ReadOnlySpan<Int128> Decimals(Vector vector, EvaluationContext context)
    {
        if (vector.Type.Physical == PhysicalType.Int128) return Values<Int128>(vector, context);
        var narrow = Values<long>(vector, context);
        var wide = context.Arena.Rent<Int128>(vector.Length).AsSpan(0, vector.Length);
        for (var i = 0; i < narrow.Length; i++) wide[i] = narrow[i];
        return wide;
    }

    /// <summary>The one value of a constant.</summary>
    public static T Constant<T>(ConstantVector vector) where T : unmanaged => vector.Single switch
    {
        FlatVector<T> flat => flat.Values[0],
        BooleanVector boolean => (T)(object)boolean[0],
        _ => default,
    };

    /// <summary>Which rows are not null, whatever the form.</summary>
    public static Bitmap Validity(Vector vector, EvaluationContext context)
        => vector is NullVector or ConstantVector { IsNullConstant: true } ? new(context.Arena.RentCleared<ulong>(Bitmap.WordCount(vector.Length))) : vector.Validity;

    public static bool IsNullConstant(Vector vector) => vector is NullVector or ConstantVector { IsNullConstant: true };

    public static Vector NullConstant(DataType type, int length) => new ConstantVector(VectorBuilder.Nulls(type, 1), length);

    /// <summary>A vector over values computed one a row; booleans are packed into bits.</summary>
    public static Vector FromValues<T>(DataType type, T[] values, int length, Bitmap validity, EvaluationContext context) where T : unmanaged
    {
        if (typeof(T) != typeof(bool)) return new FlatVector<T>(type, length, values, validity);
        return new BooleanVector(type, length, Pack((bool[])(object)values, length, context), validity);
    }

    /// <summary>Strings or binary values that a buffer holds one after another; the buffer may be used again at once.</summary>
    public static Vector FromBytes(DataType type, Utf8Buffer buffer, int[] offsets, int length, Bitmap validity, EvaluationContext context)
    {
        var data = context.Arena.Rent<byte>(buffer.Length);
        buffer.Written.CopyTo(data);
        return new BytesVector(type, length, offsets, data.AsMemory(0, buffer.Length), validity);
    }

    public static ulong[] Pack(bool[] values, int length, EvaluationContext context)
    {
        var words = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan(0, length));
        var row = 0;
        for (; row <= length - 64; row += 64)
            words[row >> 6] = ~Vector512.Equals(Vector512.Create<byte>(bytes.Slice(row, 64)), Vector512<byte>.Zero).ExtractMostSignificantBits();
        for (; row < length; row++) if (values[row]) words[row >> 6] |= 1UL << row;
        return words;
    }

    static ReadOnlySpan<T> Booleans<T>(BooleanVector vector, EvaluationContext context) where T : unmanaged
    {
        var result = context.Arena.Rent<bool>(vector.Length);
        for (var i = 0; i < vector.Length; i++) result[i] = vector[i];
        return ((T[])(object)result).AsSpan(0, vector.Length);
    }
}
