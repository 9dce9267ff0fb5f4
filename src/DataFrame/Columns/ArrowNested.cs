using Frames.Sql.Types;
using Arrow = Apache.Arrow;

namespace Frames.Columns;

/// <summary>Arrow arrays that are made of other arrays, as vectors.</summary>
internal static class ArrowNested
{
    public static Vector ToVector(Arrow.ArrayData data, DataType type) => data.DataType switch
    {
        Arrow.Types.ListType => List(data, type, ArrowImport.Offsets(data)),
        Arrow.Types.LargeListType => List(data, type, ArrowImport.LongOffsets(data)),
        Arrow.Types.FixedSizeListType list => List(data, type, ArrowImport.EvenOffsets(data, list.ListSize)),
        Arrow.Types.MapType => Map(data, (MapType)type),
        Arrow.Types.StructType => Struct(data, type),
        Arrow.Types.DictionaryType => Dictionary(data, type),
        Arrow.Types.RunEndEncodedType => Runs(data, type),
        _ => throw ArrowTypes.Unsupported(data.DataType),
    };

    /// <summary>Strings or bytes of which each row has a view of its own.</summary>
    public static Vector Views(Arrow.ArrayData data, DataType type)
    {
        var views = new Arrow.BinaryViewArray(new Arrow.ArrayData(Arrow.Types.BinaryViewType.Default, data.Length, data.NullCount, data.Offset, data.Buffers));
        var builder = new BytesBuilder(type);
        for (var i = 0; i < views.Length; i++)
        {
            if (views.IsNull(i)) builder.AppendNull();
            else builder.Append(views.GetBytes(i));
        }
        return builder.Build();
    }

    static ArrayVector List(Arrow.ArrayData data, DataType type, ReadOnlyMemory<int> offsets)
        => new(type, data.Length, offsets, ArrowImport.ToVector(data.Children[0], ((ArrayType)type).ElementType), ArrowImport.Validity(data));

    static MapVector Map(Arrow.ArrayData data, MapType type)
    {
        var entries = data.Children[0];
        var keys = ArrowImport.ToVector(entries.Children[0], type.KeyType).Slice(entries.Offset, entries.Length);
        var values = ArrowImport.ToVector(entries.Children[1], type.ValueType).Slice(entries.Offset, entries.Length);
        return new MapVector(type, data.Length, ArrowImport.Offsets(data), keys, values, ArrowImport.Validity(data));
    }

    static StructVector Struct(Arrow.ArrayData data, DataType type)
    {
        var types = (type as StructType ?? StructBuilder.VariantParts).Fields;
        var fields = new Vector[types.Count];
        for (var i = 0; i < fields.Length; i++) fields[i] = ArrowImport.ToVector(data.Children[i], types[i].DataType).Slice(data.Offset, data.Length);
        return new StructVector(type, data.Length, fields, ArrowImport.Validity(data));
    }

    static Vector Dictionary(Arrow.ArrayData data, DataType type)
    {
        var index = ((Arrow.Types.DictionaryType)data.DataType).IndexType;
        var codes = Codes(new Arrow.ArrayData(index, data.Length, data.NullCount, data.Offset, data.Buffers));
        var dictionary = VectorForms.Flatten(ArrowImport.ToVector(data.Dictionary, type), Arena.Heap);
        if (dictionary.Length == 0) return new ConstantVector(VectorBuilder.Nulls(type, 1), data.Length);
        var validity = ArrowImport.Validity(data);
        if (!dictionary.MayHaveNulls && dictionary is not NullVector) return new DictionaryVector(data.Length, codes, dictionary, validity);
        for (var i = 0; i < codes.Length; i++) if (!validity[i]) codes[i] = -1;
        return VectorForms.Gather(dictionary, codes, Arena.Heap);
    }

    // Codes under nulls are garbage in Arrow and must be in range here.
    static int[] Codes(Arrow.ArrayData index)
    {
        var vector = index.DataType switch
        {
            Arrow.Types.UInt64Type => ArrowImport.Convert<ulong, int>(index, DataTypes.Integer, value => checked((int)value)),
            Arrow.Types.UInt32Type => ArrowImport.Convert<uint, int>(index, DataTypes.Integer, value => checked((int)value)),
            Arrow.Types.Int64Type => ArrowImport.Convert<long, int>(index, DataTypes.Integer, value => checked((int)value)),
            Arrow.Types.UInt16Type => ArrowImport.Convert<ushort, int>(index, DataTypes.Integer, value => value),
            Arrow.Types.Int16Type => ArrowImport.Convert<short, int>(index, DataTypes.Integer, value => value),
            Arrow.Types.UInt8Type => ArrowImport.Convert<byte, int>(index, DataTypes.Integer, value => value),
            Arrow.Types.Int8Type => ArrowImport.Convert<sbyte, int>(index, DataTypes.Integer, value => value),
            _ => ArrowImport.Convert<int, int>(index, DataTypes.Integer, value => value),
        };
        return ((FlatVector<int>)vector).Values.ToArray();
    }

    static Vector Runs(Arrow.ArrayData data, DataType type)
    {
        var ends = Codes(data.Children[0]);
        var rows = new int[data.Length];
        var run = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            while (ends[run] <= data.Offset + i) run++;
            rows[i] = run;
        }
        return VectorForms.Gather(ArrowImport.ToVector(data.Children[1], type), rows, Arena.Heap);
    }
}
