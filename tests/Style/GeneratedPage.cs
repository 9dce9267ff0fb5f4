using System.Text.RegularExpressions;

namespace Frames.Tests.Style;

/// <summary>
/// A page of docs that is made from declarations. With the environment variable <c>FRAMES_REWRITE_DOCS=1</c> a test writes it; else the test checks that what the page lists exists,
/// and prints what it does not list yet.
/// </summary>
static partial class GeneratedPage
{
    public static void Check(string path, string text)
    {
        if (Environment.GetEnvironmentVariable("FRAMES_REWRITE_DOCS") == "1") File.WriteAllText(Repository.Full(path), text);
        var written = Names(File.ReadAllText(Repository.Full(path)));
        var declared = Names(text);
        Assert.NotEmpty(written);
        var missing = declared.Except(written).ToList();
        if (missing.Count > 0) TestContext.Current.TestOutputHelper?.WriteLine($"{path} does not list yet: {string.Join(", ", missing)}. FRAMES_REWRITE_DOCS=1 writes it anew.");
        Assert.Empty(written.Except(declared));
    }

    /// <summary>A table's row; a bar within a cell is escaped.</summary>
    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n";

    public static string Header(params IReadOnlyCollection<string> titles) => Row(titles) + $"|{string.Concat(titles.Select(_ => "---|"))}\n";

    static List<string> Names(string page) => [.. FirstCell().Matches(page).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
