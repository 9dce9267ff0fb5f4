using System.Diagnostics;
using System.Text;
using Frames.Values;

namespace Frames.Tests.Values;

/// <summary>Patterns that can match in exponentially many ways are searched for in the end, or refused, within a time limit.</summary>
public class SlowPatternTests
{
    static readonly byte[] text = Encoding.UTF8.GetBytes(new string('a', 60) + "!");

    [Theory]
    [InlineData("(a+)+b")]
    [InlineData("(a|aa)+c")]
    [InlineData("(?:[a-z]+)*[0-9]")]
    [InlineData("(.*a){25}b")]
    public void Repetitions_of_repetitions(string pattern)
    {
        Assert.True(JavaRegex.TryGet(pattern, out var regex, out _));
        var watch = Stopwatch.StartNew();
        Assert.False(regex.IsMatch(text));
        Assert.Equal(0, regex.Count(text));
        Assert.Equal(0, regex.Locate(text));
        Assert.Empty(regex.ExtractAll(text, 0));
        Assert.Equal([Encoding.UTF8.GetString(text)], regex.Split(text));
        Assert.True(regex.TryParseReplacement("x", out var replacement, out _));
        var output = new Utf8Buffer();
        output.Append("before "u8);
        regex.Replace(text, replacement, output);
        Assert.Equal("before " + Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(output.Written));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void What_no_automaton_can_search_for_is_an_error()
    {
        Assert.True(JavaRegex.TryGet(@"(a+)+\1b", out var regex, out _));
        Assert.Contains("regular expression", Assert.Throws<FramesException>(() => regex.IsMatch(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_found_after_the_engine_has_changed()
    {
        Assert.True(JavaRegex.TryGet("(x+x+)+(y)", out var regex, out _));
        Assert.False(regex.IsMatch(Encoding.UTF8.GetBytes(new string('x', 60))));
        var output = new Utf8Buffer();
        Assert.True(regex.TryExtract("axxxxy"u8, 2, output));
        Assert.Equal("y", Encoding.UTF8.GetString(output.Written));
    }
}
