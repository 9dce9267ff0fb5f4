using Frames.Backends;
using Frames.Backends.Gpu.Device;
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
        Assert.DoesNotContain("upper", native);
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
        const string sql = "SELECT upper(x) AS u FROM numbers";
        using var session = Engines.Session("gpu");
        Assert.Contains("falls back, because", session.Sql(sql).ExplainString("simple"));
        session.Conf.Set(GpuPlanner.Required, "true");
        var error = Assert.Throws<FramesException>(() => session.Sql(sql).Collect());
        Assert.Equal("UNSUPPORTED_FEATURE.GPU_OPERATOR", error.ErrorClass);
        Assert.Contains("Project", error.Message);
        Assert.NotEmpty(session.Sql("SELECT d + 1D FROM numbers WHERE i > 0").Collect());
    }

    [Fact]
    public void Kernels_compile_to_PTX_with_nothing_left_to_call()
    {
        var i = new ColumnReference(1, "i", DataTypes.Integer, true, []);
        var d = new ColumnReference(2, "d", DataTypes.Double, true, []);
        var compiler = new ExpressionCompiler([i, d], QuerySettings.Default);
        var sum = Call("+", i, new Literal(1, DataTypes.Integer));
        var node = compiler.Compile(Call("and", Call("<", sum, i), Call("not", Call("isnull", Call("*", d, d)))));
        Assert.True(node is not null, compiler.Reason);
        var text = PortableCode.TryCompile(node);
        Assert.NotNull(text);
        Assert.Contains(".entry", text);
        Assert.DoesNotContain(text.Split('\n'), line => line.TrimStart().StartsWith("call", StringComparison.Ordinal));
    }

    static FunctionCall Call(string name, params Expression[] arguments)
    {
        var function = FunctionCatalogue.Find(name)!;
        var list = arguments.ToValueList();
        return new FunctionCall(function, list, function.ResultType(list, QuerySettings.Default), true);
    }
}
