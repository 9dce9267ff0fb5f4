using Frames.Errors;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql.Parser;

/// <summary>What became of interval text, as errors at a place in SQL.</summary>
internal static class IntervalErrors
{
    /// <summary>The error of text with units.</summary>
    public static FramesException Of(IntervalStatus status, string text, int position, string input)
    {
        var (name, word) = Offender(status, input);
        return name.Length == 0 ? SqlErrors.At(text, position, Class(status), ("input", input))
            : SqlErrors.At(text, position, Class(status), ("input", input), (name, word));
    }

    /// <summary>The word that an error is about, under the name of its parameter.</summary>
    static (string Name, string Word) Offender(IntervalStatus status, string input)
    {
        var words = input.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string Unit(int i) => i + 1 < words.Length ? words[i + 1] : "";
        int First(Func<string, bool> isOffender) => Math.Max(0, Array.FindIndex(words, word => isOffender(word)));
        return status switch
        {
            IntervalStatus.UnrecognizedNumber
                => ("number", words.FirstOrDefault(word => !char.IsAsciiDigit(word[0]) && word[0] is not ('+' or '-' or '.')) ?? ""),
            IntervalStatus.InvalidUnit => ("unit", Unit(First(word => char.IsAsciiDigit(word[^1]) || word.EndsWith('.')))),
            IntervalStatus.InvalidFraction => ("unit", Unit(First(word => word.Contains('.', StringComparison.Ordinal)))),
            IntervalStatus.InvalidPrecision => ("value", words[First(word => word.Contains('.', StringComparison.Ordinal))]),
            IntervalStatus.InvalidValue => ("value", words[First(word => !double.TryParse(word, out _))]),
            IntervalStatus.MissingNumber or IntervalStatus.MissingUnit => ("word", words.LastOrDefault() ?? ""),
            _ => ("", ""),
        };
    }

    static ErrorClass Class(IntervalStatus status) => status switch
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
    };

    /// <summary>The error of text in the form of some fields, such as <c>1-2</c>.</summary>
    public static FramesException OfFields(IntervalStatus status, string text, int position, string input, IntervalField from, IntervalField to)
    {
        var isMonths = to <= IntervalField.Month;
        if (status == IntervalStatus.FieldOutOfRange) return SqlErrors.At(text, position, ErrorClasses.IntervalFieldOutOfRange,
            ("msg", OutOfRange(input, from)));
        if (status != IntervalStatus.UnmatchedFormat)
        {
            return SqlErrors.At(text, position, status == IntervalStatus.ArithmeticException ? ErrorClasses.IntervalArithmeticException
                : ErrorClasses.IntervalParsing,
                ("input", input), ("interval", isMonths ? "year-month" : "day-time"));
        }
        var pattern = isMonths ? "y-m" : "d h:m:s.n"[Start(from)..End(to)];
        var fields = $"{from} TO {to}".ToUpperInvariant();
        return SqlErrors.At(text, position, isMonths ? ErrorClasses.IntervalUnmatchedFormat : ErrorClasses.IntervalUnmatchedFormatWithNotice, ("input", input),
            ("intervalStr", isMonths ? "year-month" : "day-time"),
            ("supportedFormat", $"`[+|-]{pattern}`, `INTERVAL [+|-]'[+|-]{pattern}' {fields}`"), ("typeName", "interval " + fields.ToLowerInvariant()));
    }

    /// <summary>Names the first of the smaller fields that is too large.</summary>
    static string OutOfRange(string input, IntervalField from)
    {
        var numbers = input.Split([' ', ':', '.', '-', '+'], StringSplitOptions.RemoveEmptyEntries);
        for (var (i, field) = (0, from); i < numbers.Length && field <= IntervalField.Second; i++, field++)
        {
            var greatest = field == IntervalField.Hour ? 23 : 59;
            if (i > 0 && numbers[i].Length > 0 && long.TryParse(numbers[i], out var number) && number > greatest)
                return $"requirement failed: {field.ToString().ToLowerInvariant()} {number} outside range [0, {greatest}]";
        }
        return "requirement failed: value outside range";
    }

    static int Start(IntervalField field) => (field - IntervalField.Day) * 2;

    static int End(IntervalField field) => field == IntervalField.Second ? 9 : Start(field) + 1;
}
