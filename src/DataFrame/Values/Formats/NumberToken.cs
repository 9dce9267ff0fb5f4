namespace Frames.Values.Formats;

/// <summary>The kinds of tokens in formats of to_number and to_char.</summary>
internal enum NumberTokenKind : byte
{
    Digits,
    DecimalPoint,
    DollarSign,
    PlusOrMinus,
    Minus,
    OpeningBracket,
    ClosingBracket,
    Unknown,
}

/// <summary>Digits of a group between separators: as many as stand there, or at most that many.</summary>
internal readonly record struct DigitRun(int Count, bool Exactly);

/// <summary>A token; <paramref name="Runs"/> are the groups of a digit sequence, empty ones marking separators without digits.</summary>
internal sealed record NumberToken(NumberTokenKind Kind, IReadOnlyList<DigitRun> Runs, bool HasSeparator, char Character)
{
    /// <summary>The token's name in messages.</summary>
    public string Name => Kind switch
    {
        NumberTokenKind.Digits => "digit sequence",
        NumberTokenKind.DecimalPoint => ". or D",
        NumberTokenKind.DollarSign => "$",
        NumberTokenKind.PlusOrMinus => "S",
        NumberTokenKind.Minus => "MI",
        NumberTokenKind.Unknown => $"character '{Character}''",
        _ => "PR",
    };

    /// <summary>Takes a format apart.</summary>
    public static List<NumberToken> Scan(string format)
    {
        List<NumberToken> tokens = [];
        var reachedPoint = false;
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            var next = i + 1 < format.Length ? format[i + 1] : '\0';
            if (c is '0' or '9' or ',' or 'G') tokens.Add(ScanDigits(format, ref i, reachedPoint));
            else if (c == 'P' && next == 'R')
            {
                tokens.Insert(0, Of(NumberTokenKind.OpeningBracket));
                tokens.Add(Of(NumberTokenKind.ClosingBracket));
                i++;
            }
            else if (c == 'M' && next == 'I')
            {
                tokens.Add(Of(NumberTokenKind.Minus));
                i++;
            }
            else
            {
                reachedPoint |= c is '.' or 'D';
                tokens.Add(Of(c switch
                {
                    '.' or 'D' => NumberTokenKind.DecimalPoint,
                    '$' => NumberTokenKind.DollarSign,
                    'S' => NumberTokenKind.PlusOrMinus,
                    _ => NumberTokenKind.Unknown,
                }, c));
            }
        }
        return tokens;
    }

    static NumberToken ScanDigits(string format, ref int position, bool reachedPoint)
    {
        List<DigitRun> runs = [default];
        var separator = false;
        for (; position < format.Length && format[position] is '0' or '9' or ',' or 'G'; position++)
        {
            if (format[position] is ',' or 'G')
            {
                separator = true;
                runs.Add(default);
            }
            else runs[^1] = runs[^1].Count == 0 ? new DigitRun(1, format[position] == '0' && !reachedPoint) : runs[^1] with { Count = runs[^1].Count + 1 };
        }
        position--;
        return new NumberToken(NumberTokenKind.Digits, runs, separator, '\0');
    }

    static NumberToken Of(NumberTokenKind kind, char character = '\0') => new(kind, [], false, character);
}
