using System.Text;
using Frames.Expressions;
using Frames.Values;

namespace Frames.Kernels.Text;

/// <summary>The options that formats of records in text share, by Spark's names and with its defaults.</summary>
internal abstract class RecordOptions
{
    protected RecordOptions(SourceOptions given, QuerySettings settings)
    {
        MultiLine = given.Flag("multiLine");
        SamplingRatio = given.Fraction("samplingRatio", 1);
        LineSeparator = given.Find("lineSep") is { } text ? Encoding.UTF8.GetBytes(text) : null;
        Encoding = TextEncodings.Find(given.Find("encoding", "charset"));
        Mode = ParseModes.Find(given.Text("mode", "PERMISSIVE"));
        CorruptRecordColumn = given.Text("columnNameOfCorruptRecord", settings.Get("spark.sql.columnNameOfCorruptRecord", "_corrupt_record"));
        CaseSensitive = settings.CaseSensitive;
        Zone = SparkZone.Get(given.Text("timeZone", settings.TimeZone));
        NowMicros = settings.StartMicros;
        Formats = new DateTimeFormats(given, Zone, NowMicros, parsing: true);
    }

    public bool MultiLine { get; }
    public double SamplingRatio { get; }
    public byte[]? LineSeparator { get; }

    /// <summary>The files' encoding, or null for UTF-8.</summary>
    public Encoding? Encoding { get; }
    public ParseMode Mode { get; }
    public string CorruptRecordColumn { get; }
    public bool CaseSensitive { get; }
    public SparkZone Zone { get; }
    public long NowMicros { get; }
    public DateTimeFormats Formats { get; }

    /// <summary>Whether a line's end is a record's end that can be found anywhere in a file: no record spans lines, and bytes are the text.</summary>
    public bool SplitsAtLines => !MultiLine && Encoding is null;
}
