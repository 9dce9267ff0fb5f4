using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Frames.Sql.Types;

namespace Frames.Values;

/// <summary>
/// An order and equality of text by Spark's names: bytes, small letters of code points, or a language's rules from ICU, with or without case (CI) and accents (AI); RTRIM passes over
/// blanks at the end.
/// </summary>
internal sealed class Collation
{
    public const string Binary = "UTF8_BINARY", Lowercase = "UTF8_LCASE", Unicode = "UNICODE";

    static readonly ConcurrentDictionary<string, Collation?> known = new(StringComparer.OrdinalIgnoreCase);
    static readonly Lazy<Dictionary<string, string>> locales = new(() => CultureInfo.GetCultures(CultureTypes.AllCultures).Where(culture => culture.Name.Length > 0)
        .GroupBy(NameOf, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Name, StringComparer.OrdinalIgnoreCase));

    readonly CompareInfo? info;
    readonly CompareOptions options;
    readonly bool lowers, trims;

    Collation(string name, CompareInfo? info, CompareOptions options, bool lowers, bool trims)
        => (Name, this.info, this.options, this.lowers, this.trims) = (name, info, options, lowers, trims);

    /// <summary>The name in Spark's spelling.</summary>
    public string Name { get; }

    /// <summary>Whether equal texts have equal bytes.</summary>
    public bool IsBinary => info is null && !lowers && !trims;

    /// <summary>Whether case counts where accents do not: text cannot be searched so.</summary>
    public bool IgnoresAccentsOnly => options == CompareOptions.IgnoreNonSpace;

    /// <summary>Whether texts compare by small letters, code point by code point, with blanks at the end.</summary>
    public bool IsLowercase => lowers && !trims;

    /// <summary>Whether texts compare by bytes but for blanks at the end.</summary>
    public bool IsOfBytes => info is null && !lowers;

    /// <summary>The collation of a name in any case.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out Collation? collation) => (collation = known.GetOrAdd(name, Make)) is not null;

    /// <summary>The collation that texts of one of two types compare by; null for bytes.</summary>
    public static Collation? Of(DataType left, DataType right) => Of(left) ?? Of(right);

    /// <summary>The collation that texts of a type compare by; null for bytes.</summary>
    public static Collation? Of(DataType type) => type is StringType { Collation: { } name } && TryFind(name, out var found) && !found.IsBinary ? found : null;

    public int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
        => info is null ? Key(left).AsSpan().SequenceCompareTo(Key(right)) : info.Compare(Text(left), Text(right), options);

    /// <summary>Bytes that are equal, and ordered by bytes, as the texts are by the collation.</summary>
    public byte[] Key(ReadOnlySpan<byte> text) => info is null ? Encoding.UTF8.GetBytes(lowers ? Lower(Text(text)) : Text(text)) : info.GetSortKey(Text(text), options).KeyData;

    /// <summary>Where the pattern stands first in the text from a place on, and the length of what it matches there; -1 if nowhere.</summary>
    public int Find(string text, string pattern, int start, out int length)
    {
        length = pattern.Length;
        if (pattern.Length == 0) return start;
        if (info is null) return lowers ? SameLength(text).IndexOf(SameLength(pattern), start, StringComparison.Ordinal) : text.IndexOf(pattern, start, StringComparison.Ordinal);
        var found = info.IndexOf(text.AsSpan(start), pattern, options, out length);
        return found < 0 ? -1 : start + found;
    }

    /// <summary>The length of what the pattern matches at the text's start; -1 if it does not.</summary>
    public int Prefix(string text, string pattern)
    {
        if (pattern.Length == 0) return 0;
        if (info is null) return (lowers ? SameLength(text).StartsWith(SameLength(pattern), StringComparison.Ordinal) : text.StartsWith(pattern, StringComparison.Ordinal)) ? pattern.Length : -1;
        return info.IsPrefix(text, pattern, options, out var length) ? length : -1;
    }

    /// <summary>The length of what the pattern matches at the text's end; -1 if it does not.</summary>
    public int Suffix(string text, string pattern)
    {
        if (pattern.Length == 0) return 0;
        if (info is null) return (lowers ? SameLength(text).EndsWith(SameLength(pattern), StringComparison.Ordinal) : text.EndsWith(pattern, StringComparison.Ordinal)) ? pattern.Length : -1;
        return info.IsSuffix(text, pattern, options, out var length) ? length : -1;
    }

    public bool AreEqual(string left, string right) => Compare(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right)) == 0;

    static Collation? Make(string name)
    {
        var upper = name.ToUpperInvariant();
        var trims = upper.EndsWith("_RTRIM", StringComparison.Ordinal);
        var suffix = trims ? "_RTRIM" : "";
        if (trims) upper = upper[..^suffix.Length];
        if (upper is Binary or Lowercase) return new(upper + suffix, null, CompareOptions.None, upper == Lowercase, trims);
        var (ignoresCase, ignoresAccents) = (false, false);
        while (true)
        {
            if (upper.EndsWith("_AI", StringComparison.Ordinal)) ignoresAccents = true;
            else if (upper.EndsWith("_CI", StringComparison.Ordinal)) ignoresCase = true;
            else if (!upper.EndsWith("_AS", StringComparison.Ordinal) && !upper.EndsWith("_CS", StringComparison.Ordinal)) break;
            upper = upper[..^"_AI".Length];
        }
        suffix = (ignoresCase ? "_CI" : "") + (ignoresAccents ? "_AI" : "") + suffix;
        var options = (ignoresCase ? CompareOptions.IgnoreCase : CompareOptions.None) | (ignoresAccents ? CompareOptions.IgnoreNonSpace : CompareOptions.None);
        if (upper == Unicode) return new(Unicode + suffix, CultureInfo.InvariantCulture.CompareInfo, options, false, trims);
        return locales.Value.TryGetValue(upper, out var locale) ? new(NameOf(CultureInfo.GetCultureInfo(locale)) + suffix, CultureInfo.GetCultureInfo(locale).CompareInfo, options, false, trims) : null;
    }

    /// <summary>A language, script and country as collations are called by them: the country with three letters.</summary>
    static string NameOf(CultureInfo culture)
    {
        var parts = culture.Name.Split('-');
        if (parts.Length > 1 && parts[^1] is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) parts[^1] = new RegionInfo(culture.Name).ThreeLetterISORegionName;
        return string.Join('_', parts);
    }

    string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(trims ? text.TrimEnd((byte)' ') : text);

    static string Lower(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // The only letter whose small form takes two code points.
            if (rune.Value == 0x130) result.Append("i\u0307");
            else result.Append(Rune.ToLowerInvariant(rune));
        }
        return result.ToString();
    }

    /// <summary>In small letters, each as long as the letter that it stands for.</summary>
    static string SameLength(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = char.ToLowerInvariant(source[i]);
    });
}
