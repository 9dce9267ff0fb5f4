using System.Globalization;

namespace Frames.Sql.Parser;

/// <summary>
/// Cuts SQL text into tokens. Comments and blanks are left out; hints (<c>/*+ ... */</c>) stay as symbols. The symbol <c>&gt;</c> is always one character,
/// because <c>&gt;&gt;</c> also closes nested types: the parser joins it to shifts.
/// </summary>
internal ref struct Lexer(string text, bool doubleQuotedIdentifiers)
{
    static readonly string[] symbols =
    [
        "<=>", "/*+", "<=", "<>", "<<", "!=", "!>", "!<", ">=", "==", "||", "|>", "->", "=>", "::", "*/",
        "(", ")", ",", ".", "[", "]", ";", "=", "<", ">", "+", "-", "*", "/", "%", "~", "&", "|", "^", ":", "?", "!", "$", "@", "#", "{", "}",
    ];

    readonly List<Token> tokens = [];
    int position;

    /// <summary>The tokens, an <see cref="TokenKind.End"/> last.</summary>
    public static Token[] Tokenize(string text, bool doubleQuotedIdentifiers = false)
    {
        var lexer = new Lexer(text, doubleQuotedIdentifiers);
        while (lexer.SkipBlanks()) lexer.Next();
        lexer.tokens.Add(new(TokenKind.End, text.Length, text.Length, ""));
        return [.. lexer.tokens];
    }

    readonly char At(int offset) => position + offset < text.Length ? text[position + offset] : '\0';

    bool SkipBlanks()
    {
        while (position < text.Length)
        {
            var c = text[position];
            if (char.IsWhiteSpace(c) || c == '\uFEFF') position++;
            else if (c == '-' && At(1) == '-') SkipLineComment();
            else if (c == '/' && At(1) == '*' && At(2) != '+') SkipBracketedComment();
            else return true;
        }
        return false;
    }

    void SkipLineComment()
    {
        while (position < text.Length && text[position] is not ('\n' or '\r'))
        {
            // A backslash carries the comment on to the next line.
            if (text[position] == '\\' && At(1) == '\n') position++;
            position++;
        }
    }

    void SkipBracketedComment()
    {
        var start = position;
        var depth = 0;
        do
        {
            if (position >= text.Length) throw SqlErrors.At(text, start, Errors.ErrorClasses.UnclosedBracketedComment);
            if (text[position] == '/' && At(1) == '*') (depth, position) = (depth + 1, position + 2);
            else if (text[position] == '*' && At(1) == '/') (depth, position) = (depth - 1, position + 2);
            else position++;
        }
        while (depth > 0);
    }

    void Next()
    {
        var c = text[position];
        if ((c is 'r' or 'R') && At(1) is '\'' or '"' && TryRawString()) return;
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(1)))) { if (TryNumber()) return; }
        if (IsWordCharacter(c)) Word();
        else if (c == '\'') Quoted(c, TokenKind.String, escapes: true);
        else if (c == '"') Quoted(c, doubleQuotedIdentifiers ? TokenKind.QuotedIdentifier : TokenKind.DoubleQuotedString, escapes: !doubleQuotedIdentifiers);
        else if (c == '`') Quoted(c, TokenKind.QuotedIdentifier, escapes: false);
        else Symbol();
    }

    void Add(TokenKind kind, int end, string key = "")
    {
        tokens.Add(new(kind, position, end, key));
        position = end;
    }

    static bool IsWordCharacter(char c) => c == '_' || char.IsAsciiLetterOrDigit(c) || (c > 127 && (char.IsLetter(c) || char.IsSurrogate(c)));

    void Word()
    {
        var end = position;
        while (end < text.Length && IsWordCharacter(text[end])) end++;
        Add(TokenKind.Word, end, text[position..end].ToUpper(CultureInfo.InvariantCulture));
    }

    void Quoted(char quote, TokenKind kind, bool escapes)
    {
        var end = position + 1;
        while (end < text.Length)
        {
            if (text[end] == '\\' && escapes) end++;
            else if (text[end] == quote)
            {
                if (end + 1 >= text.Length || text[end + 1] != quote)
                {
                    Add(kind, end + 1);
                    return;
                }
                end++;
            }
            end++;
        }
        Add(TokenKind.Unrecognized, position + 1);
    }

    bool TryRawString()
    {
        var end = text.IndexOf(text[position + 1], position + 2);
        if (end < 0) return false;
        Add(text[end] == '"' ? TokenKind.DoubleQuotedString : TokenKind.String, end + 1);
        return true;
    }

    void Symbol()
    {
        foreach (var symbol in symbols)
        {
            if (string.CompareOrdinal(text, position, symbol, 0, symbol.Length) != 0) continue;
            Add(TokenKind.Symbol, position + symbol.Length, symbol);
            return;
        }
        Add(TokenKind.Unrecognized, position + (char.IsHighSurrogate(text[position]) && char.IsLowSurrogate(At(1)) ? 2 : 1));
    }

    /// <summary>A number is the longest that no letter follows; otherwise <c>1a</c> is a word and <c>1.5a</c> a number, a point and a word.</summary>
    bool TryNumber()
    {
        var end = position;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var digits = end;
        var isDecimal = end < text.Length && text[end] == '.';
        if (isDecimal)
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        }
        var exponent = end < text.Length && text[end] is 'e' or 'E' ? ExponentEnd(end) : end;
        var (suffix, length) = Suffix(exponent, isDecimal || exponent > end);
        if (suffix is not null && EndsHere(exponent + length)) Add(suffix.Value, exponent + length);
        else if (exponent > end && EndsHere(exponent)) Add(TokenKind.Exponent, exponent);
        else if (isDecimal && EndsHere(end)) Add(TokenKind.Decimal, end);
        else if (digits > position && (isDecimal || EndsHere(digits))) Add(TokenKind.Integer, digits);
        else return false;
        return true;
    }

    readonly bool EndsHere(int at) => at >= text.Length || !IsWordCharacter(text[at]);

    readonly int ExponentEnd(int at)
    {
        var end = at + 1;
        if (end < text.Length && text[end] is '+' or '-') end++;
        var digits = end;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end > digits ? end : at;
    }

    readonly (TokenKind? Kind, int Length) Suffix(int at, bool fractional)
    {
        if (at >= text.Length) return (null, 0);
        return char.ToUpperInvariant(text[at]) switch
        {
            'B' when at + 1 < text.Length && text[at + 1] is 'd' or 'D' => (TokenKind.BigDecimal, 2),
            'D' => (TokenKind.Double, 1),
            'F' => (TokenKind.Float, 1),
            'L' when !fractional => (TokenKind.BigInt, 1),
            'S' when !fractional => (TokenKind.SmallInt, 1),
            'Y' when !fractional => (TokenKind.TinyInt, 1),
            _ => (null, 0),
        };
    }
}
