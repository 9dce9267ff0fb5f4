using System.Text;
using Frames.Errors;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Delta.Snapshots;

/// <summary>Partition values as the log writes them.</summary>
internal static class PartitionValues
{
    /// <summary>The physical value; a missing or empty text is null. Timestamps without a zone are in the session's.</summary>
    public static object? Parse(string? text, StructField field, SparkZone zone)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return PartitionText.TryParse(text, field.DataType, zone, out var value) ? value
            : throw ErrorClasses.InvalidPartitionValue.With(("value", text), ("dataType", field.DataType.Sql), ("columnName", field.Name));
    }

    /// <summary>The text of a physical value, null for null: timestamps in UTC with six fraction digits, all else as a cast to string gives it.</summary>
    public static string? Write(object? value, DataType type)
    {
        if (value is null or "" or byte[] { Length: 0 }) return null;
        if (type is not TimestampType) return PartitionText.Write(value, type, SparkZone.Utc);
        Span<byte> text = stackalloc byte[DateTimeText.MaxLength];
        var length = DateTimeText.WriteTimestamp((long)value, SparkZone.Utc, text);
        var plain = Encoding.ASCII.GetString(text[..length]).Replace(' ', 'T');
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        return (point < 0 ? plain + ".000000" : plain.PadRight(point + 7, '0')) + "Z";
    }
}
