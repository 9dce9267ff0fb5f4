using System.Text;
using Frames.Backends.Local.Formats.Csv;
using Frames.Backends.Local.Formats.Text;
using Frames.Expressions;
using Frames.Sources;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Json;

/// <summary>The options of JSON, by Spark's names and with its defaults.</summary>
internal sealed class JsonOptions
{
    public JsonOptions(IReadOnlyDictionary<string, string> options, QuerySettings settings)
    {
        var given = new SourceOptions(options);
        MultiLine = given.Flag("multiLine");
        PrimitivesAsString = given.Flag("primitivesAsString");
        PrefersDecimal = given.Flag("prefersDecimal");
        AllowSingleQuotes = given.Flag("allowSingleQuotes", true);
        AllowComments = given.Flag("allowComments");
        DropFieldIfAllNull = given.Flag("dropFieldIfAllNull");
        SamplingRatio = given.Fraction("samplingRatio", 1);
        LineSeparator = given.Find("lineSep") is { } text ? Encoding.UTF8.GetBytes(text) : null;
        Encoding = CsvOptions.FindEncoding(given.Find("encoding", "charset"));
        Mode = CsvOptions.FindMode(given.Text("mode", "PERMISSIVE"));
        CorruptRecordColumn = given.Text("columnNameOfCorruptRecord", settings.Get("spark.sql.columnNameOfCorruptRecord", "_corrupt_record"));
        CaseSensitive = settings.CaseSensitive;
        Formats = new DateTimeFormats(given, SparkZone.Get(given.Text("timeZone", settings.TimeZone)), settings.StartMicros, parsing: true);
    }

    public bool MultiLine { get; }
    public bool PrimitivesAsString { get; }
    public bool PrefersDecimal { get; }
    public bool AllowSingleQuotes { get; }
    public bool AllowComments { get; }
    public bool DropFieldIfAllNull { get; }
    public double SamplingRatio { get; }
    public byte[]? LineSeparator { get; }
    public Encoding? Encoding { get; }
    public ParseMode Mode { get; }
    public string CorruptRecordColumn { get; }
    public bool CaseSensitive { get; }
    public DateTimeFormats Formats { get; }
}
