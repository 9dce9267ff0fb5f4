using Frames.Sql.Types;

namespace Frames.Columns;

/// <summary>Joins pieces of a column to one vector on the heap. Pieces with codes into one and the same dictionary keep their codes; all others become flat.</summary>
internal static class VectorConcat
{
    public static Vector Concat(IReadOnlyList<Vector> pieces, DataType type)
    {
        if (pieces.Count == 0) return VectorBuilder.Create(type).Build();
        if (SharedDictionary(pieces) is { } dictionary) return Codes(pieces, dictionary);
        var length = checked((int)pieces.Sum(piece => (long)piece.Length));
        var flat = pieces.Select(piece => Plain(piece, type)).ToArray();
        var validity = Validity(flat, length);
        return type.Physical switch
        {
            PhysicalType.Null => new NullVector(type, length),
            PhysicalType.Boolean => new BooleanVector(type, length, Bits(flat, length, piece => ((BooleanVector)piece).Words), validity),
            PhysicalType.Int8 => Values<sbyte>(flat, type, length, validity),
            PhysicalType.Int16 => Values<short>(flat, type, length, validity),
            PhysicalType.Int32 => Values<int>(flat, type, length, validity),
            PhysicalType.Int64 => Values<long>(flat, type, length, validity),
            PhysicalType.Int128 => Values<Int128>(flat, type, length, validity),
            PhysicalType.Float => Values<float>(flat, type, length, validity),
            PhysicalType.Double => Values<double>(flat, type, length, validity),
            PhysicalType.Interval => Values<CalendarInterval>(flat, type, length, validity),
            PhysicalType.Bytes => Bytes(flat, type, length, validity),
            PhysicalType.Array => Arrays(flat, (ArrayType)type, length, validity),
            PhysicalType.Map => Maps(flat, (MapType)type, length, validity),
            _ => Structs(flat, type, length, validity),
        };
    }

    static Vector? SharedDictionary(IReadOnlyList<Vector> pieces)
    {
        var first = (pieces[0] as DictionaryVector)?.Dictionary;
        foreach (var piece in pieces) if (!ReferenceEquals((piece as DictionaryVector)?.Dictionary, first)) return null;
        return first;
    }

    static DictionaryVector Codes(IReadOnlyList<Vector> pieces, Vector dictionary)
    {
        var codes = new int[checked((int)pieces.Sum(piece => (long)piece.Length))];
        var next = 0;
        foreach (var piece in pieces)
        {
            ((DictionaryVector)piece).Codes.CopyTo(codes.AsSpan(next));
            next += piece.Length;
        }
        return new DictionaryVector(codes.Length, codes, dictionary, Validity(pieces, codes.Length));
    }

    static Vector Plain(Vector piece, DataType type) => piece is NullVector && type is not NullType ? VectorForms.AllNull(type, piece.Length, Arena.Heap) : VectorForms.Flatten(piece, Arena.Heap);

    static FlatVector<T> Values<T>(Vector[] pieces, DataType type, int length, Bitmap validity) where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>(length);
        var next = 0;
        foreach (var piece in pieces)
        {
            ((FlatVector<T>)piece).Values.CopyTo(values.AsSpan(next));
            next += piece.Length;
        }
        return new(type, length, values, validity);
    }

    static BytesVector Bytes(Vector[] pieces, DataType type, int length, Bitmap validity)
    {
        var offsets = Offsets(pieces, length, piece => ((BytesVector)piece).Offsets);
        var data = GC.AllocateUninitializedArray<byte>(offsets[length]);
        var next = 0;
        foreach (BytesVector piece in pieces)
        {
            var bytes = piece.Data[piece.Offsets[0]..piece.Offsets[^1]];
            bytes.CopyTo(data.AsSpan(next));
            next += bytes.Length;
        }
        return new(type, length, offsets, data, validity);
    }

    static ArrayVector Arrays(Vector[] pieces, ArrayType type, int length, Bitmap validity)
        => new(type, length, Offsets(pieces, length, piece => ((ArrayVector)piece).Offsets),
            Concat([.. pieces.Cast<ArrayVector>().Select(piece => Children(piece.Elements, piece.Offsets))], type.ElementType), validity);

    static MapVector Maps(Vector[] pieces, MapType type, int length, Bitmap validity)
        => new(type, length, Offsets(pieces, length, piece => ((MapVector)piece).Offsets),
            Concat([.. pieces.Cast<MapVector>().Select(piece => Children(piece.Keys, piece.Offsets))], type.KeyType),
            Concat([.. pieces.Cast<MapVector>().Select(piece => Children(piece.Values, piece.Offsets))], type.ValueType), validity);

    static StructVector Structs(Vector[] pieces, DataType type, int length, Bitmap validity)
    {
        var fields = (type as StructType ?? StructBuilder.VariantParts).Fields;
        return new(type, length, [.. fields.Select((field, i) => Concat([.. pieces.Select(piece => ((StructVector)piece).Fields[i])], field.DataType))], validity);
    }

    static Vector Children(Vector children, ReadOnlySpan<int> offsets) => children.Slice(offsets[0], offsets[^1] - offsets[0]);

    static int[] Offsets(Vector[] pieces, int length, OffsetsOf offsetsOf)
    {
        var result = new int[length + 1];
        var next = 0;
        foreach (var piece in pieces)
        {
            var offsets = offsetsOf(piece);
            var shift = result[next] - offsets[0];
            for (var i = 1; i < offsets.Length; i++) result[next + i] = checked(offsets[i] + shift);
            next += piece.Length;
        }
        return result;
    }

    static Bitmap Validity(IReadOnlyList<Vector> pieces, int length)
        => pieces.All(piece => piece.Validity.IsAll) ? Bitmap.All : new(Bits(pieces, length, piece => piece.Validity.Words));

    /// <summary>The pieces' bits one after another; a piece without words is all ones.</summary>
    static ulong[] Bits(IReadOnlyList<Vector> pieces, int length, WordsOf wordsOf)
    {
        var result = new ulong[Bitmap.WordCount(length) + 1];
        var next = 0;
        foreach (var piece in pieces)
        {
            var words = wordsOf(piece);
            for (var i = 0; i < Bitmap.WordCount(piece.Length); i++)
            {
                var word = Bitmap.WordAt(words, i) & Bitmap.TailMask(i, piece.Length);
                var at = next + (i << 6);
                result[at >> 6] |= word << at;
                if ((at & 63) != 0) result[(at >> 6) + 1] |= word >> (64 - (at & 63));
            }
            next += piece.Length;
        }
        return result;
    }

    delegate ReadOnlySpan<int> OffsetsOf(Vector piece);

    delegate ReadOnlySpan<ulong> WordsOf(Vector piece);
}
