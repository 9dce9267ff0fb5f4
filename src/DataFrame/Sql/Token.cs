namespace Frames.Sql.Parser;

internal enum TokenKind
{
    End, Word, QuotedIdentifier, String, DoubleQuotedString, Symbol, Unrecognized,
    Integer, Decimal, Exponent, TinyInt, SmallInt, BigInt, Float, Double, BigDecimal,
}

/// <summary>A piece of SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">The position after it.</param>
/// <param name="Key">A word in upper case, or a symbol; empty for other kinds.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Key)
{
    public bool IsString => Kind is TokenKind.String or TokenKind.DoubleQuotedString;

    public bool IsNumber => Kind >= TokenKind.Integer;

    public bool IsIdentifier => Kind is TokenKind.Word or TokenKind.QuotedIdentifier;
}
