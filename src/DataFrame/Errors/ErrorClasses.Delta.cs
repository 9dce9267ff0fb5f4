namespace Frames.Errors;

/// <summary>Errors of Delta tables.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass DeltaTableNotFound = new("DELTA_TABLE_NOT_FOUND", "42P01", "Delta table <tableName> doesn't exist.");
    public static readonly ErrorClass DeltaPathDoesNotExist = new("DELTA_PATH_DOES_NOT_EXIST", "42K03", "<path> doesn't exist, or is not a Delta table.");
    public static readonly ErrorClass DeltaPathExists = new("DELTA_PATH_EXISTS", "42K04",
        "Cannot write to already existent path <path> without setting OVERWRITE = 'true'.");
    public static readonly ErrorClass DeltaInsertColumnArityMismatch = new("DELTA_INSERT_COLUMN_ARITY_MISMATCH", "42802",
        "Cannot write to '<tableName>', <columnName>; target table has <numColumns> column(s) but the inserted data has <insertColumns> column(s).");
    public static readonly ErrorClass DeltaCreateTableWithNonEmptyLocation = new("DELTA_CREATE_TABLE_WITH_NON_EMPTY_LOCATION", "42601",
        "Cannot create table ('<tableId>'). The associated location ('<tableLocation>') is not empty.");
    public static readonly ErrorClass DeltaCreateTableSchemaMismatch = new("DELTA_CREATE_TABLE_SCHEME_MISMATCH", "42KD7",
        "The specified schema does not match the existing schema at <path>.\n\n== Specified ==\n<specifiedSchema>\n\n== Existing ==\n<existingSchema>\n");
    public static readonly ErrorClass DeltaMissingPartFiles = new("DELTA_MISSING_PART_FILES", "42KD6", "Couldn't find all part files of the checkpoint version: <version>.");
    public static readonly ErrorClass DeltaVersionsNotContiguous = new("DELTA_VERSIONS_NOT_CONTIGUOUS", "KD00C",
        "Versions (<versionList>) are not contiguous. A gap in the delta log between versions <startVersion> and <endVersion> was detected while trying to load version <versionToLoad>. "
        + "The commit files of the missing versions were removed: restore them, or read a version before the gap.");
    public static readonly ErrorClass DeltaLogFileNotFound = new("DELTA_LOG_FILE_NOT_FOUND", "42K03",
        "Unable to retrieve the delta log files to construct table version <version> starting from checkpoint version <checkpointVersion> at <logPath>.");
    public static readonly ErrorClass DeltaStateRecoverError = new("DELTA_STATE_RECOVER_ERROR", "XXKDS",
        "The <operation> of your Delta table could not be recovered while reconstructing version <version>. Did you manually delete files in the _delta_log folder?");
    public static readonly ErrorClass DeltaUnsupportedFeaturesForRead = new("DELTA_UNSUPPORTED_FEATURES_FOR_READ", "56038",
        "Unsupported Delta read feature: table \"<tableNameOrPath>\" requires reader table feature(s) that are unsupported by this version of Frames: <unsupported>.");
    public static readonly ErrorClass DeltaUnsupportedFeaturesForWrite = new("DELTA_UNSUPPORTED_FEATURES_FOR_WRITE", "56038",
        "Unsupported Delta write feature: table \"<tableNameOrPath>\" requires writer table feature(s) that are unsupported by this version of Frames: <unsupported>.");
    public static readonly ErrorClass DeltaInvalidProtocolVersion = new("DELTA_INVALID_PROTOCOL_VERSION", "KD004",
        "Unsupported Delta protocol version: table \"<tableNameOrPath>\" requires reader version <readerRequired> and writer version <writerRequired>, but this version of Frames "
        + "supports reader versions <supportedReaders> and writer versions <supportedWriters>. Please upgrade to a newer release.");
    public static readonly ErrorClass DeltaVersionNotFound = new("DELTA_VERSION_NOT_FOUND", "22003",
        "Cannot time travel Delta table to version <userVersion>. Available versions: [<earliest>, <latest>].");
    public static readonly ErrorClass DeltaTimestampEarlierThanCommitRetention = new("DELTA_TIMESTAMP_EARLIER_THAN_COMMIT_RETENTION", "42816",
        "The provided timestamp (<userTimestamp>) is before the earliest version available to this table (<commitTs>). Please use a timestamp after <timestampString>.");
    public static readonly ErrorClass DeltaTimestampGreaterThanCommit = new("DELTA_TIMESTAMP_GREATER_THAN_COMMIT", "42816",
        "Timestamp <providedTimestamp> is after the table's latest version (<tableName>). Use a timestamp at or before <maximumTimestamp>.");
    public static readonly ErrorClass DeltaTimestampInvalid = new("DELTA_TIMESTAMP_INVALID", "42816", "The provided timestamp (<expr>) cannot be converted to a valid timestamp.");
    public static readonly ErrorClass DeltaOneOfVersionAndTimestamp = new("DELTA_ONEOF_IN_TIMETRAVEL", "42601",
        "Please either provide 'timestampAsOf' or 'versionAsOf' for time travel.");
    public static readonly ErrorClass DeltaConcurrentAppendInPartition = new("DELTA_CONCURRENT_APPEND.WITH_PARTITION_HINT", "2D521",
        "ConcurrentAppendException: Files were added to <partition> by a concurrent update. Please try the operation again.");
    public static readonly ErrorClass DeltaConcurrentAppend = new("DELTA_CONCURRENT_APPEND.WITHOUT_HINT", "2D521",
        "ConcurrentAppendException: Files were added to the table by a concurrent update. Please try the operation again.");
    public static readonly ErrorClass DeltaConcurrentDeleteReadInPartition = new("DELTA_CONCURRENT_DELETE_READ.WITH_PARTITION_HINT", "2D521",
        "ConcurrentDeleteReadException: This transaction attempted to read one or more files of <partition> that were deleted (for example <file>) by a concurrent update. "
        + "Please try the operation again.");
    public static readonly ErrorClass DeltaConcurrentDeleteRead = new("DELTA_CONCURRENT_DELETE_READ.WITHOUT_HINT", "2D521",
        "ConcurrentDeleteReadException: This transaction attempted to read one or more files that were deleted (for example <file>) by a concurrent update. Please try the operation again.");
    public static readonly ErrorClass DeltaConcurrentDeleteDelete = new("DELTA_CONCURRENT_DELETE_DELETE", "2D521",
        "ConcurrentDeleteDeleteException: This transaction attempted to delete one or more files that were deleted (for example <file>) by a concurrent update. "
        + "Please try the operation again.");
    public static readonly ErrorClass DeltaMetadataChanged = new("DELTA_METADATA_CHANGED", "2D521",
        "MetadataChangedException: The metadata of the Delta table has been changed by a concurrent update. Please try the operation again.");
    public static readonly ErrorClass DeltaProtocolChanged = new("DELTA_PROTOCOL_CHANGED", "2D521",
        "ProtocolChangedException: The protocol version of the Delta table has been changed by a concurrent update. Please try the operation again.");
    public static readonly ErrorClass DeltaConcurrentTransaction = new("DELTA_CONCURRENT_TRANSACTION", "2D521",
        "ConcurrentTransactionException: This error occurs when multiple streaming queries are using the same checkpoint to write into this table.");
    public static readonly ErrorClass DeltaMaxCommitRetriesExceeded = new("DELTA_MAX_COMMIT_RETRIES_EXCEEDED", "40000",
        "This commit has failed as it has been tried <numAttempts> times but did not succeed. Other writers commit too often: try again later.");
    public static readonly ErrorClass DeltaCannotModifyAppendOnly = new("DELTA_CANNOT_MODIFY_APPEND_ONLY", "42809",
        "This table is configured to only allow appends. If you would like to permit updates or deletes, use 'ALTER TABLE <table_name> SET TBLPROPERTIES (<config>=false)'.");
    public static readonly ErrorClass DeltaSchemaMismatch = new("DELTA_METADATA_MISMATCH", "42KDG", "A schema mismatch detected when writing to the Delta table (<path>).\n<details>");
    public static readonly ErrorClass DeltaFailedToMergeFields = new("DELTA_FAILED_TO_MERGE_FIELDS", "22005", "Failed to merge fields '<currentField>' and '<updateField>'.");
    public static readonly ErrorClass DeltaMergeIncompatibleDataType = new("DELTA_MERGE_INCOMPATIBLE_DATATYPE", "42K09",
        "Failed to merge incompatible data types <currentDataType> and <updateDataType>.");
    public static readonly ErrorClass DeltaPartitionColumnNotFound = new("DELTA_PARTITION_COLUMN_NOT_FOUND", "42703",
        "Partition column <columnName> not found in schema [<schemaMap>].");
    public static readonly ErrorClass DeltaDuplicateColumns = new("DELTA_DUPLICATE_COLUMNS_FOUND", "42711", "Found duplicate column(s) <coltype>: <duplicateCols>.");
    public static readonly ErrorClass DeltaNotNullConstraintViolated = new("DELTA_NOT_NULL_CONSTRAINT_VIOLATED", "23502",
        "NOT NULL constraint violated for column: <columnName>.");
    public static readonly ErrorClass DeltaViolateConstraint = new("DELTA_VIOLATE_CONSTRAINT_WITH_VALUES", "23001",
        "CHECK constraint <constraintName> <expression> violated by row with values:\n<values>");
    public static readonly ErrorClass DeltaInvalidCharactersInColumnNames = new("DELTA_INVALID_CHARACTERS_IN_COLUMN_NAMES", "42K05",
        "Found invalid character(s) among ' ,;{}()\\n\\t=' in the column names of your schema. Invalid column names: <invalidColumnNames>. Rename the columns.");
    public static readonly ErrorClass DeltaUnsupportedDataTypes = new("DELTA_UNSUPPORTED_DATA_TYPES", "0AKDC", "Found columns using unsupported data types: <dataTypeList>.");
}
