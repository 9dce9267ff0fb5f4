using System.Buffers.Binary;
using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Parquet.Reading;
using Frames.Parquet.Schema;
using Frames.Sql.Types;

namespace Frames.Parquet.Skipping;

/// <summary>What is known of a column's values in a row group or page: physical values that none is below or above, null where unknown.</summary>
internal readonly record struct ColumnBounds(object? Minimum, object? Maximum, long? NullCount, long RowCount)
{
    /// <summary>The bounds of a chunk as values of <paramref name="type"/>.</summary>
    public static ColumnBounds Of(RowGroup group, SchemaNode leaf, DataType type)
    {
        var rows = group.RowCount ?? 0;
        if (group.Columns![leaf.Column].Metadata?.Statistics is not { } statistics) return new(null, null, null, rows);
        var (minimum, maximum) = (statistics.Minimum, statistics.Maximum);
        // The older fields were written in signed order, whatever the type: they hold for signed numbers only.
        if (minimum is null && maximum is null && IsSignedNumber(leaf)) (minimum, maximum) = (statistics.LegacyMinimum, statistics.LegacyMaximum);
        return new(Value(minimum, leaf, type), Value(maximum, leaf, type), statistics.NullCount, rows);
    }

    /// <summary>A bound as the writer stored it as a value of <paramref name="type"/>; null if it says nothing.</summary>
    public static object? Value(byte[]? bytes, SchemaNode leaf, DataType type)
    {
        if (bytes is null || leaf.Storage == StorageType.Int96 || type is StringType { Collation: not null }) return null;
        if (LeafRules.For(leaf, type) is not { } values) return null;
        try
        {
            var page = leaf.Storage == StorageType.ByteArray ? WithLength(bytes) : bytes;
            var value = values.Dictionary(new ByteCursor(page, 0, page.Length), 1);
            // Text is compared as bytes; a bound may be cut off within a character.
            return value is BytesVector text ? text[0].ToArray() : value.GetValue(0) is var plain && IsNaN(plain) ? null : plain;
        }
        catch (ParquetFormatException)
        {
            // A bound of the wrong length says nothing about the values.
            return null;
        }
    }

    static bool IsSignedNumber(SchemaNode leaf) => leaf.Storage is StorageType.Int32 or StorageType.Int64 or StorageType.Float or StorageType.Double
        && LeafAnnotation.Of(leaf.Element) is not { Kind: Annotation.Integer, IsSigned: false };

    static byte[] WithLength(byte[] bytes)
    {
        var result = new byte[bytes.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(result, bytes.Length);
        bytes.CopyTo(result, 4);
        return result;
    }

    static bool IsNaN(object? value) => value is double.NaN or float.NaN;
}
