namespace Frames.Errors;

/// <summary>Errors of reading intervals.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass MixedIntervalUnits = new("_LEGACY_ERROR_TEMP_0029", null, "Cannot mix year-month and day-time fields: <literal>.");
    public static readonly ErrorClass IntervalNumbersOnly = new("_LEGACY_ERROR_TEMP_0026", null,
        "Can only use numbers in the interval value part for multiple unit value pairs interval form, but got invalid value: <value>.");
    public static readonly ErrorClass IntervalUnsupportedFromTo = Interval("UNSUPPORTED_FROM_TO_EXPRESSION", "fields from <from> to <to> are not supported");
    public static readonly ErrorClass IntervalInputIsEmpty = Interval("INPUT_IS_EMPTY", "the text is empty");
    public static readonly ErrorClass IntervalInvalidPrefix = Interval("INVALID_PREFIX", "the text does not begin with a known prefix");
    public static readonly ErrorClass IntervalUnrecognizedNumber = Interval("UNRECOGNIZED_NUMBER", "a number was expected");
    public static readonly ErrorClass IntervalMissingNumber = Interval("MISSING_NUMBER", "no number follows the sign");
    public static readonly ErrorClass IntervalInvalidValue = Interval("INVALID_VALUE", "the value is no number");
    public static readonly ErrorClass IntervalInvalidPrecision = Interval("INVALID_PRECISION", "at most nine digits may follow the point");
    public static readonly ErrorClass IntervalInvalidFraction = Interval("INVALID_FRACTION", "only seconds may have a fraction");
    public static readonly ErrorClass IntervalInvalidUnit = Interval("INVALID_UNIT", "the unit is not known");
    public static readonly ErrorClass IntervalMissingUnit = Interval("MISSING_UNIT", "no unit follows the number");

    public static readonly ErrorClass IntervalRangeOfNumber = new("_LEGACY_ERROR_TEMP_0027", null, "The value of from-to unit must be a string.");
    public static readonly ErrorClass IntervalFieldOutOfRange = new("_LEGACY_ERROR_TEMP_0063", null, "<msg>");

    static ErrorClass Interval(string name, string reason)
        => new("INVALID_INTERVAL_FORMAT." + name, "22006", $"Error parsing '<input>' to interval: {reason}.");
}
