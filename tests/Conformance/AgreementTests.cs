using Frames.Columns;
using Frames.Sql;
using Frames.Tests.Conformance.Comparing;

namespace Frames.Tests.Conformance;

/// <summary>One query, two ways to run it, the same answer.</summary>
public sealed class AgreementTests : IDisposable
{
    readonly SparkSession local = Session("local[1]");

    public AgreementTests() => Arena.Poison = true;

    public void Dispose() => local.Dispose();

    [Fact]
    public void Optimizer_on_and_off() => Agree(250, mayPrune: true, ("frames.optimizer.enabled", "false"));

    [Fact]
    public void One_thread_and_two() => Agree(200, mayPrune: false, ("frames.threads", "2"));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Batches_of_few_rows(int rows) => Agree(150, mayPrune: false, ("frames.batchRows", rows.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Tiny_memory() => Agree(150, mayPrune: false, ("frames.memory", "64k"), ("frames.batchRows", "16"));

    [Fact]
    public void Poisoned_buffers_and_clean_ones() => Seeds.Check(100, example =>
    {
        Arena.Poison = false;
        var clean = Answer.Of(local, example);
        Arena.Poison = true;
        return Comparer.Difference(clean, Answer.Of(local, example), example.Query, mayPrune: false);
    });

    void Agree(int count, bool mayPrune, params ReadOnlySpan<(string Key, string Value)> settings)
    {
        using var other = Session("local[1]", settings);
        Seeds.Check(count, example => Comparer.Difference(Answer.Of(local, example), Answer.Of(other, example), example.Query, mayPrune));
    }

    static SparkSession Session(string master, params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var builder = SparkSession.Builder().Master(master).Config("spark.sql.session.timeZone", "UTC");
        foreach (var (key, value) in settings) builder.Config(key, value);
        return builder.Create();
    }
}
