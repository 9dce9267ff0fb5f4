using Frames.Errors;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Text;

/// <summary>How a text file writes dates and timestamps: by the patterns of its options, or, where there are none, as casts read them.</summary>
internal sealed class DateTimeFormats
{
    static readonly TimestampFormat WrittenTimestamp = Compile("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", parsing: false);
    static readonly TimestampFormat WrittenNtz = Compile("yyyy-MM-dd'T'HH:mm:ss.SSS", parsing: false);

    readonly bool parsing;

    public DateTimeFormats(SourceOptions options, SparkZone zone, long nowMicros, bool parsing)
    {
        (Zone, NowMicros, this.parsing) = (zone, nowMicros, parsing);
        Date = Find(options, "dateFormat");
        Timestamp = Find(options, "timestampFormat") ?? (parsing ? null : WrittenTimestamp);
        TimestampNtz = Find(options, "timestampNTZFormat") ?? (parsing ? null : WrittenNtz);
    }

    public SparkZone Zone { get; }
    public long NowMicros { get; }
    public TimestampFormat? Date { get; }
    public TimestampFormat? Timestamp { get; }
    public TimestampFormat? TimestampNtz { get; }

    public bool TryParseDate(ReadOnlySpan<byte> text, out int days) => Date is null ? DateTimeText.TryParseDate(text, out days) : Date.TryParseDate(text, out days);

    public bool TryParseTimestamp(ReadOnlySpan<byte> text, out long micros)
        => Timestamp is null ? DateTimeText.TryParseTimestamp(text, Zone, NowMicros, out micros) : Timestamp.TryParse(text, Zone, out micros);

    public bool TryParseTimestampNtz(ReadOnlySpan<byte> text, out long micros)
        => TimestampNtz is null ? DateTimeText.TryParseTimestampNtz(text, out micros, allowZone: false) : TimestampNtz.TryParseNtz(text, out micros, allowZone: false);

    /// <summary>Writes a date, timestamp or time.</summary>
    public void Write(long value, DataType type, Utf8Buffer output)
    {
        var written = type switch
        {
            DateType when Date is not null => Date.TryFormatDate((int)value, output),
            TimestampType when Timestamp is not null => Timestamp.TryFormat(value, Zone, output),
            TimestampNtzType when TimestampNtz is not null => TimestampNtz.TryFormatNtz(value, output),
            DateType => Plain(DateTimeText.WriteDate((int)value, output.GetSpan(DateTimeText.MaxLength)), output),
            TimeType => Plain(DateTimeText.WriteTime(value, output.GetSpan(DateTimeText.MaxLength)), output),
            _ => Plain(DateTimeText.WriteTimestamp(value, Zone, output.GetSpan(DateTimeText.MaxLength)), output),
        };
        if (!written) throw new FramesException(null, null, $"A value of type {type.SimpleString} does not fit the format that the options give.");
    }

    static bool Plain(int length, Utf8Buffer output)
    {
        output.Advance(length);
        return true;
    }

    TimestampFormat? Find(SourceOptions options, string name) => options.Find(name) is { } pattern ? Compile(pattern, parsing) : null;

    static TimestampFormat Compile(string pattern, bool parsing) => TimestampFormat.TryCompile(pattern, parsing, out var format, out var letter) == PatternStatus.Valid ? format
        : throw ErrorClasses.InvalidDateTimeFormat.With(("pattern", $"'{pattern}'"), ("c", letter.ToString()));
}
