using Frames.Backends.Local.Operators;
using Frames.Backends.Local.Windows;
using Frames.Catalogue;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Local.Planner;

internal partial class PhysicalPlanner
{
    RowStream OverWindows(Window window)
    {
        var child = Plan(window.Child);
        var sink = new WindowSink(child.Columns, window);
        Drain(child, sink);
        return RowStream.From(new SinkSource(sink, sink.Rows), window.Output, child.Node);
    }

    RowStream Repeat(Plans.Expand expand)
    {
        var child = Plan(expand.Child);
        return child.Through(new Operators.Expand(child.Columns, expand.Projections), expand.Output);
    }

    RowStream Make(Plans.Generate generate)
    {
        var child = Plan(generate.Child);
        var call = (FunctionCall)(generate.Generator is Alias alias ? alias.Child : generate.Generator);
        var outer = generate.Outer || ((GeneratorFunction)call.Function).IsOuter;
        return child.Through(new Operators.Generate(child.Columns, call, outer, generate.Columns!), generate.Output);
    }

    RowStream Draw(Plans.Sample sample)
    {
        var child = Plan(sample.Child);
        var seed = sample.Seed ?? Random.Shared.NextInt64();
        return child.Through(new Operators.Sample(sample.LowerBound, sample.UpperBound, sample.WithReplacement, seed), child.Columns);
    }
}
