using System.Globalization;

namespace Frames.Errors;

/// <summary>Makes the errors of computing with values.</summary>
internal static class ArithmeticErrors
{
    public const string AnsiSetting = "\"spark.sql.ansi.enabled\"";

    public static FramesException DivideByZero() => ErrorClasses.DivideByZero.With(("config", AnsiSetting));

    public static FramesException RemainderByZero() => ErrorClasses.RemainderByZero.With(("config", AnsiSetting));

    public static FramesException OutOfRange(string value, int precision, int scale) => ErrorClasses.NumericValueOutOfRangeWithSuggestion.With(
        ("value", value), ("precision", Text(precision)), ("scale", Text(scale)), ("config", AnsiSetting));

    /// <summary>An overflow of whole numbers, for which <paramref name="tolerant"/>, if any, gives NULL.</summary>
    public static FramesException Overflow(string message = "overflow", string? tolerant = null) => ErrorClasses.ArithmeticOverflow.With(
        ("message", message), ("alternative", tolerant is null ? "" : $" Use '{tolerant}' to tolerate overflow and return NULL instead."), ("config", AnsiSetting));

    /// <summary>An overflow of TINYINT or SMALLINT, whose values Spark shows.</summary>
    public static FramesException BinaryOverflow(object left, string symbol, object right, string tolerant) => ErrorClasses.BinaryArithmeticOverflow.With(
        ("value1", Text(left) + "S"), ("symbol", symbol), ("value2", Text(right) + "S"), ("functionName", $"`{tolerant}`"));

    static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
