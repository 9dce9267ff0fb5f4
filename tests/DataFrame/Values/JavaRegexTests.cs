using System.Text;
using Frames.Values;

namespace Frames.Tests.DataFrame.Values;

public class JavaRegexTests
{
    [Theory]
    [InlineData("\\d+", "a١1", "1")]
    [InlineData("\\w+", "éa_1", "a_1")]
    [InlineData("\\s", "\u00a0 ", " ")]
    [InlineData("\\h", "\u00a0", "\u00a0")]
    [InlineData("a++b", "aab", "aab")]
    [InlineData("a*+a", "aaa", null)]
    [InlineData("x{1,2}+y", "xxy", "xxy")]
    [InlineData("\\Qa.b*\\E+", "a.b**", "a.b**")]
    [InlineData("[a-c&&[^b]]+", "bac", "ac")]
    [InlineData("[a[x-z]]+", "bxaz", "xaz")]
    [InlineData("[^a&&b]", "a", "a")]
    [InlineData("[a-z&&[^aeiou]&&[^x]]+", "axyz", "yz")]
    [InlineData("[]a]+", "]a", "]a")]
    [InlineData(".", "\u0085\r\u2028x", "x")]
    [InlineData(".", "😀", "😀")]
    [InlineData("[^a]", "a😀", "😀")]
    [InlineData("[😀-😂]+", "a😁😂", "😁😂")]
    [InlineData("(?s).", "\r", "\r")]
    [InlineData("a$", "a\r\n", "a")]
    [InlineData("(?m)^b", "a\rb", "b")]
    [InlineData("\\R", "\r\n", "\r\n")]
    [InlineData("\\p{Alpha}+\\p{Punct}", "éab!", "ab!")]
    [InlineData("\\p{IsLatin}+", "яé", "é")]
    [InlineData("\\p{L}+", "1яé", "яé")]
    [InlineData("(?i)straSSE", "STRASSE", "STRASSE")]
    [InlineData("(?x) a b # note", "ab", "ab")]
    [InlineData("(?<y>a)(b)\\k<y>\\2", "abab", "abab")]
    [InlineData("(a)\\11", "aa1", "aa1")]
    [InlineData("\\x{1F600}\\u0041\\t\\041", "😀A\t!", "😀A\t!")]
    [InlineData("(?<=a)b", "ab", "b")]
    [InlineData("a{2}", "aaa", "aa")]
    public void First_match(string pattern, string text, string? expected)
    {
        var output = new Utf8Buffer();
        var regex = Get(pattern);
        Assert.Equal(expected, regex.TryExtract(Encoding.UTF8.GetBytes(text), 0, output) ? output.ToString() : null);
        Assert.Equal(expected is not null, regex.IsMatch(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("*a")]
    [InlineData("a**")]
    [InlineData("{")]
    [InlineData("a{,2}")]
    [InlineData("a{2,1}")]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("[a")]
    [InlineData("\\y")]
    [InlineData("\\")]
    [InlineData("(?")]
    [InlineData("\\p{Foo}")]
    [InlineData("(?(a)b)")]
    [InlineData("(?<n>a)(?<n>b)")]
    [InlineData("[z-a]")]
    public void Refused(string pattern)
    {
        Assert.False(JavaRegex.TryGet(pattern, out _, out var error));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        Assert.False(JavaRegex.TryGet(new string('(', 100_000), out _, out _));
        Assert.False(JavaRegex.TryGet(new string('[', 100_000), out _, out _));
    }

    [Theory]
    [InlineData("(\\d+)", "a1b22", "<$1>", 1, "a<1>b<22>")]
    [InlineData("(\\d+)", "a1b22", "<$1>", 3, "a1b<22>")]
    [InlineData("b", "éb", "x", 2, "éx")]
    [InlineData("(?<w>[a-z])", "ab", "${w}${w}", 1, "aabb")]
    [InlineData("a", "a", "\\$1", 1, "$1")]
    [InlineData("(a)", "a", "$12", 1, "a2")]
    [InlineData("", "ab", "-", 1, "-a-b-")]
    [InlineData(".", "😀é", "x", 1, "xx")]
    [InlineData("z", "abc", "x", 9, "abc")]
    public void Replaced(string pattern, string text, string replacement, int position, string expected)
    {
        var output = new Utf8Buffer();
        var regex = Get(pattern);
        Assert.True(regex.TryParseReplacement(replacement, out var parsed, out _));
        regex.Replace(Encoding.UTF8.GetBytes(text), parsed, output, position);
        Assert.Equal(expected, output.ToString());
    }

    [Theory]
    [InlineData("$1")]
    [InlineData("$")]
    [InlineData("\\")]
    [InlineData("${n}")]
    [InlineData("$x")]
    public void Replacements_without_their_group_are_refused(string replacement) => Assert.False(Get("a").TryParseReplacement(replacement, out _, out _));

    [Theory]
    [InlineData("[12]", "oneAtwo1three2", -1, "oneAtwo|three|")]
    [InlineData(",", "a,b,c", 2, "a|b,c")]
    [InlineData(",", ",a,,", -1, "|a||")]
    [InlineData("", "aé😀", -1, "a|é|😀")]
    [InlineData("", "abc", 2, "a|bc")]
    [InlineData("", "", -1, "")]
    [InlineData("(?=b)", "abab", -1, "a|ba|b")]
    [InlineData("x*", "abc", -1, "a|b|c|")]
    public void Split(string pattern, string text, int limit, string expected) =>
        Assert.Equal(expected, string.Join('|', Get(pattern).Split(Encoding.UTF8.GetBytes(text), limit)));

    [Fact]
    public void Groups_counts_and_places()
    {
        var regex = Get("(a)|(?<x>b)");
        Assert.Equal(2, regex.GroupCount);
        Assert.Equal(["", "b"], regex.ExtractAll("éab"u8, 2));
        Assert.Equal(2, regex.Count("éab"u8));
        Assert.Equal(2, regex.Locate("éab"u8));
        Assert.Equal(2, regex.Locate("😀b"u8));
        Assert.Equal(0, regex.Locate("é"u8));
    }

    static JavaRegex Get(string pattern)
    {
        Assert.True(JavaRegex.TryGet(pattern, out var regex, out var error), error);
        return regex;
    }
}
