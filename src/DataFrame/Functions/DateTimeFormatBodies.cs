using System.Text;
using Frames.Columns;
using Frames.Errors;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql;

public static partial class Functions
{
    const string documentation = "https://spark.apache.org/docs/latest";

    static TimestampFormat Compile(ReadOnlySpan<byte> text, bool parsing)
    {
        var pattern = Encoding.UTF8.GetString(text);
        return TimestampFormat.TryCompile(pattern, parsing, out var format, out var letter) switch
        {
            PatternStatus.Valid => format,
            PatternStatus.Unrecognized => throw ErrorClasses.DateTimePatternRecognition.With(("pattern", $"'{pattern}'"), ("config", "\"spark.sql.legacy.timeParserPolicy\""),
                ("docroot", documentation)),
            PatternStatus.WeekBased => throw ErrorClasses.DateTimeWeekBasedPattern.With(("c", $"{letter}")),
            PatternStatus.IllegalCharacter => throw ErrorClasses.DateTimePatternCharacter.With(("c", $"{letter}"), ("pattern", pattern)),
            PatternStatus.Length => throw ErrorClasses.DateTimePatternLength.With(("pattern", pattern)),
            _ => throw ErrorClasses.DateTimePatternInvalid.With(("pattern", $"'{pattern}'"), ("docroot", documentation)),
        };
    }

    static TimestampFormat ParsingFormat(RowArguments row) => row.Made(1, static made => Compile(made.Text(1), parsing: true));

    static bool Format(RowArguments row, long micros, Utf8Buffer output)
    {
        var format = row.Made(1, static made => Compile(made.Text(1), parsing: false));
        return format.TryFormat(micros, Zone(row.Context.Settings), output) ? true
            : throw new FramesException(null, null, $"The pattern '{format.Pattern}' has not enough digits for the year.");
    }

    static FramesException CannotParse(string? message, string tolerant) => ErrorClasses.CannotParseTimestamp.With(("message", message ?? ""), ("func", $"`{tolerant}`"));

    interface IParseTarget
    {
        static abstract string Tolerant { get; }
        static abstract bool WithoutZone { get; }
    }

    interface IParseErrors
    {
        static abstract bool Raise { get; }
    }

    readonly struct ToTimestampText : IParseTarget
    {
        public static string Tolerant => "try_to_timestamp";
        public static bool WithoutZone => false;
    }

    readonly struct ToTimestampNtzText : IParseTarget
    {
        public static string Tolerant => "try_to_timestamp";
        public static bool WithoutZone => true;
    }

    readonly struct ToDateText : IParseTarget
    {
        public static string Tolerant => "try_to_date";
        public static bool WithoutZone => false;
    }

    readonly struct Raising : IParseErrors
    {
        public static bool Raise => true;
    }

    readonly struct Tolerating : IParseErrors
    {
        public static bool Raise => false;
    }

    readonly struct ParseByPattern<TTarget, TErrors> : IValueFunction<long>
        where TTarget : struct, IParseTarget
        where TErrors : struct, IParseErrors
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            var (format, zone) = (ParsingFormat(row), Zone(row.Context.Settings));
            if (TTarget.WithoutZone ? format.TryParseNtz(row.Text(0), out result) : format.TryParse(row.Text(0), zone, out result)) return true;
            if (!TErrors.Raise || !row.Context.Settings.Ansi) return false;
            format.TryParse(row.Text(0), zone, out _, out var error);
            throw CannotParse(error, TTarget.Tolerant);
        }
    }

    readonly struct FormatTimestamp : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output) => Format(row, row.Long(0), output);
    }

    readonly struct FormatSeconds : ITextFunction
    {
        // Spark's product wraps.
        public static bool Invoke(RowArguments row, Utf8Buffer output) => Format(row, unchecked(row.Long(0) * DateTimeText.MicrosPerSecond), output);
    }

    readonly struct SecondsByPattern : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            var (zone, vector) = (Zone(row.Context.Settings), row.At(0).Vector);
            if (vector is BytesVector)
            {
                if (!ParseByPattern<ToTimestampText, Raising>.Invoke(row, out result)) return false;
            }
            else if (vector.Type is not DateType) result = row.Long(0);
            else if (!DateTimeText.TryInstant(row.Int(0), 0, zone, out result)) throw LongOverflow();
            result /= DateTimeText.MicrosPerSecond;
            return true;
        }
    }
}
