using Frames.Sql.Types;

namespace Frames.Backends.Spark.Writing;

/// <summary>Names as SQL text that Spark reads back as the same parts.</summary>
internal static class Identifiers
{
    public static string Join(IEnumerable<string> parts) => string.Join(".", parts.Select(StructType.QuoteIfNeeded));

    public static string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>A string literal for places of the grammar that take no expression.</summary>
    public static string Text(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>The schema as column definitions, which Spark reads wherever it takes a schema as text.</summary>
    public static string Ddl(StructType schema) =>
        string.Join(", ", schema.Select(field => $"{Quote(field.Name)} {field.DataType.Sql}{(field.IsNullable ? "" : " NOT NULL")}"));
}
