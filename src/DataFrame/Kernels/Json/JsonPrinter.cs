using System.Text;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels.Text;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Json;

/// <summary>Writes values as JSON; fields that are null are left out unless the options keep them.</summary>
internal sealed class JsonPrinter(SourceOptions options, QuerySettings settings, Utf8Buffer output)
{
    readonly DateTimeFormats formats = new(options, SparkZone.Get(options.Text("timeZone", settings.TimeZone)), settings.StartMicros, parsing: false);
    readonly SparkZone zone = SparkZone.Get(options.Text("timeZone", settings.TimeZone));
    readonly bool keepNulls = !options.Flag("ignoreNullFields", !settings.Get("spark.sql.jsonGenerator.ignoreNullFields", "true").Equals("false", StringComparison.OrdinalIgnoreCase));

    /// <summary>Appends an object of the columns' values.</summary>
    public void Fields(Vector[] columns, StructType type, int row)
    {
        output.Append((byte)'{');
        var any = false;
        for (var i = 0; i < columns.Length; i++)
        {
            if (!keepNulls && columns[i].IsNull(row)) continue;
            if (any) output.Append((byte)',');
            any = true;
            JsonText.WriteString(Encoding.UTF8.GetBytes(type[i].Name), output);
            output.Append((byte)':');
            Value(columns[i], row, type[i].DataType);
        }
        output.Append((byte)'}');
    }

    /// <summary>Appends a value.</summary>
    public void Value(Vector vector, int row, DataType type)
    {
        if (vector.IsNull(row))
        {
            output.Append("null"u8);
            return;
        }
        switch (vector)
        {
            case ConstantVector or DictionaryVector: Value(VectorForms.Flatten(vector.Slice(row, 1), Arena.Heap), 0, type); break;
            case BytesVector bytes when type is BinaryType: JsonText.WriteBinary(bytes[row], output); break;
            case BytesVector bytes: JsonText.WriteString(bytes[row], output); break;
            case FlatVector<double> doubles: JsonText.WriteDouble(doubles.Values[row], output); break;
            case FlatVector<float> floats: JsonText.WriteFloat(floats.Values[row], output); break;
            case FlatVector<Int128> decimals: JsonText.WriteDecimal(decimals.Values[row], ((DecimalType)type).Scale, output); break;
            case FlatVector<long> decimals when type is DecimalType number: JsonText.WriteDecimal(decimals.Values[row], number.Scale, output); break;
            case ArrayVector arrays: Elements(arrays, row, ((ArrayType)type).ElementType); break;
            case MapVector maps: Pairs(maps, row, (MapType)type); break;
            case StructVector structs when type is StructType fields: Fields(structs.Fields, fields, row); break;
            case StructVector variants: Variant(variants, row); break;
            default: Plain(vector, row, type); break;
        }
    }

    void Variant(StructVector variants, int row)
    {
        var value = ((BytesVector)VectorForms.Flatten(variants.Fields[0], Arena.Heap))[row];
        VariantText.Append(new(value, ((BytesVector)VectorForms.Flatten(variants.Fields[1], Arena.Heap))[row]), zone, output);
    }

    /// <summary>Numbers and booleans as they are, dates and times in quotes.</summary>
    void Plain(Vector vector, int row, DataType type)
    {
        var quoted = type is DateType or TimestampType or TimestampNtzType or TimeType or YearMonthIntervalType or DayTimeIntervalType or CalendarIntervalType;
        if (quoted) output.Append((byte)'"');
        TextValues.Write(vector, row, type, formats, output);
        if (quoted) output.Append((byte)'"');
    }

    void Elements(ArrayVector arrays, int row, DataType type)
    {
        output.Append((byte)'[');
        for (var i = arrays.Offsets[row]; i < arrays.Offsets[row + 1]; i++)
        {
            if (i > arrays.Offsets[row]) output.Append((byte)',');
            Value(arrays.Elements, i, type);
        }
        output.Append((byte)']');
    }

    void Pairs(MapVector maps, int row, MapType type)
    {
        output.Append((byte)'{');
        var key = new Utf8Buffer();
        for (var i = maps.Offsets[row]; i < maps.Offsets[row + 1]; i++)
        {
            if (i > maps.Offsets[row]) output.Append((byte)',');
            key.Truncate();
            TextValues.Write(VectorForms.Flatten(maps.Keys, Arena.Heap), i, type.KeyType, formats, key);
            JsonText.WriteString(key.Written, output);
            output.Append((byte)':');
            Value(maps.Values, i, type.ValueType);
        }
        output.Append((byte)'}');
    }
}
