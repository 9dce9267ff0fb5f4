using System.Text.Json.Nodes;
using Frames.Sql.Types;

namespace Frames.Delta.Snapshots;

/// <summary>A table's schema as queries see it: without the marks that tell Delta how to fill and store columns.</summary>
internal static class LogicalSchema
{
    const string charType = "__CHAR_VARCHAR_TYPE_STRING";

    static readonly string[] ownMarks = ["delta.columnMapping.", "delta.identity.", "delta.generationExpression", "delta.typeChanges"];

    /// <summary>The schema of a <c>schemaString</c>, or null if it is none.</summary>
    public static StructType? Parse(string schemaString) => TypeJson.TryParse(schemaString) is StructType type ? (StructType)WithoutMarks(type) : null;

    /// <summary>The type of a column as it was declared where that was CHAR(n) or holds one, whose values are padded when they are read.</summary>
    public static DataType? PaddedType(StructField field)
    {
        if (field.Metadata?.Contains(charType, StringComparison.Ordinal) != true || JsonNode.Parse(field.Metadata)?[charType]?.GetValue<string>() is not { } declared) return null;
        return declared.Contains("char(", StringComparison.OrdinalIgnoreCase) ? DataType.FromDdl(declared) : null;
    }

    static DataType WithoutMarks(DataType type) => type switch
    {
        StructType fields => new StructType(fields.Fields.Select(field => field with { DataType = WithoutMarks(field.DataType), Metadata = WithoutMarks(field.Metadata) })),
        ArrayType array => array with { ElementType = WithoutMarks(array.ElementType) },
        MapType map => map with { KeyType = WithoutMarks(map.KeyType), ValueType = WithoutMarks(map.ValueType) },
        _ => type,
    };

    static string? WithoutMarks(string? metadata)
    {
        if (metadata is null || !metadata.Contains("delta.", StringComparison.Ordinal) || JsonNode.Parse(metadata) is not JsonObject json) return metadata;
        foreach (var name in json.Select(pair => pair.Key).Where(name => Array.Exists(ownMarks, mark => name.StartsWith(mark, StringComparison.Ordinal))).ToArray()) json.Remove(name);
        return json.Count == 0 ? null : json.ToJsonString();
    }
}
