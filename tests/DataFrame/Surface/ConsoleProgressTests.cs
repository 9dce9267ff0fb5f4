using Frames.Backends;
using Frames.Sql;

namespace Frames.Tests.Surface;

/// <summary>The bar in the terminal.</summary>
public class ConsoleProgressTests
{
    [Fact]
    public void It_appears_after_a_moment_moves_and_goes()
    {
        var now = 0L;
        var output = new StringWriter();
        var bar = new ConsoleProgress(output, 40, () => now);
        bar.Report(new("Sort", 0, 10));
        now = 400;
        bar.Report(new("Sort", 1, 10));
        Assert.Empty(output.ToString());
        now = 600;
        bar.Report(new("Sort", 5, 10));
        now = 700;
        bar.Report(new("Sort", 6, 10));
        now = 900;
        bar.Report(new("Sort", 10, 10));
        bar.Clear();
        bar.Clear();
        Assert.Equal(["[Sort:============>             5 / 10]", "[Sort:=======================> 10 / 10]"],
            output.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries).Take(2));
        Assert.Equal("\r" + new string(' ', 39) + "\r", output.ToString()[^41..]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(80)]
    public void It_never_is_wider_than_the_terminal(int width)
        => Assert.All(Enumerable.Range(0, 12), done => Assert.InRange(ConsoleProgress.Line(new("HashAggregate", done, 11), width).Length, 0, width - 1));

    [Fact]
    public void A_query_that_ends_soon_shows_nothing()
    {
        var output = new StringWriter();
        var bar = new ConsoleProgress(output, 40, () => 0);
        bar.Report(new("Sort", 1, 2));
        bar.Clear();
        Assert.Empty(output.ToString());
    }

    [Theory]
    [InlineData("frames.ui.showConsoleProgress")]
    [InlineData("spark.ui.showConsoleProgress")]
    public void A_setting_switches_it_off(string setting) => Assert.Null(ConsoleProgress.ForTerminal(new Dictionary<string, string> { [setting] = "false" }));
}
