namespace Frames.Errors;

/// <summary>Errors of reading and writing files and tables.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass PathNotFound = new("PATH_NOT_FOUND", "42K03", "Path does not exist: <path>.");
    public static readonly ErrorClass PathAlreadyExists = new("PATH_ALREADY_EXISTS", "42K04",
        "Path <outputPath> already exists. Set mode as \"overwrite\" to overwrite the existing path.");
    public static readonly ErrorClass DataSourceNotFound = new("DATA_SOURCE_NOT_FOUND", "42K02",
        "Failed to find the data source: <provider>. Make sure the provider name is correct and the package is properly registered.");
    public static readonly ErrorClass UnableToInferSchema = new("UNABLE_TO_INFER_SCHEMA", "42KD9",
        "Unable to infer schema for <format>. It must be specified manually.");
    public static readonly ErrorClass ReadFileNotExist = new("FAILED_READ_FILE.FILE_NOT_EXIST", "KD001",
        "Encountered error while reading file <path>. File does not exist. It is possible the underlying files have been updated.");
    public static readonly ErrorClass MalformedRecord = new("MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION", "22023",
        "Malformed records are detected in record parsing: <badRecord>. Parse Mode: <failFastMode>. To process malformed records as null result, "
        + "try setting the option 'mode' as 'PERMISSIVE'.");
    public static readonly ErrorClass InvalidCorruptRecordType = new("INVALID_CORRUPT_RECORD_TYPE", "42804",
        "The column <columnName> for corrupt records must have the nullable STRING type, but got <actualType>.");
    public static readonly ErrorClass OnlyCorruptRecordColumn = new("UNSUPPORTED_FEATURE.QUERY_ONLY_CORRUPT_RECORD_COLUMN", "0A000",
        "The feature is not supported: Queries from raw JSON/CSV/XML files are disallowed when the referenced columns only include the internal corrupt record column. "
        + "Read another column too, or keep the parsed rows with cache() and query those.");
    public static readonly ErrorClass OptionExceedsOneCharacter = new("OPTION_VALUE_EXCEEDS_ONE_CHARACTER", "22023", "Value of the <optionName> exceeds one character.");
    public static readonly ErrorClass CharAsString = new("UNSUPPORTED_CHAR_OR_VARCHAR_AS_STRING", "0A000",
        "The char/varchar type can't be used in the table schema. To have Spark treat it as string, set \"spark.sql.legacy.charVarcharAsString\" to \"true\".");
    public static readonly ErrorClass OptionIsNoBoolean = new("_LEGACY_ERROR_TEMP_2147", null, "<paramName> flag can be true or false.");
    public static readonly ErrorClass OptionIsNoInteger = new("_LEGACY_ERROR_TEMP_2146", null, "<paramName> should be an integer. Found <value>.");
    public static readonly ErrorClass CastOverflowInTableInsert = new("CAST_OVERFLOW_IN_TABLE_INSERT", "22003",
        "Fail to assign a value of <sourceType> type to the <targetType> type column or variable <columnName> due to an overflow. "
        + "Use `try_cast` on the input value to tolerate overflow and return NULL instead.");
    public static readonly ErrorClass NotEnoughDataColumns = new("INSERT_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS", "21S01",
        "Cannot write to <tableName>, the reason is not enough data columns:\nTable columns: <tableColumns>.\nData columns: <dataColumns>.");
    public static readonly ErrorClass TooManyDataColumns = new("INSERT_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS", "21S01",
        "Cannot write to <tableName>, the reason is too many data columns:\nTable columns: <tableColumns>.\nData columns: <dataColumns>.");
    public static readonly ErrorClass TextHasOneColumn = new("_LEGACY_ERROR_TEMP_1290", null, "Text data source supports only a single column, and you have <schemaSize> columns.");
    public static readonly ErrorClass ConflictingDirectoryStructures = new("CONFLICTING_DIRECTORY_STRUCTURES", "KD009",
        "Conflicting directory structures detected. Suspicious paths: <discoveredBasePaths>. If provided paths are partition directories, please set \"basePath\" in the options "
        + "of the data source to specify the root directory of the table. If there are multiple root directories, please load them separately and then union them.");
    public static readonly ErrorClass ConflictingPartitionColumnNames = new("CONFLICTING_PARTITION_COLUMN_NAMES", "KD009",
        "Conflicting partition column names detected: <distinctPartColLists>. For partitioned table directories, data files should only live in leaf directories. "
        + "And directories at the same level should have the same partition column name.");
    public static readonly ErrorClass InvalidPartitionValue = new("INVALID_PARTITION_VALUE", "42846",
        "Failed to cast value <value> to data type <dataType> for partition column <columnName>. Ensure the value matches the expected data type for this partition column.");
    public static readonly ErrorClass UnsupportedDataTypeForDataSource = new("UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", "0A000",
        "The <format> datasource doesn't support the column <columnName> of the type <columnType>.");
    public static readonly ErrorClass InvalidDateTimeFormat = new("INVALID_DATETIME_PATTERN.WITH_SUGGESTION", "22007",
        "Unrecognized datetime pattern: <pattern>. It is no pattern that dates and timestamps are read or written by.");
    public static readonly ErrorClass MalformedRecordInSchemaInference = new("_LEGACY_ERROR_TEMP_2165", null,
        "Malformed records are detected in schema inference. Parse Mode: <failFastMode>. Reasons: Failed to infer a common schema: <badRecord>.");
    public static readonly ErrorClass CodecNotAvailable = new("CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION", "56038",
        "The codec <codecName> is not available. Available codecs are <availableCodecs>.");
    public static readonly ErrorClass AllPartitionColumnsNotAllowed = new("ALL_PARTITION_COLUMNS_NOT_ALLOWED", "KD005", "Cannot use all columns for partition columns.");
    public static readonly ErrorClass PartitionColumnNotFoundInSchema = new("PARTITION_COLUMN_NOT_FOUND_IN_SCHEMA", "42000",
        "Partition column <column> not found in schema <schema>. Please provide the existing column for partitioning.");
    public static readonly ErrorClass InvalidPartitionColumnDataType = new("INVALID_PARTITION_COLUMN_DATA_TYPE", "0A000", "Cannot use <type> for partition column.");
    public static readonly ErrorClass CannotParseJsonArraysAsStructs = new("MALFORMED_RECORD_IN_PARSING.CANNOT_PARSE_JSON_ARRAYS_AS_STRUCTS", "22023",
        "Malformed records are detected in record parsing: <badRecord>. Parse Mode: <failFastMode>. Parsing JSON arrays as structs is forbidden.");
    public static readonly ErrorClass CannotParseStringAsDataType = new("MALFORMED_RECORD_IN_PARSING.CANNOT_PARSE_STRING_AS_DATATYPE", "22023",
        "Malformed records are detected in record parsing: <badRecord>. Parse Mode: <failFastMode>. The value <fieldValue> of the field <fieldName> of type <inputType> cannot be "
            + "read as <targetType>.");
    public static readonly ErrorClass InvalidJsonSchema = new("DATATYPE_MISMATCH.INVALID_JSON_SCHEMA", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: the input schema <schema> must be a struct, an array, a map or a variant.");
    public static readonly ErrorClass InvalidCsvSchema = new("DATATYPE_MISMATCH.INVALID_SCHEMA", "42K09", "Cannot resolve <sqlExpr>: the input schema <schema> must be a struct.");
    public static readonly ErrorClass ParseModeUnsupported = new("PARSE_MODE_UNSUPPORTED", "42601",
        "The function <funcName> does not support the <mode> mode. Acceptable modes are PERMISSIVE and FAILFAST.");
    public static readonly ErrorClass OptionsNotMap = new("INVALID_OPTIONS.NON_MAP_FUNCTION", "42K06", "Invalid options: must use the `map()` function for options.");
    public static readonly ErrorClass OptionsNotStrings = new("INVALID_OPTIONS.NON_STRING_TYPE", "42K06",
        "Invalid options: a type of keys and values in `map()` must be string, but got <mapType>.");
    public static readonly ErrorClass UnexpectedNull = new("DATATYPE_MISMATCH.UNEXPECTED_NULL", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: the <exprName> must not be null.");
    public static readonly ErrorClass NonStringType = new("DATATYPE_MISMATCH.NON_STRING_TYPE", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: all arguments of the function <funcName> must be strings.");
}
