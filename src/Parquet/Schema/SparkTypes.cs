using Frames.Errors;
using Frames.Parquet.Footer;
using Frames.Sql.Types;

namespace Frames.Parquet.Schema;

/// <summary>The Spark type of a file's fields, where the file does not carry Spark's own schema.</summary>
internal static class SparkTypes
{
    public static StructType SchemaOf(SchemaNode root) => new(root.Children.Select(FieldOf));

    static StructField FieldOf(SchemaNode node) => node.Repetition == Repetition.Repeated
        ? new(node.Name, new ArrayType(TypeOf(node), ContainsNull: false), IsNullable: false)
        : new(node.Name, TypeOf(node), node.Repetition == Repetition.Optional);

    /// <summary>The type of a field's value, its own repetition left aside.</summary>
    public static DataType TypeOf(SchemaNode node) => node.IsLeaf ? LeafTypeOf(node) : LeafAnnotation.Of(node.Element).Kind switch
    {
        Annotation.List => ListTypeOf(node),
        Annotation.Map => MapTypeOf(node),
        Annotation.Variant => DataTypes.Variant,
        _ => new StructType(node.Children.Select(FieldOf)),
    };

    static ArrayType ListTypeOf(SchemaNode node)
    {
        var (element, isRepeated) = ListLayout.ElementOf(node);
        return new(TypeOf(element), !isRepeated && element.Repetition == Repetition.Optional);
    }

    static MapType MapTypeOf(SchemaNode node)
    {
        var (key, value) = ListLayout.PairOf(node);
        return new(TypeOf(key), TypeOf(value), value.Repetition == Repetition.Optional);
    }

    static DataType LeafTypeOf(SchemaNode node)
    {
        var annotation = LeafAnnotation.Of(node.Element);
        if (annotation.Kind == Annotation.Unknown) return DataTypes.Null;
        return node.Storage switch
        {
            StorageType.Boolean => DataTypes.Boolean,
            StorageType.Float => DataTypes.Float,
            StorageType.Double => DataTypes.Double,
            StorageType.Int32 => Int32TypeOf(node, annotation),
            StorageType.Int64 => Int64TypeOf(node, annotation),
            StorageType.Int96 => DataTypes.Timestamp,
            StorageType.ByteArray => BytesTypeOf(node, annotation),
            _ => FixedTypeOf(node, annotation),
        };
    }

    static DataType Int32TypeOf(SchemaNode node, LeafAnnotation annotation) => annotation switch
    {
        { Kind: Annotation.None } => DataTypes.Integer,
        { Kind: Annotation.Integer, BitWidth: 8, IsSigned: true } => DataTypes.Byte,
        { Kind: Annotation.Integer, BitWidth: 8 } or { Kind: Annotation.Integer, BitWidth: 16, IsSigned: true } => DataTypes.Short,
        { Kind: Annotation.Integer, BitWidth: 16 } or { Kind: Annotation.Integer, BitWidth: 32, IsSigned: true } => DataTypes.Integer,
        { Kind: Annotation.Integer, BitWidth: 32 } => DataTypes.Long,
        { Kind: Annotation.Date } => DataTypes.Date,
        { Kind: Annotation.Decimal } => DecimalOf(node, annotation, 9),
        { Kind: Annotation.Time } => throw NotSupported(node),
        _ => throw Illegal(node),
    };

    static DataType Int64TypeOf(SchemaNode node, LeafAnnotation annotation) => annotation switch
    {
        { Kind: Annotation.None } or { Kind: Annotation.Integer, BitWidth: 64, IsSigned: true } => DataTypes.Long,
        { Kind: Annotation.Integer, BitWidth: 64 } => new DecimalType(20, 0),
        { Kind: Annotation.Decimal } => DecimalOf(node, annotation, DecimalType.MaxLongPrecision),
        { Kind: Annotation.Timestamp, Unit: not Unit.Nanoseconds } => annotation.IsAdjustedToUtc ? DataTypes.Timestamp : DataTypes.TimestampNtz,
        { Kind: Annotation.Time, Unit: Unit.Microseconds, IsAdjustedToUtc: false } => new TimeType(),
        { Kind: Annotation.Time, Unit: Unit.Microseconds } => throw NotSupported(node),
        _ => throw Illegal(node),
    };

    static DataType BytesTypeOf(SchemaNode node, LeafAnnotation annotation) => annotation.Kind switch
    {
        Annotation.Text or Annotation.Enumeration or Annotation.Json => DataTypes.String,
        Annotation.None or Annotation.Bson => DataTypes.Binary,
        Annotation.Decimal => DecimalOf(node, annotation, DecimalType.MaxPrecision),
        _ => throw Illegal(node),
    };

    static DataType FixedTypeOf(SchemaNode node, LeafAnnotation annotation) => annotation.Kind switch
    {
        Annotation.Decimal => DecimalOf(node, annotation, DecimalType.MaxPrecision),
        Annotation.Interval => throw NotSupported(node),
        Annotation.None or Annotation.Uuid => DataTypes.Binary,
        _ => throw Illegal(node),
    };

    static DecimalType DecimalOf(SchemaNode node, LeafAnnotation annotation, int greatestPrecision)
        => annotation.Precision is >= 1 && annotation.Precision <= greatestPrecision && annotation.Scale >= 0 && annotation.Scale <= annotation.Precision
            ? new(annotation.Precision, annotation.Scale) : throw Illegal(node);

    static FramesException Illegal(SchemaNode node) => ErrorClasses.ParquetTypeIllegal.With(("parquetType", ParquetTypeText.Of(node)));

    static FramesException NotSupported(SchemaNode node) => ErrorClasses.ParquetTypeNotSupported.With(("parquetType", ParquetTypeText.Of(node)));
}
