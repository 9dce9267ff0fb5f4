using System.Text;
using Frames.Backends.Local.Formats.Text;
using Frames.Columns;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Json;

/// <summary>Writes rows as one JSON object a line; fields that are null are left out unless the options keep them.</summary>
internal sealed class JsonWriter : TextFileWriter
{
    readonly StructType schema;
    readonly DateTimeFormats formats;
    readonly bool keepNulls;

    public JsonWriter(string path, StructType schema, SourceOptions options, FileContext context) : base(path, options, context)
    {
        this.schema = schema;
        formats = new DateTimeFormats(options, SparkZone.Get(options.Text("timeZone", context.Settings.TimeZone)), context.Settings.StartMicros, parsing: false);
        keepNulls = !options.Flag("ignoreNullFields", !context.Settings.Get("spark.sql.jsonGenerator.ignoreNullFields", "true").Equals("false", StringComparison.OrdinalIgnoreCase));
    }

    protected override void WriteRow(Vector[] columns, int row)
    {
        Fields(columns, schema, row);
        Output.Append((byte)'\n');
    }

    void Fields(Vector[] columns, StructType type, int row)
    {
        Output.Append((byte)'{');
        var any = false;
        for (var i = 0; i < columns.Length; i++)
        {
            if (!keepNulls && columns[i].IsNull(row)) continue;
            if (any) Output.Append((byte)',');
            any = true;
            JsonText.WriteString(Encoding.UTF8.GetBytes(type[i].Name), Output);
            Output.Append((byte)':');
            Value(columns[i], row, type[i].DataType);
        }
        Output.Append((byte)'}');
    }

    void Value(Vector vector, int row, DataType type)
    {
        if (vector.IsNull(row))
        {
            Output.Append("null"u8);
            return;
        }
        switch (vector)
        {
            case ConstantVector or DictionaryVector: Value(VectorForms.Flatten(vector.Slice(row, 1), Arena.Heap), 0, type); break;
            case BytesVector bytes when type is BinaryType: JsonText.WriteBinary(bytes[row], Output); break;
            case BytesVector bytes: JsonText.WriteString(bytes[row], Output); break;
            case FlatVector<double> doubles: JsonText.WriteDouble(doubles.Values[row], Output); break;
            case FlatVector<float> floats: JsonText.WriteFloat(floats.Values[row], Output); break;
            case ArrayVector arrays: Elements(arrays, row, ((ArrayType)type).ElementType); break;
            case MapVector maps: Pairs(maps, row, (MapType)type); break;
            case StructVector structs when type is StructType fields: Fields(structs.Fields, fields, row); break;
            default: Plain(vector, row, type); break;
        }
    }

    /// <summary>Numbers and booleans as they are, dates and times in quotes.</summary>
    void Plain(Vector vector, int row, DataType type)
    {
        var quoted = type is DateType or TimestampType or TimestampNtzType or TimeType;
        if (quoted) Output.Append((byte)'"');
        TextValues.Write(vector, row, type, formats, Output);
        if (quoted) Output.Append((byte)'"');
    }

    void Elements(ArrayVector arrays, int row, DataType type)
    {
        Output.Append((byte)'[');
        for (var i = arrays.Offsets[row]; i < arrays.Offsets[row + 1]; i++)
        {
            if (i > arrays.Offsets[row]) Output.Append((byte)',');
            Value(arrays.Elements, i, type);
        }
        Output.Append((byte)']');
    }

    void Pairs(MapVector maps, int row, MapType type)
    {
        Output.Append((byte)'{');
        var key = new Utf8Buffer();
        for (var i = maps.Offsets[row]; i < maps.Offsets[row + 1]; i++)
        {
            if (i > maps.Offsets[row]) Output.Append((byte)',');
            key.Truncate();
            TextValues.Write(VectorForms.Flatten(maps.Keys, Arena.Heap), i, type.KeyType, formats, key);
            JsonText.WriteString(key.Written, Output);
            Output.Append((byte)':');
            Value(maps.Values, i, type.ValueType);
        }
        Output.Append((byte)'}');
    }
}
