using Frames.Errors;
using Frames.Sql.Types;
using Arrow = Apache.Arrow;

namespace Frames.Columns;

/// <summary>Arrow's types and Spark's, both ways. Metadata <c>variant=true</c> on a struct field marks a variant, as in Spark's own batches.</summary>
internal static class ArrowTypes
{
    const string VariantKey = "variant";
    static readonly Dictionary<string, string> VariantMark = new() { [VariantKey] = "true" };

    public static StructType ToSpark(Arrow.Schema schema) => new(schema.FieldsList.Select(ToSpark));

    /// <summary>The Spark type that holds every value of an Arrow field; unsigned integers go up one width.</summary>
    public static StructField ToSpark(Arrow.Field field) =>
        new(field.Name, IsVariant(field) ? DataTypes.Variant : ToSpark(field.DataType), field.IsNullable);

    public static Arrow.Schema ToArrow(StructType schema, string timeZone) => new([.. schema.Select(field => ToArrow(field, timeZone))], null);

    public static Arrow.Field ToArrow(StructField field, string timeZone) =>
        new(field.Name, ToArrow(field.DataType, timeZone), field.IsNullable, field.DataType is VariantType ? VariantMark : null);

    public static DataType ToSpark(Arrow.Types.IArrowType type) => type switch
    {
        Arrow.Types.NullType => DataTypes.Null,
        Arrow.Types.BooleanType => DataTypes.Boolean,
        Arrow.Types.Int8Type => DataTypes.Byte,
        Arrow.Types.Int16Type or Arrow.Types.UInt8Type => DataTypes.Short,
        Arrow.Types.Int32Type or Arrow.Types.UInt16Type => DataTypes.Integer,
        Arrow.Types.Int64Type or Arrow.Types.UInt32Type => DataTypes.Long,
        Arrow.Types.UInt64Type => new DecimalType(20, 0),
        Arrow.Types.FloatType or Arrow.Types.HalfFloatType => DataTypes.Float,
        Arrow.Types.DoubleType => DataTypes.Double,
        Arrow.Types.StringType or Arrow.Types.LargeStringType or Arrow.Types.StringViewType => DataTypes.String,
        Arrow.Types.BinaryType or Arrow.Types.LargeBinaryType or Arrow.Types.BinaryViewType => DataTypes.Binary,
        Arrow.Types.Decimal32Type d => ToDecimal(type, d.Precision, d.Scale),
        Arrow.Types.Decimal64Type d => ToDecimal(type, d.Precision, d.Scale),
        Arrow.Types.Decimal128Type d => ToDecimal(type, d.Precision, d.Scale),
        Arrow.Types.Decimal256Type d => ToDecimal(type, d.Precision, d.Scale),
        Arrow.Types.FixedSizeBinaryType => DataTypes.Binary,
        Arrow.Types.Date32Type or Arrow.Types.Date64Type => DataTypes.Date,
        Arrow.Types.TimestampType t => t.Timezone is null or "" ? DataTypes.TimestampNtz : DataTypes.Timestamp,
        Arrow.Types.Time32Type or Arrow.Types.Time64Type => DataTypes.Time,
        Arrow.Types.DurationType => DataTypes.DayTimeInterval,
        Arrow.Types.IntervalType { Unit: Arrow.Types.IntervalUnit.YearMonth } => DataTypes.YearMonthInterval,
        Arrow.Types.IntervalType { Unit: Arrow.Types.IntervalUnit.MonthDayNanosecond } => DataTypes.CalendarInterval,
        Arrow.Types.ListType list => ToArray(list.ValueField),
        Arrow.Types.LargeListType list => ToArray(list.ValueField),
        Arrow.Types.FixedSizeListType list => ToArray(list.ValueField),
        Arrow.Types.MapType map => new MapType(ToSpark(map.KeyField).DataType, ToSpark(map.ValueField).DataType, map.ValueField.IsNullable),
        Arrow.Types.StructType fields => new StructType(fields.Fields.Select(ToSpark)),
        Arrow.Types.DictionaryType dictionary => ToSpark(dictionary.ValueType),
        Arrow.Types.RunEndEncodedType runs => ToSpark(runs.ValuesDataType),
        _ => throw Unsupported(type),
    };

    public static Arrow.Types.IArrowType ToArrow(DataType type, string timeZone) => type switch
    {
        NullType => Arrow.Types.NullType.Default,
        BooleanType => Arrow.Types.BooleanType.Default,
        ByteType => Arrow.Types.Int8Type.Default,
        ShortType => Arrow.Types.Int16Type.Default,
        IntegerType => Arrow.Types.Int32Type.Default,
        LongType => Arrow.Types.Int64Type.Default,
        FloatType => Arrow.Types.FloatType.Default,
        DoubleType => Arrow.Types.DoubleType.Default,
        DecimalType d => new Arrow.Types.Decimal128Type(d.Precision, d.Scale),
        StringType or CharType or VarcharType => Arrow.Types.StringType.Default,
        BinaryType => Arrow.Types.BinaryType.Default,
        DateType => Arrow.Types.Date32Type.Default,
        TimestampType => new Arrow.Types.TimestampType(Arrow.Types.TimeUnit.Microsecond, timeZone),
        TimestampNtzType => new Arrow.Types.TimestampType(Arrow.Types.TimeUnit.Microsecond, (string?)null),
        TimeType => Arrow.Types.Time64Type.Nanosecond,
        YearMonthIntervalType => Arrow.Types.IntervalType.YearMonth,
        DayTimeIntervalType => Arrow.Types.DurationType.Microsecond,
        CalendarIntervalType => Arrow.Types.IntervalType.MonthDayNanosecond,
        ArrayType array => new Arrow.Types.ListType(ToArrow(new StructField("element", array.ElementType, array.ContainsNull), timeZone)),
        MapType map => new Arrow.Types.MapType(ToArrow(new StructField("key", map.KeyType, false), timeZone),
            ToArrow(new StructField("value", map.ValueType, map.ValueContainsNull), timeZone)),
        StructType fields => new Arrow.Types.StructType([.. fields.Select(field => ToArrow(field, timeZone))]),
        VariantType => new Arrow.Types.StructType([.. StructBuilder.VariantParts.Select(field => ToArrow(field, timeZone))]),
        _ => throw new InvalidOperationException($"This is a bug in Frames: no Arrow type for {type.SimpleString}."),
    };

    public static FramesException Unsupported(Arrow.Types.IArrowType type) => ErrorClasses.UnsupportedArrowType.With(("typeName", type.Name));

    static bool IsVariant(Arrow.Field field) =>
        field.DataType is Arrow.Types.StructType { Fields.Count: 2 } && field.HasMetadata && field.Metadata.TryGetValue(VariantKey, out var mark) && mark == "true";

    static ArrayType ToArray(Arrow.Field element) => new(ToSpark(element).DataType, element.IsNullable);

    static DecimalType ToDecimal(Arrow.Types.IArrowType type, int precision, int scale) =>
        precision <= DecimalType.MaxPrecision && scale >= 0 && scale <= precision ? new DecimalType(precision, scale) : throw Unsupported(type);
}
