using System.Buffers;

namespace Frames.Values;

/// <summary>The raw parts of a URI as Java's <c>URI</c> splits it (RFC 2396 with non-ASCII letters); a part that is not there is null (<see cref="Part.Exists"/>).</summary>
internal readonly ref struct JavaUri
{
    static readonly SearchValues<byte> user = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'();:&=+$,"u8);
    static readonly SearchValues<byte> path = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'():@&=+$,;/"u8);
    static readonly SearchValues<byte> any = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'();/?:@&=+$,[]"u8);

    static readonly SearchValues<byte> number = SearchValues.Create("0123456789."u8);

    JavaUri(Part scheme, Part authority, Part userInfo, Part host, Part path, Part query, Part fragment)
        => (Scheme, Authority, UserInfo, Host, Path, Query, Fragment) = (scheme, authority, userInfo, host, path, query, fragment);

    public Part Scheme { get; }
    public Part Authority { get; }
    public Part UserInfo { get; }
    public Part Host { get; }
    public Part Path { get; }
    public Part Query { get; }
    public Part Fragment { get; }

    /// <summary>A range of the text.</summary>
    internal readonly record struct Part(int Start, int Length, bool Exists)
    {
        public static Part Of(int start, int end) => new(start, end - start, true);

        public ReadOnlySpan<byte> In(ReadOnlySpan<byte> text) => text.Slice(Start, Length);
    }

    /// <summary>Splits the text; false if it is no URI.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out JavaUri uri)
    {
        uri = default;
        var end = text.Length;
        Part scheme = default, authority = default, userInfo = default, host = default, query = default, fragment = default;
        if (text.IndexOf((byte)'#') is >= 0 and var hash)
        {
            fragment = Part.Of(hash + 1, end);
            if (!IsLegal(fragment.In(text), any)) return false;
            end = hash;
        }
        var at = 0;
        if (text[..end].IndexOfAny(":/?"u8) is >= 0 and var colon && text[colon] == (byte)':')
        {
            if (!IsScheme(text[..colon]) || colon + 1 == end) return false;
            scheme = Part.Of(0, colon);
            at = colon + 1;
            if (text[at] != (byte)'/')
            {
                // Such as mailto:a@b, of which only the scheme is known.
                uri = new(scheme, default, default, default, default, default, fragment);
                return IsLegal(text[at..end], any);
            }
        }
        if (text[at..end].IndexOf((byte)'?') is >= 0 and var mark)
        {
            query = Part.Of(at + mark + 1, end);
            if (!IsLegal(query.In(text), any)) return false;
            end = at + mark;
        }
        if (text[at..end].StartsWith("//"u8))
        {
            var slash = text[(at + 2)..end].IndexOf((byte)'/');
            var stop = slash < 0 ? end : at + 2 + slash;
            if (stop == at + 2 && stop == end) return false;
            if (stop > at + 2)
            {
                authority = Part.Of(at + 2, stop);
                if (!IsLegal(authority.In(text), any)) return false;
                Server(text, authority, out userInfo, out host);
            }
            at = stop;
        }
        if (!IsLegal(text[at..end], path)) return false;
        uri = new(scheme, authority, userInfo, host, Part.Of(at, end), query, fragment);
        return true;
    }

    /// <summary>User and host, both or none: an authority of another form is no error.</summary>
    static void Server(ReadOnlySpan<byte> text, Part authority, out Part userInfo, out Part host)
    {
        (userInfo, host) = (default, default);
        var whole = authority.In(text);
        var sign = whole.IndexOf((byte)'@');
        if (sign >= 0 && !IsLegal(whole[..sign], user)) return;
        var start = sign + 1;
        var rest = whole[start..];
        var length = rest.StartsWith("["u8) ? rest.IndexOf((byte)']') + 1 : rest.IndexOf((byte)':') is >= 0 and var port ? port : rest.Length;
        if (length == 0 || (rest[0] == (byte)'[' ? !IsAddress(rest[1..(length - 1)]) : !IsHostName(rest[..length]))) return;
        if (length < rest.Length && (rest[length] != (byte)':' || rest[(length + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)) return;
        host = Part.Of(authority.Start + start, authority.Start + start + length);
        if (sign >= 0) userInfo = Part.Of(authority.Start, authority.Start + sign);
    }

    static bool IsScheme(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !AsciiText.IsLetter(text[0])) return false;
        foreach (var c in text) if (!AsciiText.IsLetter(c) && c is not ((>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.')) return false;
        return true;
    }

    static bool IsAddress(ReadOnlySpan<byte> text) => System.Net.IPAddress.TryParse(text, out _) && text.Contains((byte)':');

    /// <summary>Labels of letters, digits and inner hyphens, of which the last begins with a letter; or four numbers.</summary>
    static bool IsHostName(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAnyExcept(number) < 0) return IsIpv4(text);
        if (text[^1] == (byte)'.') text = text[..^1];
        var last = ReadOnlySpan<byte>.Empty;
        foreach (var range in text.Split((byte)'.'))
        {
            last = text[range];
            if (last.IsEmpty || last[0] == (byte)'-' || last[^1] == (byte)'-') return false;
            foreach (var c in last) if (!AsciiText.IsLetter(c) && c is not ((>= (byte)'0' and <= (byte)'9') or (byte)'-')) return false;
        }
        return !last.IsEmpty && AsciiText.IsLetter(last[0]);
    }

    static bool IsIpv4(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var range in text.Split((byte)'.'))
        {
            if (!System.Buffers.Text.Utf8Parser.TryParse(text[range], out int number, out var used) || used != text[range].Length || number > 255) return false;
            count++;
        }
        return count == 4;
    }

    /// <summary>Whether the text is made of the characters, escapes, and letters beyond ASCII.</summary>
    static bool IsLegal(ReadOnlySpan<byte> text, SearchValues<byte> legal)
    {
        for (var i = text.IndexOfAnyExcept(legal); i >= 0; i = text.IndexOfAnyExcept(legal))
        {
            if (text[i] == (byte)'%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit((char)text[i + 1]) || !char.IsAsciiHexDigit((char)text[i + 2])) return false;
                text = text[(i + 3)..];
                continue;
            }
            if (text[i] < 0x80) return false;
            System.Text.Rune.DecodeFromUtf8(text[i..], out var rune, out var length);
            if (System.Text.Rune.IsControl(rune) || System.Text.Rune.IsWhiteSpace(rune)) return false;
            text = text[(i + length)..];
        }
        return true;
    }
}
