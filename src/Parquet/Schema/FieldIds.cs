using System.Text.Json;
using Frames.Sql.Types;

namespace Frames.Parquet.Schema;

/// <summary>Field ids as they stand in the metadata of Spark's fields.</summary>
internal static class FieldIds
{
    const string Key = "parquet.field.id";

    /// <summary>The field's id, or null.</summary>
    public static int? Of(StructField field)
    {
        if (field.Metadata is null || !field.Metadata.Contains(Key, StringComparison.Ordinal)) return null;
        using var metadata = JsonDocument.Parse(field.Metadata);
        return metadata.RootElement.TryGetProperty(Key, out var id) && id.TryGetInt32(out var number) ? number : null;
    }
}
