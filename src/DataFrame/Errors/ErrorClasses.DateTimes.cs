namespace Frames.Errors;

/// <summary>Errors of dates, times and timestamps.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass CannotParseTimestamp = new("CANNOT_PARSE_TIMESTAMP", "22007", "<message>. Use <func> to tolerate an invalid input string and return NULL instead.");
    public static readonly ErrorClass DateTimePatternRecognition = new("INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION", "42K0B",
        "The datetime pattern <pattern> is not known, though older versions knew it. Use a valid datetime pattern, or see <config> and <docroot>/sql-ref-datetime-pattern.html.");
    public static readonly ErrorClass DateTimeWeekBasedPattern = new("INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_WEEK_BASED_PATTERN", "42K0B",
        "Week-based letters are not supported in datetime patterns, and <c> is one. Use the function EXTRACT instead.");
    public static readonly ErrorClass DateTimePatternCharacter = new("INVALID_DATETIME_PATTERN.ILLEGAL_CHARACTER", "22007", "Unrecognized datetime pattern: <pattern>. Illegal pattern character found: <c>.");
    public static readonly ErrorClass DateTimePatternLength = new("INVALID_DATETIME_PATTERN.LENGTH", "22007", "Unrecognized datetime pattern: <pattern>. Too many letters: <pattern>.");
    public static readonly ErrorClass DateTimePatternInvalid = new("INVALID_DATETIME_PATTERN.WITH_SUGGESTION", "22007",
        "Unrecognized datetime pattern: <pattern>. Valid patterns are described at <docroot>/sql-ref-datetime-pattern.html.");
    public static readonly ErrorClass DateTimeFieldOutOfBounds = new("DATETIME_FIELD_OUT_OF_BOUNDS.WITH_SUGGESTION", "22023",
        "<rangeMessage>. If necessary set <ansiConfig> to \"false\" to bypass this error.");
    public static readonly ErrorClass DateTimeFieldOutOfBoundsWithoutSuggestion = new("DATETIME_FIELD_OUT_OF_BOUNDS.WITHOUT_SUGGESTION", "22023", "<rangeMessage>.");
    public static readonly ErrorClass DateTimeOverflow = new("DATETIME_OVERFLOW", "22008", "Datetime operation overflow: <operation>.");
    public static readonly ErrorClass InvalidTimeZone = new("INVALID_TIMEZONE", "22009",
        "The timezone: <timeZone> is invalid. The timezone must be either a region-based zone ID or a zone offset.");
    public static readonly ErrorClass InvalidExtractField = new("INVALID_EXTRACT_FIELD", "42601", "Cannot extract <field> from <expr>.");
    public static readonly ErrorClass CollationInvalidName = new("COLLATION_INVALID_NAME", "42704",
        "The value <collationName> does not represent a correct collation name. Suggested valid collation names: [<proposals>].");
    public static readonly ErrorClass CollationMismatchExplicit = new("COLLATION_MISMATCH.EXPLICIT", "42P21",
        "Could not determine which collation to use for string functions and operators. Error occurred due to the mismatch between explicit collations: [<explicitTypes>]. "
            + "Decide on a single explicit collation and remove others.");
    public static readonly ErrorClass UnexpectedArgumentType = new("UNEXPECTED_INPUT_TYPE", "42K09",
        "Parameter <paramIndex> of function <functionName> requires the <requiredType> type, however <inputSql> has the type <inputType>.");
    public static readonly ErrorClass NonFoldableArgument = new("NON_FOLDABLE_ARGUMENT", "42K08",
        "The function <funcName> requires the parameter <paramName> to be a foldable expression of the type <paramType>, but the actual argument is a non-foldable.");
    public static readonly ErrorClass IllegalDayOfWeek = new("ILLEGAL_DAY_OF_WEEK", "22009", "Illegal input for day of week: <string>.");
    public static readonly ErrorClass InvalidFractionOfSecond = new("INVALID_FRACTION_OF_SECOND", "22023",
        "Valid range for seconds is [0, 60] (inclusive), but the provided value is <secAndMicros>. To avoid this error, use `try_make_timestamp`.");
    public static readonly ErrorClass InvalidTimeUnit = new("INVALID_PARAMETER_VALUE.TIME_UNIT", "22023",
        "The value of <parameter> in <functionName> is invalid: expected HOUR, MINUTE, SECOND, MILLISECOND or MICROSECOND, but got <invalidValue>.");
    public static readonly ErrorClass CannotParseTime = new("CANNOT_PARSE_TIME", "22010", "The text <input> cannot be read as a time by the format <format>.");
}
