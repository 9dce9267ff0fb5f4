using System.Text;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Text;
using Frames.Values;

namespace Frames.Kernels.Csv;

/// <summary>The options of CSV, by Spark's names and with its defaults.</summary>
internal sealed class CsvOptions : RecordOptions
{
    public CsvOptions(IReadOnlyDictionary<string, string> options, QuerySettings settings) : this(new SourceOptions(options), settings)
    {
    }

    CsvOptions(SourceOptions given, QuerySettings settings) : base(given, settings)
    {
        Separator = Encoding.UTF8.GetBytes(Unescape(given.Find("sep", "delimiter") ?? ","));
        if (Separator.Length == 0) throw new FramesException("INVALID_DELIMITER_VALUE.EMPTY_STRING", "42602", "Invalid value for delimiter. Delimiter cannot be empty string.");
        Quote = Character(given, "quote", '"');
        Escape = Character(given, "escape", '\\');
        EscapeOfEscape = Character(given, "charToEscapeQuoteEscaping", Escape == Quote ? '\0' : (char)Escape);
        Comment = Character(given, "comment", '\0');
        Header = given.Flag("header");
        InferSchema = given.Flag("inferSchema");
        PreferDate = given.Flag("preferDate", true);
        NullValue = Encoding.UTF8.GetBytes(given.Text("nullValue", ""));
        EmptyValue = Encoding.UTF8.GetBytes(given.Text("emptyValue", ""));
        NanValue = Encoding.UTF8.GetBytes(given.Text("nanValue", "NaN"));
        PositiveInfinity = Encoding.UTF8.GetBytes(given.Text("positiveInf", "Inf"));
        NegativeInfinity = Encoding.UTF8.GetBytes(given.Text("negativeInf", "-Inf"));
        TrimLeft = given.Flag("ignoreLeadingWhiteSpace");
        TrimRight = given.Flag("ignoreTrailingWhiteSpace");
        MaxColumns = given.Number("maxColumns", 20480);
        MaxCharacters = given.Number("maxCharsPerColumn", -1);
        EnforceSchema = given.Flag("enforceSchema", true);
        CheckOnlyValue(given, "locale", "en-US");
        CheckOnlyValue(given, "unescapedQuoteHandling", "STOP_AT_DELIMITER");
    }

    public byte[] Separator { get; }
    public byte Quote { get; }
    public byte Escape { get; }
    public byte EscapeOfEscape { get; }
    public byte Comment { get; }
    public bool Header { get; }
    public bool InferSchema { get; }
    public bool PreferDate { get; }
    public byte[] NullValue { get; }
    public byte[] EmptyValue { get; }
    public byte[] NanValue { get; }
    public byte[] PositiveInfinity { get; }
    public byte[] NegativeInfinity { get; }
    public bool TrimLeft { get; }
    public bool TrimRight { get; }
    public int MaxColumns { get; }

    /// <summary>The longest value in characters, or -1.</summary>
    public int MaxCharacters { get; }

    /// <summary>Whether a header is passed over; otherwise it must have the schema's names.</summary>
    public bool EnforceSchema { get; }


    /// <summary>Refuses a value that would be passed over: the answer would be another than the one asked for.</summary>
    static void CheckOnlyValue(SourceOptions given, string name, string only)
    {
        if (given.Find(name) is { } text && !text.Equals(only, StringComparison.OrdinalIgnoreCase)) throw SourceOptions.Invalid(name, text, $"only {only} here");
    }

    static byte Character(SourceOptions given, string name, char otherwise)
    {
        var text = given.Find(name);
        if (text is null) return (byte)otherwise;
        if (text.Length == 0) return 0;
        if (text.Length > 1) throw ErrorClasses.OptionExceedsOneCharacter.With(("optionName", name));
        return text[0] < 0x80 ? (byte)text[0] : throw SourceOptions.Invalid(name, text, "one ASCII character");
    }

    static string Unescape(string separator) => separator switch
    {
        "\\t" => "\t",
        "\\r" => "\r",
        "\\n" => "\n",
        "\\\\" => "\\",
        "\\b" => "\b",
        "\\f" => "\f",
        "\\0" or "\\u0000" => "\0",
        _ => separator,
    };
}
