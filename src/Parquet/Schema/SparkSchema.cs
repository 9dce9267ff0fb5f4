using Frames.Parquet.Reading;
using Frames.Sql.Types;

namespace Frames.Parquet.Schema;

/// <summary>The schema that Spark writes into a file's footer in its own JSON: it knows types that Parquet does not, such as char, intervals and user metadata.</summary>
internal static class SparkSchema
{
    /// <summary>The key under which the JSON stands.</summary>
    public const string Key = "org.apache.spark.sql.parquet.row.metadata";

    /// <summary>The file's own schema, or null if it carries none or one that cannot be read.</summary>
    public static StructType? Read(ParquetFile file) => file.KeyValue(Key) is { } json ? TypeJson.TryParse(json) as StructType : null;
}
