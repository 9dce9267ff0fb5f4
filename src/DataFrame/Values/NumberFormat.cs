using Frames.Values.Formats;

namespace Frames.Values;

/// <summary>A format of to_number and to_char, such as <c>$99,999.99S</c>, compiled once from capital letters.</summary>
internal sealed class NumberFormat
{
    static readonly NumberTokenKind[][] order =
    [
        [NumberTokenKind.OpeningBracket],
        [NumberTokenKind.Minus, NumberTokenKind.PlusOrMinus],
        [NumberTokenKind.DollarSign],
        [NumberTokenKind.Digits],
        [NumberTokenKind.DecimalPoint],
        [NumberTokenKind.Digits],
        [NumberTokenKind.DollarSign],
        [NumberTokenKind.Minus, NumberTokenKind.PlusOrMinus, NumberTokenKind.ClosingBracket],
    ];

    static readonly NumberTokenKind[] singles =
        [NumberTokenKind.DecimalPoint, NumberTokenKind.PlusOrMinus, NumberTokenKind.Minus, NumberTokenKind.DollarSign, NumberTokenKind.ClosingBracket];

    readonly List<NumberToken> tokens;

    NumberFormat(List<NumberToken> tokens)
    {
        this.tokens = tokens;
        var point = tokens.FindIndex(t => t.Kind == NumberTokenKind.DecimalPoint);
        Precision = tokens.Sum(CountDigits);
        Scale = point < 0 ? 0 : tokens.Skip(point).Sum(CountDigits);
    }

    /// <summary>Digits of the decimals that the format reads.</summary>
    public int Precision { get; }

    /// <summary>Digits after the point of the decimals that the format reads.</summary>
    public int Scale { get; }

    /// <summary>Compiles a format; <paramref name="token"/> names the one at fault where the status has one.</summary>
    public static NumberFormatStatus TryCompile(string text, out NumberFormat format, out string token)
    {
        var tokens = NumberToken.Scan(text);
        format = new NumberFormat(tokens);
        token = "";
        return text.Length == 0 ? NumberFormatStatus.Empty : Check(tokens, ref token);
    }

    /// <summary>Reads a text; Invalid where it does not match the format (MISMATCH_INPUT).</summary>
    public ParseStatus TryParse(ReadOnlySpan<byte> text, out Int128 unscaled) => new NumberFormatReader(text).Read(tokens, Precision, Scale, out unscaled);

    /// <summary>Appends a decimal; one that does not fit is printed with number signs for digits.</summary>
    public void Format(Int128 unscaled, int scale, Utf8Buffer output) => NumberFormatWriter.Write(tokens, unscaled, scale, output);

    static NumberFormatStatus Check(List<NumberToken> tokens, ref string token)
    {
        int Index(NumberTokenKind kind) => tokens.FindIndex(t => t.Kind == kind);
        int digit = Index(NumberTokenKind.Digits), dollar = Index(NumberTokenKind.DollarSign), point = Index(NumberTokenKind.DecimalPoint);
        if (tokens.Sum(CountDigits) == 0 && digit < 0) return NumberFormatStatus.WrongNumDigit;
        if (digit < dollar) return NumberFormatStatus.CurrencyMustBeforeDigit;
        if (point >= 0 && point < dollar) return NumberFormatStatus.CurrencyMustBeforeDecimal;
        for (var i = 0; i < tokens.Count; i++)
            if ((point < 0 || i < point) && tokens[i].HasSeparator && tokens[i].Runs.Any(r => r.Count == 0))
                return NumberFormatStatus.ContinuousThousandsSeparators;
        if (point >= 0 && tokens.Skip(point).Any(t => t.HasSeparator)) return NumberFormatStatus.ThousandsSeparatorsMustBeforeDecimal;
        foreach (var kind in singles)
        {
            if (tokens.Count(t => t.Kind == kind) <= 1) continue;
            token = tokens[Index(kind)].Name;
            return NumberFormatStatus.WrongNumToken;
        }
        var next = 0;
        foreach (var allowed in order)
            if (next < tokens.Count && Array.IndexOf(allowed, tokens[next].Kind) >= 0) next++;
        if (next == tokens.Count) return NumberFormatStatus.Valid;
        token = tokens[next].Name;
        return NumberFormatStatus.UnexpectedToken;
    }

    static int CountDigits(NumberToken token) => token.Runs.Sum(r => r.Count);
}
