using System.Reflection;
using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Expressions;
using Frames.Backends.Gpu.Grouping;
using Frames.Backends.Gpu.Kernels;
using Frames.Backends.Gpu.Planner;
using Frames.Backends.Gpu.Stages;
using Frames.Catalogue;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Casts;
using Frames.Sql.Types;

namespace Frames.Tests.Gpu;

/// <summary>Every kernel compiles to PTX, which needs no device: the CPU accelerator runs any code, so that what it accepts says nothing about a GPU.</summary>
public sealed class PortableKernelTests
{
    static readonly DataType[] Numbers = [DataTypes.Byte, DataTypes.Short, DataTypes.Integer, DataTypes.Long, DataTypes.Float, DataTypes.Double, DataTypes.Boolean];

    [Fact]
    public void All_operator_structs_of_the_catalogue_compile_or_say_why_not()
    {
        // What is refused is listed, so that a body that stops compiling shows; forms that only stand for parts of others just fall back.
        string[] refused = ["hypot"];
        var tried = 0;
        foreach (var function in FunctionCatalogue.All.OfType<ScalarFunction>())
        {
            foreach (var kernel in FunctionSupport.Kernels(function).DistinctBy(kernel => kernel.Operator))
            {
                tried++;
                var reason = ExpressionCompiler.WhyNot(kernel);
                var listed = refused.Contains(function.Name) || function.IsInternal;
                Assert.True(reason is null || listed || !reason.Contains("does not compile", StringComparison.Ordinal), $"{function.Name}: {kernel.Operator}: {reason}");
            }
        }
        Assert.InRange(tried, 150, int.MaxValue);
    }

    [Fact]
    public void Casts_between_numbers_compile()
    {
        foreach (var from in Numbers)
        {
            foreach (var to in Numbers.Where(to => to != from))
            {
                var kernel = Assert.IsType<IOperatorKernel>(CastKernels.Create(new Cast(Column(1, from), to), QuerySettings.Default), exactMatch: false);
                Assert.Null(ExpressionCompiler.WhyNot(kernel));
            }
        }
    }

    [Fact]
    public void Aggregate_structs_compile_or_say_why_not()
    {
        string[] native = ["sum", "count", "min", "max", "avg", "try_sum", "bool_and", "bool_or", "bit_xor", "count_if"];
        foreach (var function in FunctionCatalogue.All.OfType<AggregateFunction>().Where(function => native.Contains(function.Name)))
            Assert.All(FunctionSupport.Bodies(function), body => Assert.True(body.WhyNot() is null, $"{function.Name}: {body}"));
    }

    [Theory]
    [InlineData(nameof(GroupKernels.Find))]
    [InlineData(nameof(GroupKernels.Elect))]
    [InlineData(nameof(GroupKernels.Mark))]
    [InlineData(nameof(GroupKernels.Number))]
    [InlineData(nameof(GroupKernels.Insert))]
    [InlineData(nameof(GroupKernels.Chain))]
    public void Kernels_of_grouping_compile(string name) => AssertCompiles(typeof(GroupKernels).GetMethod(name)!);

    [Theory]
    [InlineData(typeof(int), typeof(WholeKey<int>))]
    [InlineData(typeof(byte), typeof(BooleanKey))]
    [InlineData(typeof(float), typeof(FloatKey))]
    [InlineData(typeof(double), typeof(DoubleKey))]
    public void Keys_compile(Type type, Type body)
    {
        var key = typeof(DeviceUnary<,,,>).MakeGenericType(typeof(DeviceColumnValue<>).MakeGenericType(type), body, type, typeof(long));
        AssertCompiles(typeof(GroupKernels).GetMethod(nameof(GroupKernels.Key))!.MakeGenericMethod(key));
    }

    [Fact]
    public void Every_built_in_call_compiles()
    {
        Assert.All(BuiltInCalls.Names, name => Assert.Contains(BuiltIn(), call => call.Function.Name == name));
        foreach (var call in BuiltIn())
        {
            var compiler = new ExpressionCompiler(new StageColumns(Columns()), QuerySettings.Default);
            var node = compiler.Compile(call);
            Assert.True(node is not null, $"{call}: {compiler.Reason}");
            var text = PortableCode.TryCompile(node, out var error);
            Assert.True(text is not null, $"{call}: {error}");
            AssertInlined(text);
        }
    }

    [Fact]
    public void Conditions_and_texts_compile()
    {
        var compiler = new ExpressionCompiler(new StageColumns(Columns()), QuerySettings.Default);
        var node = compiler.Compile(Call("and", Call("==", Text("a"), new Literal("x", DataTypes.String)), Call("==", Text("b"), Text("a"))))!;
        AssertCompiles(typeof(RowKernels).GetMethod(nameof(RowKernels.Keep))!.MakeGenericMethod(node.Struct));
    }

    static void AssertCompiles(MethodInfo kernel)
    {
        var text = PortableCode.TryCompile(kernel, out var error);
        Assert.True(text is not null, $"{kernel}: {error}");
        Assert.Contains(".entry", text);
        AssertInlined(text);
    }

    static void AssertInlined(string text) => Assert.DoesNotContain(text.Split('\n'), line => line.TrimStart().StartsWith("call", StringComparison.Ordinal));

    static IEnumerable<FunctionCall> BuiltIn()
    {
        var (t, i, j, d) = (Column(1, DataTypes.Boolean), Column(2, DataTypes.Integer), Column(3, DataTypes.Integer), Column(4, DataTypes.Double));
        yield return Call("and", t, Call("<", i, j));
        yield return Call("or", t, Call("<", Call("+", i, j), j));
        yield return Call("not", t);
        yield return Call("isnull", d);
        yield return Call("isnotnull", Call("*", d, d));
        yield return Call("<=>", i, j);
        yield return Call("<=>", t, t);
        yield return Call("in", i, j, new Literal(3, DataTypes.Integer));
        yield return Call("when", t, i, Call("<", i, j), j);
        yield return Call("when", t, Text("a"), Text("b"));
        yield return Call("if", t, d, Call("/", d, d));
        yield return Call("coalesce", i, j, new Literal(0, DataTypes.Integer));
    }

    static ColumnReference[] Columns() => [Column(1, DataTypes.Boolean), Column(2, DataTypes.Integer), Column(3, DataTypes.Integer), Column(4, DataTypes.Double), Text("a"), Text("b")];

    static ColumnReference Column(long id, DataType type) => new(id, "c" + id, type, true, []);

    static ColumnReference Text(string name) => new(name[0], name, DataTypes.String, true, []);

    static FunctionCall Call(string name, params Expression[] arguments)
    {
        var function = FunctionCatalogue.Find(name)!;
        var list = arguments.ToValueList();
        return new FunctionCall(function, list, function.ResultType(list, QuerySettings.Default), true);
    }
}
