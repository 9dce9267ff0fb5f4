using System.Collections.Frozen;
using System.Globalization;

namespace Frames.Values.Patterns;

/// <summary>What stands inside a .NET character class for Java's predefined classes and properties.</summary>
internal static class JavaProperties
{
    public const string VerticalSpace = "\\n\\u000B\\f\\r\\u0085\\u2028\\u2029";
    public const string HorizontalSpace = " \\t\\u00A0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000";

    static readonly FrozenDictionary<string, string> named = new Dictionary<string, string>
    {
        ["Lower"] = "a-z",
        ["Upper"] = "A-Z",
        ["ASCII"] = "\\u0000-\\u007F",
        ["Alpha"] = "a-zA-Z",
        ["Digit"] = "0-9",
        ["Alnum"] = "a-zA-Z0-9",
        ["Punct"] = "!-/:-@\\u005B-`{-~",
        ["Graph"] = "!-~",
        ["Print"] = " -~",
        ["Blank"] = " \\t",
        ["Cntrl"] = "\\u0000-\\u001F\\u007F",
        ["XDigit"] = "0-9a-fA-F",
        ["Space"] = " \\t\\n\\u000B\\f\\r",
        ["javaLowerCase"] = "\\p{Ll}\\u00AA\\u00BA",
        ["javaUpperCase"] = "\\p{Lu}",
        ["javaLetter"] = "\\p{L}",
        ["javaDigit"] = "\\p{Nd}",
        ["javaLetterOrDigit"] = "\\p{L}\\p{Nd}",
        ["javaAlphabetic"] = "\\p{L}\\p{Nl}",
        ["javaWhitespace"] = "\\t-\\r\\u001C-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000",
        ["javaSpaceChar"] = "\\p{Z}",
        ["IsAlphabetic"] = "\\p{L}\\p{Nl}",
        ["IsIdeographic"] = "\\u3006\\u3007\\u3021-\\u3029\\u3038-\\u303A\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAD9",
        ["IsLetter"] = "\\p{L}",
        ["IsLowercase"] = "\\p{Ll}\\u00AA\\u00BA",
        ["IsUppercase"] = "\\p{Lu}",
        ["IsTitlecase"] = "\\p{Lt}",
        ["IsPunctuation"] = "\\p{P}",
        ["IsControl"] = "\\p{Cc}",
        ["IsWhite_Space"] = "\\s",
        ["IsDigit"] = "\\p{Nd}",
        ["IsHex_Digit"] = "0-9a-fA-F\\uFF10-\\uFF19\\uFF21-\\uFF26\\uFF41-\\uFF46",
        ["IsLatin"] = "A-Za-z\\u00AA\\u00BA\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02B8\\u02E0-\\u02E4\\u1D00-\\u1D25"
            + "\\u1E00-\\u1EFF\\u2C60-\\u2C7F\\uA722-\\uA787\\uFB00-\\uFB06\\uFF21-\\uFF3A\\uFF41-\\uFF5A",
        ["IsGreek"] = "\\u0370-\\u0373\\u0375-\\u0377\\u037A-\\u037D\\u037F\\u0384\\u0386\\u0388-\\u03E1\\u03F0-\\u03FF\\u1F00-\\u1FFE",
        ["IsCyrillic"] = "\\u0400-\\u0484\\u0487-\\u052F\\u1C80-\\u1C88\\u1D2B\\u1D78\\u2DE0-\\u2DFF\\uA640-\\uA69F",
        ["IsArabic"] = "\\u0600-\\u0604\\u0606-\\u060B\\u060D-\\u061A\\u061C-\\u061E\\u0620-\\u063F"
            + "\\u0641-\\u064A\\u0656-\\u066F\\u0671-\\u06DC\\u06DE-\\u06FF\\u0750-\\u077F",
        ["IsHebrew"] = "\\u0591-\\u05C7\\u05D0-\\u05EA\\u05EF-\\u05F4\\uFB1D-\\uFB4F",
        ["IsHan"] = "\\u2E80-\\u2E99\\u2E9B-\\u2EF3\\u2F00-\\u2FD5\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303B\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAD9",
        ["IsHiragana"] = "\\u3041-\\u3096\\u309D-\\u309F",
        ["IsKatakana"] = "\\u30A1-\\u30FA\\u30FD-\\u30FF\\u31F0-\\u31FF\\u32D0-\\u32FE\\u3300-\\u3357\\uFF66-\\uFF6F\\uFF71-\\uFF9D",
        ["IsHangul"] = "\\u1100-\\u11FF\\u3131-\\u318E\\uA960-\\uA97C\\uAC00-\\uD7A3",
        ["IsThai"] = "\\u0E01-\\u0E3A\\u0E40-\\u0E5B",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The class behind d, w, s, h, v and their capitals, which negate; null for other letters.</summary>
    public static string? Predefined(char letter, JavaFlags flags) => (char.ToLowerInvariant(letter), flags.HasFlag(JavaFlags.UnicodeClasses)) switch
    {
        ('d', false) => "0-9",
        ('d', true) => "\\d",
        ('w', false) => "a-zA-Z0-9_",
        ('w', true) => "\\w",
        ('s', false) => " \\t\\n\\u000B\\f\\r",
        ('s', true) => "\\s",
        ('h', _) => HorizontalSpace,
        ('v', _) => VerticalSpace,
        _ => null,
    };

    /// <summary>The class of a property by its name as Java writes it in braces.</summary>
    /// <exception cref="FormatException">There is no such property.</exception>
    public static string OfName(string name)
    {
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
        {
            var value = name[(equals + 1)..];
            return name[..equals].ToUpperInvariant() switch
            {
                "SC" or "SCRIPT" => OfName("Is" + value),
                "BLK" or "BLOCK" => OfName("In" + value),
                "GC" or "GENERAL_CATEGORY" => Category(value) ?? throw Unknown(name),
                _ => throw Unknown(name),
            };
        }
        // Java takes the names with Is in any case, the others only as they are written here.
        var anyCase = name.StartsWith("Is", StringComparison.OrdinalIgnoreCase);
        if (named.TryGetValue(name, out var items) && (anyCase || named.Keys.Contains(name, StringComparer.Ordinal))) return items;
        if (name.StartsWith("In", StringComparison.OrdinalIgnoreCase)) return $"\\p{{Is{Block(name[2..])}}}";
        var category = Category(name.StartsWith("Is", StringComparison.OrdinalIgnoreCase) ? name[2..] : name);
        return category ?? throw Unknown(name);
    }

    static string? Category(string name)
    {
        if (name == "LC") return "\\p{Lu}\\p{Ll}\\p{Lt}";
        if (name == "L1") return "\\u0000-\\u00FF";
        const string pairs = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn";
        var known = name is "L" or "M" or "N" or "P" or "S" or "Z" or "C" || (name.Length == 2 && pairs.Contains(name, StringComparison.Ordinal));
        return known ? $"\\p{{{name}}}" : null;
    }

    /// <summary>A block's name without blanks and underscores, and with words capitalised, as .NET has it; Greek is .NET's name for GreekandCoptic.</summary>
    static string Block(string name)
    {
        var words = name.Split('_', ' ').Select(w => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(w.ToLowerInvariant()));
        var block = string.Concat(words);
        return block switch
        {
            "LatinExtendedA" => "LatinExtended-A",
            "LatinExtendedB" => "LatinExtended-B",
            "Latin1Supplement" => "Latin-1Supplement",
            _ => block,
        };
    }

    static FormatException Unknown(string name) => new($"Unknown character property name {{{name}}}");
}
