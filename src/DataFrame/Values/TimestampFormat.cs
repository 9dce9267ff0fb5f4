using System.Text;
using Frames.Values.Formats;

namespace Frames.Values;

/// <summary>
/// A date-time pattern as date_format, to_timestamp and the readers and writers take it, compiled once: Java's DateTimeFormatter letters under
/// Spark's restrictions, English names, strict reading with 1970-01-01 00:00:00 for what is missing.
/// </summary>
internal sealed class TimestampFormat
{
    const int stackCharacters = 256;
    const int quotedCharacters = 64;

    readonly FormatPart[] parts;

    TimestampFormat(string pattern, FormatPart[] parts) => (Pattern, this.parts) = (pattern, parts);

    /// <summary>The pattern's text.</summary>
    public string Pattern { get; }

    /// <summary>Compiles a pattern for printing, or for reading, which allows fewer letters. <paramref name="letter"/> is the one at fault.</summary>
    public static PatternStatus TryCompile(string pattern, bool parsing, out TimestampFormat format, out char letter)
    {
        var status = FormatPattern.TryCompile(pattern, parsing, out var parts, out letter);
        format = new TimestampFormat(pattern, parts);
        return status;
    }

    /// <summary>Appends an instant as local time of the zone; false where a year has more digits than the pattern allows.</summary>
    public bool TryFormat(long micros, SparkZone zone, Utf8Buffer output) => TryFormatLocal(zone.ToLocal(micros), zone, micros, output);

    /// <summary>Appends a local timestamp; letters of zones make it false.</summary>
    public bool TryFormatNtz(long micros, Utf8Buffer output) => TryFormatLocal(micros, null, micros, output);

    /// <summary>Appends a date; letters of time print midnight, letters of zones make it false.</summary>
    public bool TryFormatDate(int days, Utf8Buffer output) => new FormatWriter(output, days, 0, null, 0).TryWrite(parts);

    /// <summary>Appends a time of day in nanoseconds.</summary>
    public bool TryFormatTime(long nanos, Utf8Buffer output) => new FormatWriter(output, 0, nanos, null, 0).TryWrite(parts);

    /// <summary>Reads an instant; without a zone in the text it is local in <paramref name="zone"/>.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, SparkZone zone, out long micros) => TryParse(text, zone, out micros, wantError: false, out _);

    /// <summary>As the overload without; <paramref name="error"/> is what Java says of a text that does not fit, for CANNOT_PARSE_TIMESTAMP.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, SparkZone zone, out long micros, out string? error) =>
        TryParse(text, zone, out micros, wantError: true, out error);

    /// <summary>Reads a local timestamp; a zone in the text is ignored if <paramref name="allowZone"/>, else refused.</summary>
    public bool TryParseNtz(ReadOnlySpan<byte> text, out long micros, bool allowZone = true)
    {
        micros = 0;
        return TryParseLocal(text, wantError: false, out var days, out var nanos, out var own, out _) && (allowZone || own is null)
            && DateTimeText.TryInstant(days, nanos / 1000, SparkZone.Utc, out micros);
    }

    /// <summary>Reads a date, without regard to a zone or time in the text.</summary>
    public bool TryParseDate(ReadOnlySpan<byte> text, out int days) => TryParseLocal(text, wantError: false, out days, out _, out _, out _);

    /// <summary>Reads a time of day in nanoseconds, cut off at microseconds.</summary>
    public bool TryParseTime(ReadOnlySpan<byte> text, out long nanos, out string? error)
    {
        var valid = TryParseLocal(text, wantError: true, out _, out nanos, out _, out error);
        nanos -= nanos % 1000;
        return valid;
    }

    bool TryFormatLocal(long local, SparkZone? zone, long instant, Utf8Buffer output)
    {
        var days = DateTimeText.FloorDays(local);
        return new FormatWriter(output, days, (local - days * DateTimeText.MicrosPerDay) * 1000, zone, instant).TryWrite(parts);
    }

    bool TryParse(ReadOnlySpan<byte> text, SparkZone zone, out long micros, bool wantError, out string? error)
    {
        micros = 0;
        if (!TryParseLocal(text, wantError, out var days, out var nanos, out var own, out error)) return false;
        if (DateTimeText.TryInstant(days, nanos / 1000, own ?? zone, out micros)) return true;
        error = "long overflow";
        return false;
    }

    bool TryParseLocal(ReadOnlySpan<byte> text, bool wantError, out int days, out long nanosOfDay, out SparkZone? zone, out string? error)
    {
        (days, nanosOfDay, zone, error) = (0, 0, null, null);
        Span<char> characters = text.Length <= stackCharacters ? stackalloc char[stackCharacters] : new char[text.Length];
        characters = characters[..Encoding.UTF8.GetChars(text, characters)];
        var reader = new FormatReader(characters);
        var end = reader.Read(parts, 0);
        if (end != characters.Length)
        {
            var place = end < 0 ? $"at index {~end}" : $", unparsed text found at index {end}";
            if (wantError) error = Quote(characters, end < 0 ? $" could not be parsed {place}" : $" could not be parsed{place}");
            return false;
        }
        var resolver = new FieldResolver(reader.Fields);
        if (!resolver.TryResolve(out days, out nanosOfDay))
        {
            if (wantError) error = resolver.ErrorIsOfDefaults ? resolver.Error : Quote(characters, $" could not be parsed: {resolver.Error}");
            return false;
        }
        zone = reader.Fields.Zone;
        if (zone is null && reader.Fields.Has(DateTimeField.OffsetSeconds)) zone = SparkZone.OfOffset((int)reader.Fields.Get(DateTimeField.OffsetSeconds));
        return true;
    }

    static string Quote(ReadOnlySpan<char> text, string message) =>
        text.Length > quotedCharacters ? $"Text '{text[..quotedCharacters]}...'{message}" : $"Text '{text}'{message}";
}
