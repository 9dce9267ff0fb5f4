namespace Frames.Errors;

internal static partial class ErrorClasses
{
    public static readonly ErrorClass InvalidIndexOfZero = new("INVALID_INDEX_OF_ZERO", "22003",
        "The index 0 is invalid. An index shall be either below 0 or above 0: the first element has index 1.");
    public static readonly ErrorClass InvalidRegexPattern = new("INVALID_PARAMETER_VALUE.PATTERN", "22023",
        "The value of <parameter> in <functionName> is invalid: expected a valid regular expression, but got <value>.");
    public static readonly ErrorClass InvalidRegexGroup = new("INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX", "22023",
        "The value of <parameter> in <functionName> is invalid: expected a group from 0 to <groupCount>, but got <groupIndex>.");
    public static readonly ErrorClass InvalidRegexReplace = new("INVALID_REGEXP_REPLACE", "22023",
        "Could not replace in '<source>' from position <position> what matches '<pattern>' by '<replacement>'.");
    public static readonly ErrorClass EscapeAtTheEnd = new("INVALID_FORMAT.ESC_AT_THE_END", "42601",
        "The format is invalid: <format>. The escape character is not allowed to end with.");
    public static readonly ErrorClass InvalidEscapeCharacter = new("INVALID_ESCAPE_CHAR", "42604",
        "The escape must be one character, but got <sqlExpr>.");
    public static readonly ErrorClass HashMapType = new("DATATYPE_MISMATCH.HASH_MAP_TYPE", "42K09",
        "Cannot resolve <sqlExpr>: the input to the function <functionName> cannot contain maps, for equal maps may have different hashes.");
    public static readonly ErrorClass HashVariantType = new("DATATYPE_MISMATCH.HASH_VARIANT_TYPE", "42K09",
        "Cannot resolve <sqlExpr>: the input to the function <functionName> cannot contain variants, for equal variants may have different hashes.");
    public static readonly ErrorClass ValueOutOfRange = new("DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "42K09",
        "Cannot resolve <sqlExpr>: the <exprName> must be between <valueRange> (current value = <currentValue>).");
    public static readonly ErrorClass InvalidUtf8String = new("INVALID_UTF8_STRING", "22029", "Invalid UTF-8 byte sequence found in string: <str>.");
    public static readonly ErrorClass NumberFormatEmpty = new("INVALID_FORMAT.EMPTY", "42601", "The format is invalid: <format>. It must not be empty.");
    public static readonly ErrorClass NumberFormatWithoutDigit = new("INVALID_FORMAT.WRONG_NUM_DIGIT", "42601", "The format is invalid: <format>. It needs at least one digit.");
    public static readonly ErrorClass NumberFormatUnexpectedToken = new("INVALID_FORMAT.UNEXPECTED_TOKEN", "42601", "The format is invalid: <format>. A token in it is repeated or out of order.");
    public static readonly ErrorClass NumberFormatMismatch = new("INVALID_FORMAT.MISMATCH_INPUT", "42601", "The input <inputType> '<input>' does not match the format <format>.");
    public static readonly ErrorClass CannotDecodeUrl = new("CANNOT_DECODE_URL", "22546", "The URL <url> cannot be decoded. Use `try_url_decode` to get NULL instead.");
    public static readonly ErrorClass InvalidUrl = new("INVALID_URL", "22P02", "The URL is invalid: <url>. Use `try_parse_url` to get NULL instead.");
    public static readonly ErrorClass UserRaised = new("USER_RAISED_EXCEPTION", "P0001", "<errorMessage>");
    public static readonly ErrorClass InvalidCharset = new("INVALID_PARAMETER_VALUE.CHARSET", "22023",
        "The value of <parameter> in <functionName> is invalid: expected one of the charsets <charsets>, but got <charset>.");
    public static readonly ErrorClass MalformedCharacterCoding = new("MALFORMED_CHARACTER_CODING", "22000", "Invalid value found when performing <function> with <charset>.");
    public static readonly ErrorClass ConversionInvalidInput = new("CONVERSION_INVALID_INPUT", "22018",
        "The value <str> cannot be converted to <targetType> because it is malformed; its format is <fmt>. Use <suggestion> to get NULL instead.");
    public static readonly ErrorClass InvalidArgValue = new("DATATYPE_MISMATCH.INVALID_ARG_VALUE", "42K09",
        "Cannot resolve <sqlExpr>: the <inputName> value must be a <requireType> literal of <validValues>, but got <inputValue>.");
    public static readonly ErrorClass InputSizeNotOne = new("DATATYPE_MISMATCH.INPUT_SIZE_NOT_ONE", "42K09", "Cannot resolve <sqlExpr>: length of <exprName> should be 1.");
}
