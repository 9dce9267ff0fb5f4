using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Frames.Kernels.Json;

/// <summary>Strings of JSON values, where .NET refuses halves of surrogate pairs: they become question marks, as Java writes them.</summary>
internal static class JsonStrings
{
    static readonly Encoding JavaUtf8 = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);

    /// <summary>A string value in UTF-8.</summary>
    public static byte[] Utf8(JsonElement json)
    {
        try
        {
            return Encoding.UTF8.GetBytes(json.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return JavaUtf8.GetBytes(Unescape(json.GetRawText()));
        }
    }

    /// <summary>A property's name.</summary>
    public static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    /// <summary>The characters of a well-formed literal.</summary>
    static string Unescape(string literal)
    {
        var result = new StringBuilder(literal.Length);
        for (var i = 1; i < literal.Length - 1; i++)
        {
            if (literal[i] != '\\') result.Append(literal[i]);
            else if (literal[++i] == 'u')
            {
                result.Append((char)ushort.Parse(literal.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else result.Append(literal[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
        }
        return result.ToString();
    }
}
