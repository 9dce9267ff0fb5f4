using System.Text;
using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values.Variants;

namespace Frames.Kernels.Casts;

/// <summary>Values of vectors as variants: structs and maps are objects.</summary>
internal static class VariantEncoding
{
    public static void Write(Vector vector, int row, DataType type, VariantWriter writer)
    {
        if (vector.IsNull(row))
        {
            writer.Null();
            return;
        }
        switch (vector)
        {
            case ConstantVector or DictionaryVector: Write(VectorForms.Flatten(vector.Slice(row, 1), Arena.Heap), 0, type, writer); break;
            case BooleanVector v: writer.Boolean(v[row]); break;
            case FlatVector<sbyte> v: writer.Long(v.Values[row]); break;
            case FlatVector<short> v: writer.Long(v.Values[row]); break;
            case FlatVector<int> v when type is DateType: writer.Date(v.Values[row]); break;
            case FlatVector<int> v: writer.Long(v.Values[row]); break;
            case FlatVector<long> v: Long(v.Values[row], type, writer); break;
            case FlatVector<Int128> v: writer.Decimal(v.Values[row], ((DecimalType)type).Scale); break;
            case FlatVector<float> v: writer.Float(v.Values[row]); break;
            case FlatVector<double> v: writer.Double(v.Values[row]); break;
            case BytesVector v when type is BinaryType: writer.Binary(v[row]); break;
            case BytesVector v: writer.String(v[row]); break;
            case ArrayVector v: Array(v, row, ((ArrayType)type).ElementType, writer); break;
            case MapVector v: Map(v, row, ((MapType)type).ValueType, writer); break;
            case StructVector v when type is StructType record: Struct(v, row, record, writer); break;
            case StructVector v: writer.Copy(new(((BytesVector)VectorForms.Flatten(v.Fields[0], Arena.Heap))[row], ((BytesVector)VectorForms.Flatten(v.Fields[1], Arena.Heap))[row])); break;
            default: writer.Null(); break;
        }
    }

    static void Long(long value, DataType type, VariantWriter writer)
    {
        switch (type)
        {
            case DecimalType number: writer.Decimal(value, number.Scale); break;
            case TimestampType: writer.Timestamp(value); break;
            case TimestampNtzType: writer.TimestampNtz(value); break;
            default: writer.Long(value); break;
        }
    }

    static void Array(ArrayVector arrays, int row, DataType type, VariantWriter writer)
    {
        var (start, elements) = (writer.Position, new VariantParts());
        for (var i = arrays.Offsets[row]; i < arrays.Offsets[row + 1]; i++)
        {
            elements.Add(writer.Position - start);
            Write(arrays.Elements, i, type, writer);
        }
        writer.EndArray(start, elements);
    }

    static void Map(MapVector maps, int row, DataType type, VariantWriter writer)
    {
        var (start, fields, keys) = (writer.Position, new VariantParts(), (BytesVector)VectorForms.Flatten(maps.Keys, Arena.Heap));
        for (var i = maps.Offsets[row]; i < maps.Offsets[row + 1]; i++)
        {
            fields.Add(Encoding.UTF8.GetString(keys[i]), writer.Position - start);
            Write(maps.Values, i, type, writer);
        }
        writer.EndObject(start, fields);
    }

    static void Struct(StructVector structs, int row, StructType type, VariantWriter writer)
    {
        var (start, fields) = (writer.Position, new VariantParts());
        for (var i = 0; i < type.Count; i++)
        {
            fields.Add(type[i].Name, writer.Position - start);
            Write(structs.Fields[i], row, type[i].DataType, writer);
        }
        writer.EndObject(start, fields);
    }
}
