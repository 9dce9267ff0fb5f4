using Frames.Sql.Types;

namespace Frames.Delta.Checkpoints;

/// <summary>The columns of a classic checkpoint: one for each kind of action, null in the rows of the others.</summary>
internal static class CheckpointSchema
{
    static readonly MapType Texts = new(DataTypes.String, DataTypes.String);

    static readonly StructType Vector = new(
        Field("storageType", DataTypes.String), Field("pathOrInlineDv", DataTypes.String), Field("offset", DataTypes.Integer), Field("sizeInBytes", DataTypes.Integer),
        Field("cardinality", DataTypes.Long));

    public static readonly StructType Transaction = new(Field("appId", DataTypes.String), Field("version", DataTypes.Long), Field("lastUpdated", DataTypes.Long));

    public static readonly StructType Add = new(
        Field("path", DataTypes.String), Field("partitionValues", Texts), Field("size", DataTypes.Long), Field("modificationTime", DataTypes.Long),
        Field("dataChange", DataTypes.Boolean), Field("tags", Texts), Field("deletionVector", Vector), Field("baseRowId", DataTypes.Long),
        Field("defaultRowCommitVersion", DataTypes.Long), Field("clusteringProvider", DataTypes.String), Field("stats", DataTypes.String));

    public static readonly StructType Remove = new(
        Field("path", DataTypes.String), Field("deletionTimestamp", DataTypes.Long), Field("dataChange", DataTypes.Boolean), Field("extendedFileMetadata", DataTypes.Boolean),
        Field("partitionValues", Texts), Field("size", DataTypes.Long), Field("deletionVector", Vector), Field("baseRowId", DataTypes.Long),
        Field("defaultRowCommitVersion", DataTypes.Long));

    public static readonly StructType Metadata = new(
        Field("id", DataTypes.String), Field("name", DataTypes.String), Field("description", DataTypes.String),
        Field("format", new StructType(Field("provider", DataTypes.String), Field("options", Texts))), Field("schemaString", DataTypes.String),
        Field("partitionColumns", new ArrayType(DataTypes.String)), Field("configuration", Texts), Field("createdTime", DataTypes.Long));

    public static readonly StructType Protocol = new(
        Field("minReaderVersion", DataTypes.Integer), Field("minWriterVersion", DataTypes.Integer), Field("readerFeatures", new ArrayType(DataTypes.String)),
        Field("writerFeatures", new ArrayType(DataTypes.String)));

    public static readonly StructType Domain = new(Field("domain", DataTypes.String), Field("configuration", DataTypes.String), Field("removed", DataTypes.Boolean));

    public static readonly StructType All = new(
        Field("txn", Transaction), Field("add", Add), Field("remove", Remove), Field("metaData", Metadata), Field("protocol", Protocol), Field("domainMetadata", Domain));

    static StructField Field(string name, DataType type) => new(name, type);
}
