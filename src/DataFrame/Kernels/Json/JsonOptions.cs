using Frames.Expressions;
using Frames.Kernels.Text;
using Frames.Values;

namespace Frames.Kernels.Json;

/// <summary>The options of JSON, by Spark's names and with its defaults.</summary>
internal sealed class JsonOptions : RecordOptions
{
    public JsonOptions(IReadOnlyDictionary<string, string> options, QuerySettings settings) : this(new SourceOptions(options), settings)
    {
    }

    JsonOptions(SourceOptions given, QuerySettings settings) : base(given, settings)
    {
        PrimitivesAsString = given.Flag("primitivesAsString");
        PrefersDecimal = given.Flag("prefersDecimal");
        AllowSingleQuotes = given.Flag("allowSingleQuotes", true);
        AllowComments = given.Flag("allowComments");
        AllowUnquotedNames = given.Flag("allowUnquotedFieldNames");
        AllowLeadingZeros = given.Flag("allowNumericLeadingZeros");
        AllowAnyEscape = given.Flag("allowBackslashEscapingAnyCharacter");
        AllowControlCharacters = given.Flag("allowUnquotedControlChars");
        AllowNonNumericNumbers = given.Flag("allowNonNumericNumbers", true);
        InferTimestamp = given.Flag("inferTimestamp");
        DropFieldIfAllNull = given.Flag("dropFieldIfAllNull");
    }

    public bool PrimitivesAsString { get; }
    public bool PrefersDecimal { get; }
    public bool AllowSingleQuotes { get; }
    public bool AllowComments { get; }
    public bool AllowUnquotedNames { get; }
    public bool AllowLeadingZeros { get; }
    public bool AllowAnyEscape { get; }
    public bool AllowControlCharacters { get; }

    /// <summary>Whether <c>NaN</c>, <c>Infinity</c> and <c>INF</c>, with signs, are numbers, in quotes or not.</summary>
    public bool AllowNonNumericNumbers { get; }
    public bool InferTimestamp { get; }

    /// <summary>Whether text may be more than strict JSON.</summary>
    public bool Relaxes => AllowSingleQuotes || AllowComments || AllowUnquotedNames || AllowLeadingZeros || AllowAnyEscape || AllowControlCharacters || AllowNonNumericNumbers;

    /// <summary>Whether values that become text are written anew, as functions do; files keep the text that they have.</summary>
    public bool Normalizes { get; init; }
    public bool DropFieldIfAllNull { get; }
}
