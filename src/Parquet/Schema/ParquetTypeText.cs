using Frames.Parquet.Footer;

namespace Frames.Parquet.Schema;

/// <summary>A leaf's type in messages, such as <c>INT64 (TIMESTAMP(NANOS,true))</c>.</summary>
internal static class ParquetTypeText
{
    public static string Of(SchemaNode leaf)
    {
        if (!leaf.IsLeaf) return "group";
        var annotation = AnnotationText(LeafAnnotation.Of(leaf.Element));
        return annotation is null ? StorageText(leaf.Storage) : $"{StorageText(leaf.Storage)} ({annotation})";
    }

    /// <summary>The storage type as Parquet's own schema text writes it.</summary>
    public static string StorageText(StorageType type) => type switch
    {
        StorageType.ByteArray => "BINARY",
        StorageType.FixedLengthByteArray => "FIXED_LEN_BYTE_ARRAY",
        _ => type.ToString().ToUpperInvariant(),
    };

    static string? AnnotationText(LeafAnnotation annotation) => annotation.Kind switch
    {
        Annotation.None => null,
        Annotation.Text => "STRING",
        Annotation.Enumeration => "ENUM",
        Annotation.Half => "FLOAT16",
        Annotation.Decimal => $"DECIMAL({annotation.Precision},{annotation.Scale})",
        Annotation.Integer => $"INTEGER({annotation.BitWidth},{Text(annotation.IsSigned)})",
        Annotation.Time => $"TIME({UnitText(annotation.Unit)},{Text(annotation.IsAdjustedToUtc)})",
        Annotation.Timestamp => $"TIMESTAMP({UnitText(annotation.Unit)},{Text(annotation.IsAdjustedToUtc)})",
        var kind => kind.ToString().ToUpperInvariant(),
    };

    static string Text(bool value) => value ? "true" : "false";

    static string UnitText(Unit unit) => unit switch { Unit.Milliseconds => "MILLIS", Unit.Nanoseconds => "NANOS", _ => "MICROS" };
}
