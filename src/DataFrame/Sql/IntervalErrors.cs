using Frames.Errors;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql.Parser;

/// <summary>What became of interval text, as errors at a place in SQL.</summary>
internal static class IntervalErrors
{
    /// <summary>The error of text with units.</summary>
    public static FramesException Of(IntervalStatus status, string text, int position, string input) => SqlErrors.At(text, position, status switch
    {
        IntervalStatus.InputIsEmpty => ErrorClasses.IntervalInputIsEmpty,
        IntervalStatus.InvalidPrefix => ErrorClasses.IntervalInvalidPrefix,
        IntervalStatus.UnrecognizedNumber => ErrorClasses.IntervalUnrecognizedNumber,
        IntervalStatus.MissingNumber => ErrorClasses.IntervalMissingNumber,
        IntervalStatus.InvalidValue => ErrorClasses.IntervalInvalidValue,
        IntervalStatus.InvalidPrecision => ErrorClasses.IntervalInvalidPrecision,
        IntervalStatus.InvalidFraction => ErrorClasses.IntervalInvalidFraction,
        IntervalStatus.InvalidUnit => ErrorClasses.IntervalInvalidUnit,
        IntervalStatus.MissingUnit => ErrorClasses.IntervalMissingUnit,
        _ => ErrorClasses.IntervalArithmeticException,
    }, ("input", input));

    /// <summary>The error of text in the form of some fields, such as <c>1-2</c>.</summary>
    public static FramesException OfFields(IntervalStatus status, string text, int position, string input, IntervalField from, IntervalField to)
    {
        var isMonths = to <= IntervalField.Month;
        if (status != IntervalStatus.UnmatchedFormat)
        {
            return SqlErrors.At(text, position, status == IntervalStatus.ArithmeticException ? ErrorClasses.IntervalArithmeticException : ErrorClasses.IntervalParsing,
                ("input", input), ("interval", isMonths ? "year-month" : "day-time"));
        }
        var pattern = isMonths ? "y-m" : "d h:m:s.n"[Start(from)..End(to)];
        var fields = $"{from} TO {to}".ToUpperInvariant();
        return SqlErrors.At(text, position, ErrorClasses.IntervalUnmatchedFormat, ("input", input), ("intervalStr", isMonths ? "year-month" : "day-time"),
            ("supportedFormat", $"`[+|-]{pattern}`, `INTERVAL [+|-]'[+|-]{pattern}' {fields}`"), ("typeName", "interval " + fields.ToLowerInvariant()));
    }

    static int Start(IntervalField field) => (field - IntervalField.Day) * 2;

    static int End(IntervalField field) => field == IntervalField.Second ? 9 : Start(field) + 1;
}
