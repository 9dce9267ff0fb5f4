namespace Frames.Errors;

internal static partial class ErrorClasses
{
    public static readonly ErrorClass NegativeFrequency = new("NEGATIVE_VALUES_IN_FREQUENCY_EXPRESSION", "22003",
        "Found the negative value <negativeValue> in <frequencyExpression>; a frequency is 0 or more.");
}
