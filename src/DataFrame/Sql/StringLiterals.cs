using System.Globalization;
using System.Text;

namespace Frames.Sql.Parser;

/// <summary>What stands between quotes, without quotes and escapes.</summary>
internal static class StringLiterals
{
    /// <summary>The value of a string token such as <c>'it''s\n'</c> or <c>r'\d'</c>.</summary>
    public static string Value(ReadOnlySpan<char> token, bool keepEscapes)
    {
        if (token[0] is 'r' or 'R') return token[2..^1].ToString();
        var quote = token[0];
        var body = token[1..^1];
        if (body.IndexOfAny('\\', quote) < 0) return body.ToString();
        var value = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == quote) i++;
            if (body[i] == '\\' && i + 1 < body.Length && !keepEscapes) i = Escape(body, i + 1, value);
            else value.Append(body[i]);
        }
        return value.ToString();
    }

    /// <summary>The name in a back-quoted or double-quoted identifier.</summary>
    public static string Identifier(ReadOnlySpan<char> token)
    {
        var quote = token[..1].ToString();
        return token[1..^1].ToString().Replace(quote + quote, quote, StringComparison.Ordinal);
    }

    /// <summary>Appends what the escape at <paramref name="at"/> means and returns its last position. Escapes without a meaning stand for the character
    /// itself.</summary>
    static int Escape(ReadOnlySpan<char> body, int at, StringBuilder value)
    {
        var c = body[at];
        if (c == 'u' && Digits(body, at + 1, 4, 16, out var unit))
        {
            value.Append((char)unit);
            return at + 4;
        }
        if (c == 'U' && Digits(body, at + 1, 8, 16, out var point))
        {
            if (point is > 0x10FFFF or (>= 0xD800 and < 0xE000)) value.Append('\uFFFD');
            else value.Append(new Rune(point).ToString());
            return at + 8;
        }
        if (c is '0' or '1' && Digits(body, at, 3, 8, out var octal))
        {
            value.Append((char)octal);
            return at + 2;
        }
        // Patterns of LIKE keep these two escapes.
        if (c is '%' or '_') value.Append('\\');
        value.Append(c switch
        {
            '0' => '\0',
            'b' => '\b',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'Z' => '\x1A',
            _ => c,
        });
        return at;
    }

    static bool Digits(ReadOnlySpan<char> body, int at, int count, int radix, out int value)
    {
        value = 0;
        if (at + count > body.Length) return false;
        var digits = body.Slice(at, count);
        if (radix == 16) return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7') return false;
            value = value * 8 + (digit - '0');
        }
        return true;
    }
}
