using Frames.Parquet.Footer;

namespace Frames.Parquet.Schema;

/// <summary>What a leaf's or group's annotation says, whether in the older or the newer notation.</summary>
internal enum Annotation
{
    None, Text, Enumeration, Json, Bson, Decimal, Date, Time, Timestamp, Integer, Interval, Uuid, Half, List, Map, Unknown, Variant,
}

/// <summary>Units of times and timestamps.</summary>
internal enum Unit { Milliseconds, Microseconds, Nanoseconds }

/// <summary>The annotation of a field in one form.</summary>
internal readonly record struct LeafAnnotation(Annotation Kind, int Precision = 0, int Scale = 0, Unit Unit = Unit.Microseconds, bool IsAdjustedToUtc = true,
    int BitWidth = 0, bool IsSigned = true)
{
    public static LeafAnnotation Of(SchemaElement element) => element.Logical is { } logical && Newer(logical) is { Kind: not Annotation.None } newer ? newer : Older(element);

    static LeafAnnotation Newer(LogicalType logical) => logical switch
    {
        { Text: not null } => new(Annotation.Text),
        { Map: not null } => new(Annotation.Map),
        { List: not null } => new(Annotation.List),
        { Enumeration: not null } => new(Annotation.Enumeration),
        { Decimal: { } digits } => new(Annotation.Decimal, digits.Precision ?? 0, digits.Scale ?? 0),
        { Date: not null } => new(Annotation.Date),
        { Time: { } time } => new(Annotation.Time, Unit: UnitOf(time), IsAdjustedToUtc: time.IsAdjustedToUtc ?? true),
        { Timestamp: { } time } => new(Annotation.Timestamp, Unit: UnitOf(time), IsAdjustedToUtc: time.IsAdjustedToUtc ?? true),
        { Integer: { } integer } => new(Annotation.Integer, BitWidth: integer.BitWidth ?? 0, IsSigned: integer.IsSigned ?? true),
        { Unknown: not null } => new(Annotation.Unknown),
        { Json: not null } => new(Annotation.Json),
        { Bson: not null } => new(Annotation.Bson),
        { Uuid: not null } => new(Annotation.Uuid),
        { Half: not null } => new(Annotation.Half),
        { Variant: not null } => new(Annotation.Variant),
        _ => new(Annotation.None),
    };

    static LeafAnnotation Older(SchemaElement element) => element.Converted switch
    {
        null => new(Annotation.None),
        ConvertedType.Utf8 => new(Annotation.Text),
        ConvertedType.Map or ConvertedType.MapKeyValue => new(Annotation.Map),
        ConvertedType.List => new(Annotation.List),
        ConvertedType.Enum => new(Annotation.Enumeration),
        ConvertedType.Decimal => new(Annotation.Decimal, element.Precision ?? 0, element.Scale ?? 0),
        ConvertedType.Date => new(Annotation.Date),
        ConvertedType.TimeMillis => new(Annotation.Time, Unit: Unit.Milliseconds),
        ConvertedType.TimeMicros => new(Annotation.Time),
        ConvertedType.TimestampMillis => new(Annotation.Timestamp, Unit: Unit.Milliseconds),
        ConvertedType.TimestampMicros => new(Annotation.Timestamp),
        ConvertedType.UInt8 => new(Annotation.Integer, BitWidth: 8, IsSigned: false),
        ConvertedType.UInt16 => new(Annotation.Integer, BitWidth: 16, IsSigned: false),
        ConvertedType.UInt32 => new(Annotation.Integer, BitWidth: 32, IsSigned: false),
        ConvertedType.UInt64 => new(Annotation.Integer, BitWidth: 64, IsSigned: false),
        ConvertedType.Int8 => new(Annotation.Integer, BitWidth: 8),
        ConvertedType.Int16 => new(Annotation.Integer, BitWidth: 16),
        ConvertedType.Int32 => new(Annotation.Integer, BitWidth: 32),
        ConvertedType.Int64 => new(Annotation.Integer, BitWidth: 64),
        ConvertedType.Json => new(Annotation.Json),
        ConvertedType.Bson => new(Annotation.Bson),
        ConvertedType.Interval => new(Annotation.Interval),
        _ => new(Annotation.None),
    };

    static Unit UnitOf(TimeAnnotation time) => time.Unit switch
    {
        { Milliseconds: not null } => Unit.Milliseconds,
        { Nanoseconds: not null } => Unit.Nanoseconds,
        _ => Unit.Microseconds,
    };
}
