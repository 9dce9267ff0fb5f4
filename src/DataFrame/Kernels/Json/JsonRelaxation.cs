using Frames.Values;

namespace Frames.Kernels.Json;

/// <summary>Rewrites JSON with the liberties that options allow as strict JSON; what is wrong beyond them stays and does not parse.</summary>
internal ref struct JsonRelaxation
{
    readonly ReadOnlySpan<byte> text;
    readonly JsonOptions options;
    readonly Utf8Buffer output;
    int position;

    JsonRelaxation(ReadOnlySpan<byte> text, JsonOptions options)
    {
        this.text = text;
        this.options = options;
        output = new Utf8Buffer();
    }

    public static byte[] Relax(ReadOnlySpan<byte> text, JsonOptions options)
    {
        var relaxation = new JsonRelaxation(text, options);
        while (relaxation.position < text.Length) relaxation.Token();
        return relaxation.output.Written.ToArray();
    }

    void Token()
    {
        var next = text[position];
        if (next == (byte)'"' || (next == (byte)'\'' && options.AllowSingleQuotes)) Quoted(next);
        else if (next == (byte)'/' && options.AllowComments && Comment()) return;
        else if (next is (byte)'+' or (byte)'-' || IsWord(next)) Word();
        else Copy(1);
    }

    void Copy(int count)
    {
        output.Append(text.Slice(position, count));
        position += count;
    }

    void Quoted(byte quote)
    {
        position++;
        output.Append((byte)'"');
        while (position < text.Length && text[position] != quote)
        {
            var next = text[position];
            if (next == (byte)'\\' && position + 1 < text.Length) Escape();
            else if (next < ' ' && options.AllowControlCharacters)
            {
                output.Append($"\\u{next:x4}");
                position++;
            }
            else
            {
                if (next == (byte)'"') output.Append((byte)'\\');
                Copy(1);
            }
        }
        if (position == text.Length) return;
        position++;
        output.Append((byte)'"');
    }

    void Escape()
    {
        var escaped = text[position + 1];
        var isKnown = "\"\\/bfnrtu"u8.Contains(escaped);
        if (!isKnown && (options.AllowAnyEscape || (escaped == (byte)'\'' && options.AllowSingleQuotes)))
        {
            position++;
            Copy(1);
        }
        else Copy(2);
    }

    bool Comment()
    {
        var rest = text[position..];
        var isLine = rest.StartsWith("//"u8);
        if (!isLine && !rest.StartsWith("/*"u8)) return false;
        var end = isLine ? rest.IndexOfAny((byte)'\n', (byte)'\r') : rest[2..].IndexOf("*/"u8);
        if (end < 0 && !isLine) return false;
        position = end < 0 ? text.Length : position + (isLine ? end : end + 4);
        return true;
    }

    /// <summary>A number, a name without quotes, or one of the words that stand for values.</summary>
    void Word()
    {
        var end = position + 1;
        while (end < text.Length && (IsWord(text[end]) || text[end] is (byte)'.' or (byte)'+' or (byte)'-')) end++;
        var word = text[position..end];
        if ((options.AllowNonNumericNumbers && IsNonNumeric(word)) || (options.AllowUnquotedNames && IsName(end)))
        {
            output.Append((byte)'"');
            Copy(word.Length);
            output.Append((byte)'"');
            return;
        }
        if (options.AllowLeadingZeros) LeadingZeros(word);
        Copy(end - position);
    }

    void LeadingZeros(ReadOnlySpan<byte> word)
    {
        var sign = word[0] == (byte)'-' ? 1 : 0;
        var zeros = 0;
        while (sign + zeros + 1 < word.Length && word[sign + zeros] == (byte)'0' && word[sign + zeros + 1] is >= (byte)'0' and <= (byte)'9') zeros++;
        if (zeros == 0) return;
        Copy(sign);
        position += zeros;
    }

    /// <summary>Whether a colon follows.</summary>
    bool IsName(int end)
    {
        var rest = text[end..].TrimStart(" \t\r\n"u8);
        return !rest.IsEmpty && rest[0] == (byte)':';
    }

    static bool IsNonNumeric(ReadOnlySpan<byte> word) => word.SequenceEqual("NaN"u8) || word.SequenceEqual("Infinity"u8) || word.SequenceEqual("-Infinity"u8)
        || word.SequenceEqual("+Infinity"u8) || word.SequenceEqual("-INF"u8) || word.SequenceEqual("+INF"u8);

    static bool IsWord(byte letter) => letter is >= (byte)'0' and <= (byte)'9' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z' or (byte)'_' or (byte)'$' or >= 0x80;
}
