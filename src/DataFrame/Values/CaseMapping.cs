using System.Globalization;
using System.Text;

namespace Frames.Values;

/// <summary>upper, lower and initcap by Unicode's full case mapping, in no language: sharp s becomes SS, a final sigma is known by its place.</summary>
internal static class CaseMapping
{
    const int dottedCapitalI = 0x130;
    const int capitalSigma = 0x3A3;

    /// <summary>Appends the text in upper case.</summary>
    public static void ToUpper(ReadOnlySpan<byte> text, Utf8Buffer output)
    {
        while (AppendAscii(ref text, output, 'a', 'z'))
        {
            var rune = Utf8Text.First(text, out var length);
            if (SpecialCasing.TryGet(rune.Value, out var upper, out _)) output.Append(upper);
            else AppendMapped(Rune.ToUpperInvariant(rune), rune, text[..length], output);
            text = text[length..];
        }
    }

    /// <summary>Appends the text in lower case.</summary>
    public static void ToLower(ReadOnlySpan<byte> text, Utf8Buffer output)
    {
        var all = text;
        while (AppendAscii(ref text, output, 'A', 'Z'))
        {
            AppendLower(all, all.Length - text.Length, output, out var length);
            text = text[length..];
        }
    }

    /// <summary>Appends the text in lower case, each word's first code point in title case; words end at spaces (U+0020) alone.</summary>
    public static void ToTitle(ReadOnlySpan<byte> text, Utf8Buffer output)
    {
        var starts = true;
        for (int at = 0, length; at < text.Length; at += length)
        {
            if (starts) AppendTitle(text[at..], output, out length);
            else AppendLower(text, at, output, out length);
            starts = text[at] == (byte)' ';
        }
    }

    /// <summary>The first letter of each word large and the others small; a word ends at all but letters, digits, marks and what stands inside words.</summary>
    public static void ToTitleOfWords(ReadOnlySpan<byte> text, Utf8Buffer output)
    {
        var starts = true;
        for (int at = 0, length; at < text.Length; at += length)
        {
            var rune = Utf8Text.First(text[at..], out length);
            if (starts && Rune.IsLetter(rune)) AppendTitle(text[at..], output, out length);
            else AppendLower(text, at, output, out length);
            starts = !Rune.IsLetterOrDigit(rune) && (starts || !IsInsideWord(rune));
        }
    }

    static bool IsInsideWord(Rune rune) => rune.Value is '_' or '\'' or '.' or ':' or 0xB7 or 0x2019
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    static void AppendTitle(ReadOnlySpan<byte> text, Utf8Buffer output, out int length)
    {
        var rune = Utf8Text.First(text, out length);
        if (SpecialCasing.TryGet(rune.Value, out _, out var title)) output.Append(title);
        else AppendMapped(IsGeorgian(rune) ? rune : Rune.ToUpperInvariant(rune), rune, text[..length], output);
    }

    static void AppendLower(ReadOnlySpan<byte> text, int at, Utf8Buffer output, out int length)
    {
        var rune = Utf8Text.First(text[at..], out length);
        if (rune.Value == dottedCapitalI) output.Append("i\u0307");
        else if (rune.Value == capitalSigma) output.Append(IsFinal(text, at, length) ? "\u03C2" : "\u03C3");
        else AppendMapped(Rune.ToLowerInvariant(rune), rune, text.Slice(at, length), output);
    }

    /// <summary>Copies and maps ASCII up to the first byte that is none; false at the end.</summary>
    static bool AppendAscii(ref ReadOnlySpan<byte> text, Utf8Buffer output, char first, char last)
    {
        var count = text.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (count < 0) count = text.Length;
        var target = output.GetSpan(count);
        for (var i = 0; i < count; i++) target[i] = (uint)(text[i] - first) <= (uint)(last - first) ? (byte)(text[i] ^ 0x20) : text[i];
        output.Advance(count);
        text = text[count..];
        return !text.IsEmpty;
    }

    static void AppendMapped(Rune mapped, Rune rune, ReadOnlySpan<byte> original, Utf8Buffer output)
    {
        if (mapped == rune) output.Append(original);
        else output.Append(mapped);
    }

    /// <summary>A sigma is final after a cased letter and before none, marks and such in between not counted.</summary>
    static bool IsFinal(ReadOnlySpan<byte> text, int at, int length)
    {
        var after = text[(at + length)..];
        while (!after.IsEmpty)
        {
            var rune = Utf8Text.First(after, out var bytes);
            if (!IsCaseIgnorable(rune))
            {
                if (IsCased(rune)) return false;
                break;
            }
            after = after[bytes..];
        }
        var before = text[..at];
        while (!before.IsEmpty)
        {
            Rune.DecodeLastFromUtf8(before, out var rune, out var bytes);
            if (!IsCaseIgnorable(rune)) return IsCased(rune);
            before = before[..^bytes];
        }
        return false;
    }

    static bool IsCased(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    static bool IsCaseIgnorable(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || rune.Value is '\'' or '.' or ':' or 0xB7 or 0x2018 or 0x2019 or 0x2024 or 0x2027 or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07 or 0xFF0E or 0xFF1A;

    /// <summary>Georgian letters have capitals, but no title case.</summary>
    static bool IsGeorgian(Rune rune) => rune.Value is >= 0x10D0 and <= 0x10FF;
}
