using System.Text;
using System.Text.RegularExpressions;
using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class LikePatternTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("a", "", false)]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "ab%", true)]
    [InlineData("abc", "%bc", true)]
    [InlineData("abc", "%b%", true)]
    [InlineData("abc", "%", true)]
    [InlineData("", "%", true)]
    [InlineData("abc", "a_c", true)]
    [InlineData("aéc", "a_c", true)]
    [InlineData("a😀c", "a_c", true)]
    [InlineData("a\nc", "a%c", true)]
    [InlineData("abcbd", "a%b_", true)]
    [InlineData("abcbde", "a%b_", false)]
    [InlineData("a%c", "a\\%c", true)]
    [InlineData("abc", "a\\%c", false)]
    [InlineData("a\\c", "a\\\\c", true)]
    [InlineData("aab", "%aab", true)]
    [InlineData("xaab", "%%ab", true)]
    public void Matches(string text, string pattern, bool expected)
    {
        Assert.True(LikePattern.TryCompile(Encoding.UTF8.GetBytes(pattern), "\\"u8, out var like, out _));
        Assert.Equal(expected, like.IsMatch(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("a\\", "\\", true)]
    [InlineData("a\\b", "\\", false)]
    [InlineData("a/", "/", true)]
    public void A_wrong_escape_is_refused(string pattern, string escape, bool atEnd)
    {
        Assert.False(LikePattern.TryCompile(Encoding.UTF8.GetBytes(pattern), Encoding.UTF8.GetBytes(escape), out _, out var escapeAtEnd));
        Assert.Equal(atEnd, escapeAtEnd);
    }

    [Fact]
    public void Another_escape_makes_the_backslash_ordinary()
    {
        Assert.True(LikePattern.TryCompile("a\\/%"u8, "/"u8, out var like, out _));
        Assert.True(like.IsMatch("a\\%"u8));
    }

    [Property(MaxTest = 500)]
    public void Texts_searched_together_match_as_one_by_one(byte[] pattern, byte[][] texts)
    {
        var like = string.Concat(pattern.Select(b => "aab%%_"[b % 6]));
        Assert.True(LikePattern.TryCompile(Encoding.UTF8.GetBytes(like), "\\"u8, out var compiled, out _));
        var values = texts.Select(text => Encoding.UTF8.GetBytes(string.Concat((text ?? []).Select(b => "aab"[b % 3])))).ToArray();
        var offsets = new int[values.Length + 1];
        // Texts need not begin with the buffer.
        offsets[0] = 1;
        for (var i = 0; i < values.Length; i++) offsets[i + 1] = offsets[i] + values[i].Length;
        var matches = new ulong[values.Length / 64 + 1];
        compiled.Find([(byte)'a', .. values.SelectMany(value => value), (byte)'a'], offsets, matches);
        for (var i = 0; i < values.Length; i++) Assert.Equal(compiled.IsMatch(values[i]), (matches[i >> 6] >> i & 1) != 0);
    }

    [Property(MaxTest = 2000)]
    public void Agrees_with_a_regular_expression(byte[] pattern, byte[] text)
    {
        var like = string.Concat(pattern.Select(b => "aab_%é"[b % 6]));
        var value = string.Concat(text.Select(b => "aabé"[b % 4]));
        var regex = "^" + like.Replace("%", "(?s:.)*").Replace("_", "(?s:.)") + "\\z";
        Assert.True(LikePattern.TryCompile(Encoding.UTF8.GetBytes(like), "\\"u8, out var compiled, out _));
        Assert.Equal(Regex.IsMatch(value, regex), compiled.IsMatch(Encoding.UTF8.GetBytes(value)));
    }
}
