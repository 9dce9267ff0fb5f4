namespace Frames.Errors;

/// <summary>Errors of computing with values.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass DivideByZero = new("DIVIDE_BY_ZERO", "22012",
        "Division by zero. Use `try_divide` to tolerate a divisor of 0 and get NULL instead, or set <config> to \"false\" to bypass this error.");
    public static readonly ErrorClass RemainderByZero = new("REMAINDER_BY_ZERO", "22012",
        "Remainder by zero. Use `try_mod` to tolerate a divisor of 0 and get NULL instead, or set <config> to \"false\" to bypass this error.");
    public static readonly ErrorClass ArithmeticOverflow = new("ARITHMETIC_OVERFLOW", "22003",
        "<message>.<alternative> If necessary set <config> to \"false\" to bypass this error.");
    public static readonly ErrorClass BinaryArithmeticOverflow = new("BINARY_ARITHMETIC_OVERFLOW", "22003",
        "<value1> <symbol> <value2> caused overflow. Use <functionName> to tolerate it and get NULL instead.");
    public static readonly ErrorClass CastInvalidInput = new("CAST_INVALID_INPUT", "22018",
        "The value <expression> of the type <sourceType> cannot be cast to <targetType> because it is malformed. Correct the value, or use `try_cast` to get NULL instead.");
    public static readonly ErrorClass CastOverflow = new("CAST_OVERFLOW", "22003",
        "The value <value> of the type <sourceType> cannot be cast to <targetType> due to an overflow. Use `try_cast` to tolerate it and get NULL instead.");
    public static readonly ErrorClass NumericValueOutOfRangeWithSuggestion = new("NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION", "22003",
        "The value <value> cannot be represented as Decimal(<precision>, <scale>). If necessary set <config> to \"false\" to bypass this error, and get NULL instead.");
    public static readonly ErrorClass NumericValueOutOfRangeWithoutSuggestion = new("NUMERIC_VALUE_OUT_OF_RANGE.WITHOUT_SUGGESTION", "22003",
        "The <roundedValue> rounded half up from <originalValue> cannot be represented as Decimal(<precision>, <scale>).");
    public static readonly ErrorClass IntervalOverflow = new("INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION", "22015",
        "Integer overflow while operating with intervals. Use <functionName> to tolerate overflow and return NULL instead.");
    public static readonly ErrorClass IntervalOverflowWithoutSuggestion = new("INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION", "22015",
        "Integer overflow while operating with intervals. Use another data type for the operands.");
    public static readonly ErrorClass IntervalDividedByZero = new("INTERVAL_DIVIDED_BY_ZERO", "22012",
        "Division by zero. Use `try_divide` to tolerate a divisor of 0 and get NULL instead.");
    public static readonly ErrorClass NumericOutOfSupportedRange = new("NUMERIC_OUT_OF_SUPPORTED_RANGE", "22003",
        "The value <value> cannot be interpreted as a numeric since it has more than 38 digits.");
    public static readonly ErrorClass IntervalUnmatchedFormat = new("INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING", "22006",
        "Error parsing '<input>' to interval. Interval string does not match <intervalStr> format of <supportedFormat> when cast to <typeName>.");
    public static readonly ErrorClass IntervalUnmatchedFormatWithNotice = new("INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING_WITH_NOTICE", "22006",
        "Error parsing '<input>' to interval. Interval string does not match <intervalStr> format of <supportedFormat> when cast to <typeName>.");
    public static readonly ErrorClass IntervalParsing = new("INVALID_INTERVAL_FORMAT.INTERVAL_PARSING", "22006",
        "Error parsing '<input>' to interval: the <interval> interval has a field out of range.");
    public static readonly ErrorClass IntervalArithmeticException = new("INVALID_INTERVAL_FORMAT.ARITHMETIC_EXCEPTION", "22006",
        "Error parsing '<input>' to interval: its sum overflows.");
    public static readonly ErrorClass BitPositionRange = new("INVALID_PARAMETER_VALUE.BIT_POSITION_RANGE", "22023",
        "The value of <parameter> in <functionName> is invalid: expected a position from 0 to below <upper>, but got <invalidValue>.");
}
