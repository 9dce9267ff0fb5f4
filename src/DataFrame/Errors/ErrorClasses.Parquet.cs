namespace Frames.Errors;

/// <summary>Errors of reading and writing Parquet files.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass CannotReadFileFooter = new("FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", "KD001",
        "Reading the file <path> failed. Its footer cannot be read: <reason>. Check that the file is Parquet and complete.");
    public static readonly ErrorClass FailedReadFileNoHint = new("FAILED_READ_FILE.NO_HINT", "KD001",
        "Reading the file <path> failed: <reason>.");
    public static readonly ErrorClass ParquetColumnDataTypeMismatch = new("FAILED_READ_FILE.PARQUET_COLUMN_DATA_TYPE_MISMATCH", "KD001",
        "Reading the file <path> failed. The column <column> was asked for as <expectedType>, but the file stores it as <actualType>.");
    public static readonly ErrorClass ParquetTypeIllegal = new("PARQUET_TYPE_ILLEGAL", "42846", "The Parquet type <parquetType> has no Spark type.");
    public static readonly ErrorClass ParquetTypeNotSupported = new("PARQUET_TYPE_NOT_SUPPORTED", "42846", "The Parquet type <parquetType> is not supported yet.");
    public static readonly ErrorClass UnsupportedDataTypeForParquet = new("UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", "0A000",
        "The <format> datasource doesn't support the column <columnName> of the type <columnType>.");
    public static readonly ErrorClass ParquetCodecNotAvailable = new("CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION", "56038",
        "The codec <codecName> is not available. Available codecs are <availableCodecs>.");
}
