using Frames.Backends;
using Frames.Backends.Gpu.Planner;
using Frames.Catalogue;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql;
using Frames.Sql.Types;

namespace Frames.Tests.Gpu;

/// <summary>What the engine says about itself.</summary>
public sealed class SupportTests
{
    [Fact]
    public void Every_function_is_native_or_falls_back_for_a_reason()
    {
        using var backend = Engines.Backend();
        var native = FunctionCatalogue.All.Where(function => backend.Supports(function) is { IsNative: true }).Select(function => function.Name).ToHashSet();
        Assert.Superset(new HashSet<string> { "+", "-", "%", "<", "and", "or", "not", "isnull" }, native);
        Assert.All(FunctionCatalogue.All, function => Assert.True(backend.Supports(function) is { IsNative: true } or { Reason.Length: > 0 }, function.Name));
        Assert.DoesNotContain("concat_ws", native);
    }

    [Fact]
    public void Operators_are_native_or_fall_back_for_a_reason()
    {
        using var backend = Engines.Backend();
        Assert.Equal("gpu", backend.Name);
        Assert.True(backend.Supports(typeof(Filter)).IsNative);
        Assert.True(backend.Supports(typeof(Project)).IsNative);
        foreach (var type in typeof(Plan).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Plan)) && !type.IsAbstract))
            Assert.True(backend.Supports(type) is { IsNative: true } or { Reason.Length: > 0 }, type.Name);
    }

    [Fact]
    public void A_fallback_is_shown_or_refused_where_the_device_is_required()
    {
        const string sql = "SELECT concat(x, CAST(i AS STRING)) AS u FROM numbers";
        using var session = Engines.Session(Engines.Master);
        Assert.Contains("falls back, because", session.Sql(sql).ExplainString("simple"));
        session.Conf.Set(GpuPlanner.Required, "true");
        var error = Assert.Throws<FramesException>(() => session.Sql(sql).Collect());
        Assert.Equal("UNSUPPORTED_FEATURE.GPU_OPERATOR", error.ErrorClass);
        Assert.Contains("Project", error.Message);
        Assert.NotEmpty(session.Sql("SELECT d + 1D FROM numbers WHERE i > 0").Collect());
    }
}
