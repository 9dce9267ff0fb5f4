namespace Frames.Values.Formats;

/// <summary>Prints a decimal by the tokens of a format of to_char: as wide as the format, spaces or zeros before the number.</summary>
internal static class NumberFormatWriter
{
    const byte blank = (byte)' ';

    public static void Write(List<NumberToken> tokens, Int128 unscaled, int scale, Utf8Buffer output)
    {
        Span<byte> plain = stackalloc byte[DecimalText.MaxLength];
        var digits = plain[..DecimalText.Write(Int128.Abs(unscaled), scale, plain)];
        var point = digits.IndexOf((byte)'.');
        var integral = (point < 0 ? digits : digits[..point]).TrimStart((byte)'0');
        var fraction = point < 0 ? default : digits[(point + 1)..].TrimEnd((byte)'0');
        var pointToken = tokens.FindIndex(t => t.Kind == NumberTokenKind.DecimalPoint);
        var before = tokens.Take(pointToken < 0 ? tokens.Count : pointToken).Sum(t => t.Runs.Sum(r => r.Count));
        var after = pointToken < 0 ? 0 : tokens.Skip(pointToken).Sum(t => t.Runs.Sum(r => r.Count));
        var fits = integral.Length <= before && fraction.Length <= after;
        List<byte> result = [];
        var (place, afterPoint) = (integral.Length - before, false);
        foreach (var token in tokens)
        {
            if (token.Kind == NumberTokenKind.DecimalPoint)
            {
                // Without an integral part the blank before the point becomes a zero.
                if (result.Count > 0 && result[^1] == blank) result[^1] = (byte)'0';
                result.Add((byte)'.');
                (place, afterPoint) = (0, true);
            }
            else if (token.Kind == NumberTokenKind.Digits) Digits(token.Runs, afterPoint ? fraction : integral, ref place, fits, afterPoint, result);
            else Sign(token.Kind, unscaled < 0, result);
        }
        StripPoint(result);
        foreach (var b in result) output.Append(b);
    }

    static void Digits(IReadOnlyList<DigitRun> runs, ReadOnlySpan<byte> digits, ref int place, bool fits, bool afterPoint, List<byte> result)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            if (i > 0)
            {
                if (fits && result.Count > 0 && AsciiText.IsDigit(result[^1])) result.Add((byte)',');
                else Blank(result);
            }
            for (var n = 0; n < runs[i].Count; n++, place++)
            {
                if (!fits) result.Add((byte)'#');
                else if (place >= 0 && place < digits.Length) result.Add(digits[place]);
                else if (afterPoint || runs[i].Exactly) result.Add((byte)'0');
                else Blank(result);
            }
        }
    }

    static void Sign(NumberTokenKind kind, bool negative, List<byte> result)
    {
        switch (kind)
        {
            case NumberTokenKind.DollarSign: result.Add((byte)'$'); break;
            case NumberTokenKind.OpeningBracket: if (negative) result.Add((byte)'<'); break;
            case NumberTokenKind.PlusOrMinus: BeforeBlanks(negative ? (byte)'-' : (byte)'+', result); break;
            case NumberTokenKind.Minus when negative: BeforeBlanks((byte)'-', result); break;
            case NumberTokenKind.ClosingBracket when negative: BeforeBlanks((byte)'>', result); break;
            case NumberTokenKind.ClosingBracket:
                result.Add(blank);
                result.Add(blank);
                break;
            default: result.Add(blank); break;
        }
    }

    /// <summary>A sign stands right after the number, before the blanks that fill it up.</summary>
    static void BeforeBlanks(byte sign, List<byte> result)
    {
        StripPoint(result);
        var at = result.Count;
        while (at > 0 && result[at - 1] == blank) at--;
        result.Insert(at, sign);
    }

    /// <summary>A blank stands before the signs that lead the number.</summary>
    static void Blank(List<byte> result)
    {
        var at = result.Count;
        while (at > 0 && result[at - 1] is (byte)'+' or (byte)'-' or (byte)'<') at--;
        result.Insert(at, blank);
    }

    static void StripPoint(List<byte> result)
    {
        if (result.Count > 0 && result[^1] == (byte)'.') result[^1] = blank;
    }
}
