using System.Text;
using Frames.Errors;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Casts;

/// <summary>The errors of text that is not an interval of the fields asked for.</summary>
internal static class IntervalErrors
{
    public static FramesException Unparsed(ReadOnlySpan<byte> text, CastContext cast, IntervalStatus status)
    {
        var input = Encoding.UTF8.GetString(text);
        var kind = cast.To is YearMonthIntervalType ? "year-month" : "day-time";
        return status switch
        {
            IntervalStatus.UnmatchedFormat when cast.To is YearMonthIntervalType => ErrorClasses.IntervalUnmatchedFormat.With(
                ("typeName", cast.To.SimpleString), ("intervalStr", kind), ("supportedFormat", Formats(cast.To)), ("input", input)),
            IntervalStatus.UnmatchedFormat => ErrorClasses.IntervalUnmatchedFormatWithNotice.With(
                ("typeName", cast.To.SimpleString), ("intervalStr", kind), ("supportedFormat", Formats(cast.To)), ("input", input)),
            IntervalStatus.IntervalParsing => ErrorClasses.IntervalParsing.With(("input", input), ("interval", kind)),
            IntervalStatus.FieldOutOfRange => new FramesException(null, null, $"A field of the interval '{input}' is above its largest value."),
            _ => ErrorClasses.IntervalArithmeticException.With(("input", input)),
        };
    }

    /// <summary>The two forms that Spark names in the message, such as <c>[+|-]y-m</c>.</summary>
    static string Formats(DataType type)
    {
        var (plain, fields) = type switch
        {
            YearMonthIntervalType { Start: var start, End: var end } => (start == end ? start == IntervalField.Year ? "y" : "m" : "y-m", DayTimeIntervalType.Range(start, end)),
            DayTimeIntervalType { Start: var start, End: var end } => (Pattern(start, end), DayTimeIntervalType.Range(start, end)),
            _ => throw new InvalidOperationException($"{type.SimpleString} has no fields."),
        };
        return $"`[+|-]{plain}`, `INTERVAL [+|-]'[+|-]{plain}' {fields.ToUpperInvariant()}`";
    }

    static string Pattern(IntervalField start, IntervalField end)
    {
        string[] parts = ["d", "h", "m", "s.n"];
        var wanted = parts[(start - IntervalField.Day)..(end - IntervalField.Day + 1)];
        return wanted[0] == "d" && wanted.Length > 1 ? "d " + string.Join(":", wanted[1..]) : string.Join(":", wanted);
    }
}
