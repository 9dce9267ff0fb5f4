namespace Frames.Values.Formats;

/// <summary>Reads a text by the tokens of a format of to_number.</summary>
internal ref struct NumberFormatReader(ReadOnlySpan<byte> text)
{
    readonly ReadOnlySpan<byte> text = text;
    readonly List<byte> integral = [];
    readonly List<byte> fraction = [];
    int position;
    bool afterPoint;
    bool negative;
    bool open;

    public ParseStatus Read(List<NumberToken> tokens, int precision, int scale, out Int128 unscaled)
    {
        unscaled = 0;
        foreach (var token in tokens)
            if (!Read(token)) return ParseStatus.Invalid;
        if (position < text.Length || open || integral.Count + fraction.Count == 0) return ParseStatus.Invalid;
        Span<byte> number = new byte[integral.Count + fraction.Count + 2];
        number[0] = negative ? (byte)'-' : (byte)'+';
        integral.CopyTo(number[1..]);
        number[integral.Count + 1] = (byte)'.';
        fraction.CopyTo(number[(integral.Count + 2)..]);
        (precision, scale) = (Math.Min(precision, Decimals.MaxPrecision), Math.Min(scale, Decimals.MaxPrecision));
        return DecimalText.TryParse(number, precision, scale, out unscaled) == ParseStatus.Success ? ParseStatus.Success : ParseStatus.OutOfRange;
    }

    bool Read(NumberToken token)
    {
        if (token.Kind == NumberTokenKind.Digits) return Digits(token.Runs);
        if (position == text.Length) return true;
        var c = text[position];
        switch (token.Kind)
        {
            case NumberTokenKind.DecimalPoint when c == (byte)'.': afterPoint = true; break;
            case NumberTokenKind.DollarSign: if (c != (byte)'$') return false; break;
            case NumberTokenKind.PlusOrMinus when c == (byte)'+': break;
            case NumberTokenKind.PlusOrMinus or NumberTokenKind.Minus when c == (byte)'-': negative = !negative; break;
            case NumberTokenKind.OpeningBracket when c == (byte)'<': open = true; break;
            case NumberTokenKind.ClosingBracket when c == (byte)'>':
                if (!open) return false;
                (open, negative) = (false, !negative);
                break;
            default: return true;
        }
        position++;
        return true;
    }

    /// <summary>Reads digits, blanks and separators; the groups are matched from the last one back.</summary>
    bool Digits(IReadOnlyList<DigitRun> runs)
    {
        List<int> counts = [0];
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c == (byte)',') counts.Add(0);
            else if (AsciiText.IsDigit(c))
            {
                counts[^1]++;
                (afterPoint ? fraction : integral).Add(c);
            }
            else if (c is not ((byte)' ' or (>= 9 and <= 13))) break;
        }
        if (counts.Count > runs.Count) return false;
        for (var i = 1; i <= runs.Count; i++)
        {
            var count = i <= counts.Count ? counts[^i] : 0;
            var run = runs[^i];
            if (run.Exactly ? count != run.Count : count > run.Count) return false;
        }
        return true;
    }
}
