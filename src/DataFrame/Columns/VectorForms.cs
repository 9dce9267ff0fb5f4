namespace Frames.Columns;

/// <summary>The one place where a vector changes its form: flattening, gathering rows, joining pieces, copying out of an arena.</summary>
internal static class VectorForms
{
    /// <summary>The vector without constant or dictionary form at its top.</summary>
    public static Vector Flatten(Vector vector, Arena arena) => vector switch
    {
        ConstantVector constant => Repeat(constant.Single, constant.Length, arena),
        DictionaryVector dictionary => Gather(dictionary.Dictionary, dictionary.Codes, arena).WithValidity(dictionary.Validity),
        _ => vector,
    };

    /// <summary>The first row of <paramref name="single"/>, <paramref name="length"/> times, flat.</summary>
    public static Vector Repeat(Vector single, int length, Arena arena)
    {
        if (single.IsNull(0)) return AllNull(single.Type, length, arena);
        return Gather(single, arena.RentCleared<int>(length).AsSpan(0, length), arena);
    }

    /// <summary>A flat vector of nulls in the type's own layout.</summary>
    public static Vector AllNull(Sql.Types.DataType type, int length, Arena arena)
        => Gather(VectorBuilder.Nulls(type, 1), arena.RentCleared<int>(length).AsSpan(0, length), arena);

    /// <summary>The given rows in the given order; a row of -1 is null. Dictionaries stay dictionaries and constants constants.</summary>
    public static Vector Gather(Vector vector, ReadOnlySpan<int> rows, Arena arena)
    {
        if (vector is ConstantVector constant && rows.IndexOf(-1) < 0) return new ConstantVector(constant.Single, rows.Length);
        return RowGather.Gather(vector is ConstantVector ? Flatten(vector, arena) : vector, rows, arena);
    }

    /// <summary>The pieces one after another, on the heap: flat, or codes where all have one dictionary.</summary>
    public static Vector Concat(IReadOnlyList<Vector> pieces, Sql.Types.DataType type) => VectorConcat.Concat(pieces, type);

    /// <summary>A copy on the heap.</summary>
    public static Vector Copy(Vector vector) => vector switch
    {
        ConstantVector constant => new ConstantVector(Copy(constant.Single), constant.Length),
        NullVector => vector,
        DictionaryVector dictionary => new DictionaryVector(dictionary.Length, dictionary.Codes.ToArray(), Copy(dictionary.Dictionary), CopyBits(dictionary.Validity, dictionary.Length)),
        _ => VectorCopy.Copy(vector),
    };

    internal static Bitmap CopyBits(Bitmap bits, int length) => bits.IsAll ? bits : new(bits.Words[..Bitmap.WordCount(length)].ToArray());
}
