using Frames.Columns;
using Frames.Errors;
using Frames.Parquet.Footer;
using Frames.Parquet.Schema;
using Frames.Sql.Types;

namespace Frames.Parquet.Writing;

/// <summary>A Spark schema as Parquet's, in the layout that Spark writes: lists and maps of three levels.</summary>
internal sealed class SchemaWriter(TimestampStorage timestamps)
{
    readonly List<SchemaElement> elements = [];

    /// <summary>The elements in depth-first order, the root first.</summary>
    public static List<SchemaElement> Elements(StructType schema, TimestampStorage timestamps)
    {
        var writer = new SchemaWriter(timestamps);
        writer.elements.Add(new() { Name = "spark_schema", ChildCount = schema.Count });
        foreach (var field in schema.Fields) writer.Add(field.Name, field.DataType, field.IsNullable ? Repetition.Optional : Repetition.Required, FieldIds.Of(field), field.Name);
        return writer.elements;
    }

    void Add(string name, DataType type, Repetition repetition, int? fieldId, string column)
    {
        switch (type)
        {
            case StructType structure:
                AddGroup(name, repetition, fieldId, structure.Count);
                foreach (var field in structure.Fields) Add(field.Name, field.DataType, Nullable(field.IsNullable), FieldIds.Of(field), column);
                break;
            case VariantType:
                AddGroup(name, repetition, fieldId, 2);
                foreach (var part in StructBuilder.VariantParts.Fields) Add(part.Name, part.DataType, Repetition.Required, null, column);
                break;
            case ArrayType array:
                AddGroup(name, repetition, fieldId, 1, ConvertedType.List, new() { List = new() });
                AddGroup("list", Repetition.Repeated, null, 1);
                Add("element", array.ElementType, Nullable(array.ContainsNull), null, column);
                break;
            case MapType map:
                AddGroup(name, repetition, fieldId, 1, ConvertedType.Map, new() { Map = new() });
                AddGroup("key_value", Repetition.Repeated, null, 2);
                Add("key", map.KeyType, Repetition.Required, null, column);
                Add("value", map.ValueType, Nullable(map.ValueContainsNull), null, column);
                break;
            default:
                var leaf = Leaf(type) ?? throw ErrorClasses.UnsupportedDataTypeForParquet.With(
                    ("format", "Parquet"), ("columnName", $"`{column}`"), ("columnType", $"\"{type.Sql}\""));
                (leaf.Name, leaf.Repetition, leaf.FieldId) = (name, repetition, fieldId);
                elements.Add(leaf);
                break;
        }
    }

    void AddGroup(string name, Repetition repetition, int? fieldId, int children, ConvertedType? converted = null, LogicalType? logical = null)
        => elements.Add(new() { Name = name, Repetition = repetition, FieldId = fieldId, ChildCount = children, Converted = converted, Logical = logical });

    SchemaElement? Leaf(DataType type) => type switch
    {
        BooleanType => new() { Type = StorageType.Boolean },
        ByteType => Integer(8, ConvertedType.Int8),
        ShortType => Integer(16, ConvertedType.Int16),
        IntegerType or YearMonthIntervalType => new() { Type = StorageType.Int32 },
        LongType or DayTimeIntervalType => new() { Type = StorageType.Int64 },
        FloatType => new() { Type = StorageType.Float },
        DoubleType => new() { Type = StorageType.Double },
        DateType => new() { Type = StorageType.Int32, Converted = ConvertedType.Date, Logical = new() { Date = new() } },
        TimeType => new() { Type = StorageType.Int64, Logical = new() { Time = new() { IsAdjustedToUtc = false, Unit = new() { Microseconds = new() } } } },
        TimestampType => Timestamp(),
        TimestampNtzType => new() { Type = StorageType.Int64, Logical = new() { Timestamp = new() { IsAdjustedToUtc = false, Unit = new() { Microseconds = new() } } } },
        DecimalType digits => Decimal(digits),
        StringType or CharType or VarcharType => new() { Type = StorageType.ByteArray, Converted = ConvertedType.Utf8, Logical = new() { Text = new() } },
        BinaryType => new() { Type = StorageType.ByteArray },
        _ => null,
    };

    SchemaElement Timestamp() => timestamps switch
    {
        TimestampStorage.Int96 => new() { Type = StorageType.Int96 },
        TimestampStorage.Milliseconds => new()
        {
            Type = StorageType.Int64,
            Converted = ConvertedType.TimestampMillis,
            Logical = new() { Timestamp = new() { IsAdjustedToUtc = true, Unit = new() { Milliseconds = new() } } },
        },
        _ => new()
        {
            Type = StorageType.Int64,
            Converted = ConvertedType.TimestampMicros,
            Logical = new() { Timestamp = new() { IsAdjustedToUtc = true, Unit = new() { Microseconds = new() } } },
        },
    };

    static SchemaElement Integer(sbyte width, ConvertedType converted)
        => new() { Type = StorageType.Int32, Converted = converted, Logical = new() { Integer = new() { BitWidth = width, IsSigned = true } } };

    static SchemaElement Decimal(DecimalType type) => new()
    {
        Type = type.Precision <= 9 ? StorageType.Int32 : type.Precision <= DecimalType.MaxLongPrecision ? StorageType.Int64 : StorageType.FixedLengthByteArray,
        TypeLength = type.Precision > DecimalType.MaxLongPrecision ? BytesOf(type.Precision) : null,
        Converted = ConvertedType.Decimal,
        Precision = type.Precision,
        Scale = type.Scale,
        Logical = new() { Decimal = new() { Precision = type.Precision, Scale = type.Scale } },
    };

    /// <summary>The fewest bytes that hold every signed number of so many digits.</summary>
    static int BytesOf(int precision)
    {
        var bytes = 1;
        while (Math.Pow(2, 8 * bytes - 1) < Math.Pow(10, precision)) bytes++;
        return bytes;
    }

    static Repetition Nullable(bool nullable) => nullable ? Repetition.Optional : Repetition.Required;
}
