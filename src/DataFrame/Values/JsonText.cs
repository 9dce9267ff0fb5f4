using System.Buffers;
using System.Buffers.Text;

namespace Frames.Values;

/// <summary>JSON values as to_json prints them.</summary>
internal static class JsonText
{
    static readonly SearchValues<byte> escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    /// <summary>Appends a string in quotes: quotes, backslashes and control characters are escaped, nothing else.</summary>
    public static void WriteString(ReadOnlySpan<byte> text, Utf8Buffer output)
    {
        output.Append((byte)'"');
        WriteEscaped(text, output);
        output.Append((byte)'"');
    }

    /// <summary>Appends a string's characters, escaped, without quotes.</summary>
    public static void WriteEscaped(ReadOnlySpan<byte> text, Utf8Buffer output)
    {
        for (var at = text.IndexOfAny(escaped); at >= 0; at = text.IndexOfAny(escaped))
        {
            output.Append(text[..at]);
            WriteEscape(text[at], output);
            text = text[(at + 1)..];
        }
        output.Append(text);
    }

    /// <summary>Appends a double; NaN and the infinities are strings.</summary>
    public static void WriteDouble(double value, Utf8Buffer output)
    {
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        WriteNumber(text[..DoubleText.Write(value, text)], double.IsFinite(value), output);
    }

    /// <summary>Appends a float; NaN and the infinities are strings.</summary>
    public static void WriteFloat(float value, Utf8Buffer output)
    {
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        WriteNumber(text[..DoubleText.Write(value, text)], float.IsFinite(value), output);
    }

    /// <summary>Appends a decimal in Java's form, <c>1E-7</c>.</summary>
    public static void WriteDecimal(Int128 unscaled, int scale, Utf8Buffer output) =>
        output.Advance(DecimalText.WriteJava(unscaled, scale, output.GetSpan(DecimalText.MaxLength)));

    /// <summary>Appends a long.</summary>
    public static void WriteLong(long value, Utf8Buffer output) => output.Advance(NumberText.Write(value, output.GetSpan(NumberText.MaxLength)));

    /// <summary>Appends bytes in base 64, in quotes.</summary>
    public static void WriteBinary(ReadOnlySpan<byte> value, Utf8Buffer output)
    {
        output.Append((byte)'"');
        Base64.EncodeToUtf8(value, output.GetSpan(Base64.GetMaxEncodedToUtf8Length(value.Length)), out _, out var written);
        output.Advance(written);
        output.Append((byte)'"');
    }

    static void WriteNumber(ReadOnlySpan<byte> text, bool finite, Utf8Buffer output)
    {
        if (!finite) output.Append((byte)'"');
        output.Append(text);
        if (!finite) output.Append((byte)'"');
    }

    static void WriteEscape(byte value, Utf8Buffer output)
    {
        output.Append((byte)'\\');
        var letter = value switch
        {
            (byte)'"' => (byte)'"',
            (byte)'\\' => (byte)'\\',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            _ => (byte)'u',
        };
        output.Append(letter);
        if (letter != (byte)'u') return;
        output.Append("00"u8);
        output.Append("0123456789ABCDEF"u8[value >> 4]);
        output.Append("0123456789ABCDEF"u8[value & 15]);
    }
}
