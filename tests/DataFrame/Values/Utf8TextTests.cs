using System.Text;
using Frames.Values;
using FsCheck;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class Utf8TextTests
{
    [Theory]
    [InlineData("abcdef", 2, 3, "bcd")]
    [InlineData("abcdef", 0, 2, "ab")]
    [InlineData("abcdef", -3, 2, "de")]
    [InlineData("abc", -5, 3, "a")]
    [InlineData("abc", -5, 2, "")]
    [InlineData("abc", 2, int.MaxValue, "bc")]
    [InlineData("abc", 4, 1, "")]
    [InlineData("abc", 1, -1, "")]
    [InlineData("é😀xé", 2, 2, "😀x")]
    [InlineData("é😀xé", -2, 9, "xé")]
    [InlineData("", 1, 1, "")]
    [InlineData("abc", int.MinValue, int.MaxValue, "ab")]
    public void Substring(string text, int position, int length, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(Utf8Text.Substring(Encoding.UTF8.GetBytes(text), position, length)));

    [Property(MaxTest = 300)]
    public void Code_points_are_runes(NonNull<string> text)
    {
        var longer = string.Concat(Enumerable.Repeat(text.Get + "é😀a日", 9));
        var bytes = Encoding.UTF8.GetBytes(longer);
        Assert.Equal(longer.EnumerateRunes().Count(), Utf8Text.CountCodePoints(bytes));
        var buffer = new Utf8Buffer();
        Utf8Text.Reverse(bytes, buffer);
        Assert.Equal(string.Concat(longer.EnumerateRunes().Reverse()), buffer.ToString());
    }

    [Theory]
    [InlineData("abcabc", "c", 1, 3)]
    [InlineData("abcabc", "c", 4, 6)]
    [InlineData("aéc", "c", 1, 3)]
    [InlineData("abc", "", 3, 1)]
    [InlineData("abc", "x", 1, 0)]
    [InlineData("abc", "a", 0, 0)]
    [InlineData("abc", "c", 9, 0)]
    public void Locate(string text, string part, int from, int expected) =>
        Assert.Equal(expected, Utf8Text.Locate(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(part), from));

    [Theory]
    [InlineData("www.apache.org", ".", 2, "www.apache")]
    [InlineData("www.apache.org", ".", -2, "apache.org")]
    [InlineData("www.apache.org", ".", 5, "www.apache.org")]
    [InlineData("www.apache.org", ".", 0, "")]
    [InlineData("aaaa", "aa", 2, "a")]
    [InlineData("aaaa", "aa", -2, "a")]
    [InlineData("a||", "||", -1, "")]
    public void Substring_index(string text, string delimiter, int count, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(Utf8Text.SubstringIndex(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(delimiter), count)));

    [Theory]
    [InlineData("straße ŉ ﬃ ı", "STRASSE ʼN FFI I", "straße ŉ ﬃ ı", "Straße ʼN Ffi I")]
    [InlineData("ΣΑΣ ΑΣ.", "ΣΑΣ ΑΣ.", "σας ας.", "Σας Ας.")]
    [InlineData("ΑΣ1 ΑΣ'Α ΑΣ-Α ΑΣ:Α", "ΑΣ1 ΑΣ'Α ΑΣ-Α ΑΣ:Α", "ας1 ασ'α ας-α ασ:α", "Ας1 Ασ'α Ας-α Ασ:α")]
    [InlineData("İstanbul ǆ", "İSTANBUL Ǆ", "i̇stanbul ǆ", "İstanbul ǅ")]
    [InlineData("o'NEIL a.b\tc  d", "O'NEIL A.B\tC  D", "o'neil a.b\tc  d", "O'neil A.b\tc  D")]
    [InlineData("ა𐐨", "Ა𐐀", "ა𐐨", "ა𐐨")]
    public void Case(string text, string upper, string lower, string title)
    {
        var (bytes, buffer) = (Encoding.UTF8.GetBytes(text), new Utf8Buffer(1));
        CaseMapping.ToUpper(bytes, buffer);
        Assert.Equal(upper, buffer.ToString());
        buffer.Truncate();
        CaseMapping.ToLower(bytes, buffer);
        Assert.Equal(lower, buffer.ToString());
        buffer.Truncate();
        CaseMapping.ToTitle(bytes, buffer);
        Assert.Equal(title, buffer.ToString());
    }

    [Theory]
    [InlineData("xyabcyx", "xy", "abcyx", "xyabc")]
    [InlineData("éaé", "é", "aé", "éa")]
    [InlineData("aaa", "a", "", "")]
    [InlineData("abc", "", "abc", "abc")]
    public void Trim(string text, string set, string start, string end)
    {
        Assert.Equal(start, Encoding.UTF8.GetString(Padding.TrimStart(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(set))));
        Assert.Equal(end, Encoding.UTF8.GetString(Padding.TrimEnd(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(set))));
        Assert.Equal("\tx", Encoding.UTF8.GetString(Padding.TrimStart("  \tx"u8)));
    }

    [Theory]
    [InlineData("hi", 5, "??", "???hi", "hi???")]
    [InlineData("hi", 5, "éa", "éaéhi", "hiéaé")]
    [InlineData("hello", 2, "x", "he", "he")]
    [InlineData("hi", 5, "", "hi", "hi")]
    [InlineData("hi", -1, "x", "", "")]
    public void Pad(string text, int length, string pad, string start, string end)
    {
        var buffer = new Utf8Buffer();
        Padding.PadStart(Encoding.UTF8.GetBytes(text), length, Encoding.UTF8.GetBytes(pad), buffer);
        Assert.Equal(start, buffer.ToString());
        buffer.Truncate();
        Padding.PadEnd(Encoding.UTF8.GetBytes(text), length, Encoding.UTF8.GetBytes(pad), buffer);
        Assert.Equal(end, buffer.ToString());
    }

    [Theory]
    [InlineData("AaBbCc", "abc", "123", "A1B2C3")]
    [InlineData("AaBbCc", "ac", "1", "A1BbC")]
    [InlineData("aéa", "éa", "xy", "yxy")]
    [InlineData("aba", "aa", "xy", "xbx")]
    public void Translate(string text, string from, string to, string expected)
    {
        var buffer = new Utf8Buffer();
        Padding.Translate(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(from), Encoding.UTF8.GetBytes(to), buffer);
        Assert.Equal(expected, buffer.ToString());
    }

    [Theory]
    [InlineData("aXbXc", "X", "--", "a--b--c")]
    [InlineData("abc", "", "x", "abc")]
    [InlineData("aaa", "aa", "b", "ba")]
    public void Replace(string text, string part, string replacement, string expected)
    {
        var buffer = new Utf8Buffer();
        Utf8Text.Replace(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(part), Encoding.UTF8.GetBytes(replacement), buffer);
        Assert.Equal(expected, buffer.ToString());
    }

    [Theory]
    [InlineData("Robert", "R163")]
    [InlineData("Ashcraft", "A261")]
    [InlineData("Tymczak", "T522")]
    [InlineData("Pfister", "P236")]
    [InlineData("Honeyman", "H555")]
    [InlineData("b-b", "B100")]
    [InlineData("bhb", "B000")]
    [InlineData("bab", "B100")]
    [InlineData("Bob é", "B100")]
    [InlineData("1abc", "1abc")]
    [InlineData("éa", "éa")]
    [InlineData("", "")]
    public void Soundex(string text, string expected)
    {
        var buffer = new Utf8Buffer();
        TextDistance.Soundex(Encoding.UTF8.GetBytes(text), buffer);
        Assert.Equal(expected, buffer.ToString());
    }

    [Theory]
    [InlineData("kitten", "sitting", int.MaxValue, 3)]
    [InlineData("kitten", "sitting", 2, -1)]
    [InlineData("kitten", "sitting", 3, 3)]
    [InlineData("", "abc", int.MaxValue, 3)]
    [InlineData("é😀", "e😀", int.MaxValue, 1)]
    [InlineData("same", "same", 0, 0)]
    public void Levenshtein(string a, string b, int threshold, int expected) =>
        Assert.Equal(expected, TextDistance.Levenshtein(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b), threshold));

    [Fact]
    public void Order_is_by_unsigned_bytes()
    {
        Assert.True(Utf8Text.Compare("\uFFFD"u8, "😀"u8) < 0);
        Assert.True(Utf8Text.Compare("z"u8, "é"u8) < 0);
    }
}
