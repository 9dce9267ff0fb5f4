namespace Frames.Values;

/// <summary>Booleans from and to text as Spark's CAST reads and prints them.</summary>
internal static class BooleanText
{
    /// <summary>The text of a boolean, <c>true</c> or <c>false</c>.</summary>
    public static ReadOnlySpan<byte> Text(bool value) => value ? "true"u8 : "false"u8;

    /// <summary>Reads t, true, y, yes, 1 / f, false, n, no, 0 in any case, control bytes around them ignored.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out bool value)
    {
        text = AsciiText.TrimControls(text);
        value = false;
        if (text.Length is 0 or > 5) return false;
        Span<byte> lower = stackalloc byte[text.Length];
        for (var i = 0; i < text.Length; i++) lower[i] = AsciiText.ToLower(text[i]);
        value = IsTrue(lower);
        return value || IsFalse(lower);
    }

    static bool IsTrue(ReadOnlySpan<byte> lower) =>
        lower.SequenceEqual("t"u8) || lower.SequenceEqual("true"u8) || lower.SequenceEqual("y"u8) || lower.SequenceEqual("yes"u8) || lower.SequenceEqual("1"u8);

    static bool IsFalse(ReadOnlySpan<byte> lower) =>
        lower.SequenceEqual("f"u8) || lower.SequenceEqual("false"u8) || lower.SequenceEqual("n"u8) || lower.SequenceEqual("no"u8) || lower.SequenceEqual("0"u8);
}
