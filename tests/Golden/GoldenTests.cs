using System.Formats.Tar;
using System.IO.Compression;
using Frames.Tests.Golden.Delta;
using Frames.Tests.Golden.Sql;

namespace Frames.Tests.Golden;

/// <summary>The project's own copy of recorded answers: what fails stands in a list, and what the list names must still fail.</summary>
public class GoldenTests
{
    static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");

    [Fact]
    public void Sql_answers_are_Sparks_but_for_the_listed_ones()
        => Check("known-failures.txt", SqlSuite.Run(Path.Combine(Data, "sql"), "local", null));

    [Fact]
    public void Delta_tables_are_read_as_Spark_reads_them_but_for_the_listed_ones()
    {
        var folder = Directory.CreateTempSubdirectory("frames-golden-").FullName;
        try
        {
            using (var archive = new GZipStream(File.OpenRead(Path.Combine(Data, "delta.tar.gz")), CompressionMode.Decompress)) TarFile.ExtractToDirectory(archive, folder, overwriteFiles: false);
            Check("known-delta-failures.txt", DeltaSuite.Run(Path.Combine(folder, "delta"), "local", null));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One case in so many, for a server takes minutes for all; the command runs them all.</summary>
    const int Share = 15;

    [Theory]
    [InlineData(false, "known-spark-failures.txt")]
    [InlineData(true, "known-spark-plan-failures.txt")]
    public void Spark_gives_its_own_answers_through_the_client(bool parsed, string list)
    {
        var address = Environment.GetEnvironmentVariable("SPARK_REMOTE");
        if (string.IsNullOrEmpty(address)) Assert.Skip("skipped, because SPARK_REMOTE names no Spark Connect server");
        Check(list, SqlSuite.Run(Path.Combine(Data, "sql"), address, null, parsed, Share), partial: true);
    }

    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1", "2", false)]
    [InlineData("0.1", "0.10000000000000002", true)]
    [InlineData("0.1", "0.1000000000000001", false)]
    [InlineData("null", "\"null\"", false)]
    public void The_comparer_tells_rows_apart(string expected, string actual, bool same)
        => Assert.Equal(same, AnswerComparer.Difference(Rows(expected), Rows(actual), ordered: false) is null);

    [Fact]
    public void The_comparer_sees_names_types_nullability_order_and_errors()
    {
        var expected = new Answer([("a", "int", false)], ["1", "2"], null, null, new Dictionary<string, string>());
        Assert.Null(AnswerComparer.Difference(expected, expected, ordered: true));
        Assert.NotNull(AnswerComparer.Difference(expected, expected with { Columns = [("b", "int", false)] }, false));
        Assert.NotNull(AnswerComparer.Difference(expected, expected with { Columns = [("a", "bigint", false)] }, false));
        Assert.NotNull(AnswerComparer.Difference(expected, expected with { Columns = [("a", "int", true)] }, false));
        Assert.NotNull(AnswerComparer.Difference(expected, expected with { Rows = ["2", "1"] }, ordered: true));
        Assert.Null(AnswerComparer.Difference(expected, expected with { Rows = ["2", "1"] }, ordered: false));
        var error = Answer.Failed(new FramesException("DIVIDE_BY_ZERO", "22012", "", new Dictionary<string, string> { ["config"] = "x" }));
        Assert.NotNull(AnswerComparer.Difference(expected, error, false));
        Assert.NotNull(AnswerComparer.Difference(error, expected, false));
        Assert.NotNull(AnswerComparer.Difference(error, error with { Parameters = new Dictionary<string, string> { ["config"] = "y" } }, false));
    }

    static void Check(string list, IEnumerable<GoldenResult> found, bool partial = false)
    {
        var known = KnownFailures.Read(Path.Combine(Data, list));
        var results = found.Where(result => !result.Skipped).ToList();
        if (partial) known.IntersectWith(results.Select(result => result.Id));
        var failing = results.Where(result => !result.Passed).ToDictionary(result => result.Id, result => result.Reason);
        var unlisted = failing.Where(failure => !known.Contains(failure.Key)).Select(failure => $"{failure.Key}: {failure.Value}").ToList();
        var passing = known.Where(id => !failing.ContainsKey(id)).ToList();
        Assert.True(unlisted.Count == 0, $"{unlisted.Count} answers fail that are not listed:\n{string.Join('\n', unlisted.Take(20))}");
        Assert.True(passing.Count == 0, $"{passing.Count} listed answers pass now: take them from the list:\n{string.Join('\n', passing.Take(20))}");
    }

    static Answer Rows(params string[] rows) => new([("x", "double", true)], rows, null, null, new Dictionary<string, string>());
}
