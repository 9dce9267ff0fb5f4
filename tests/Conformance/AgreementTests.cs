using Frames.Backends.Gpu.Device;
using Frames.Columns;
using Frames.Tests.Conformance.Comparing;

namespace Frames.Tests.Conformance;

/// <summary>One query, two ways to run it in this process, the same answer.</summary>
public sealed class AgreementTests : IDisposable
{
    readonly Engine local = Engine.Here("local");

    public AgreementTests() => Arena.Poison = true;

    public void Dispose() => local.Dispose();

    [Fact]
    public void Optimizer_on_and_off() => Agree(250, Engine.Here("without optimizer", settings: ("frames.optimizer.enabled", "false")));

    [Fact]
    public void Text_and_fluent_calls() => Agree(250, Engine.Here("fluent", fluent: true));

    [Fact]
    public void One_thread_and_two() => Agree(200, Engine.Here("two threads", settings: [("frames.threads", "2"), ("frames.batchRows", "16")]));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Batches_of_few_rows(int rows) =>
        Agree(150, Engine.Here("small batches", settings: ("frames.batchRows", rows.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Tiny_memory() => Agree(150, Engine.Here("tiny memory", settings: [("frames.memory", "64k"), ("frames.batchRows", "16")]));

    [Theory]
    [InlineData(nameof(Layout.Sliced))]
    [InlineData(nameof(Layout.Dictionary))]
    [InlineData(nameof(Layout.Constant))]
    [InlineData(nameof(Layout.Garbage))]
    public void Forms_of_vectors(string layout) => Agree(150, Engine.Here(layout, layout: Enum.Parse<Layout>(layout)));

    // OpenCL compiles each kernel anew, which costs more than the query.
    [Theory]
    [InlineData("cpu", 200)]
    [InlineData("opencl", 40)]
    public void Local_and_Gpu(string device, int count)
    {
        if (ComputeDevice.Open(device) is null) Assert.Skip($"skipped, because this machine has no device of the kind {device}");
        Agree(count, Engine.Here(device, $"gpu[{device}]"));
    }

    void Agree(int count, Engine other)
    {
        using (other)
            Seeds.Check(count, example => Comparer.Difference(local.Run(example), other.Run(example), example.Query, other.MayPrune));
    }
}
