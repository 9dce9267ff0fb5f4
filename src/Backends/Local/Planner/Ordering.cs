using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Operators;
using Frames.Backends.Local.Sorting;
using Frames.Plans;

namespace Frames.Backends.Local.Planner;

internal partial class PhysicalPlanner
{
    /// <summary>Beyond so many rows, sorting all of them costs no more than keeping candidates.</summary>
    const long MostTopRows = 100_000;

    RowStream Order(Sort sort)
    {
        var child = Plan(sort.Child);
        var sink = new SortSink(child.Columns, sort.Orders);
        Drain(child, sink);
        return RowStream.From(new SortedSource(sink), child.Columns, child.Node);
    }

    /// <summary>The first rows of a sorted input, perhaps under projections, without sorting all; null where that does not pay.</summary>
    RowStream? TopRows(Plan input, long offset, long count)
    {
        if (count > MostTopRows - offset) return null;
        switch (input)
        {
            case Sort sort:
                var child = Plan(sort.Child);
                var sink = new TopSink(child.Columns, sort.Orders, (int)(offset + count));
                Drain(child, sink);
                return RowStream.From(new SinkSource(sink, sink.Rows), child.Columns, child.Node);
            case Plans.Project project when TopRows(project.Child, offset, count) is { } top:
                return top.Through(new Operators.Project(top.Columns, project.List), project.Output);
            default:
                return null;
        }
    }

    RowStream Last(Tail tail)
    {
        var child = Plan(tail.Child);
        var sink = new TailSink(tail.Count);
        Drain(child, sink);
        return RowStream.From(new SinkSource(sink, sink.Rows), child.Columns, child.Node);
    }

    /// <summary>UNION ALL: the inputs' branches one after another, in phases as they come.</summary>
    RowStream Append(SetOperation union)
    {
        if (union.Kind != SetKind.Union || !union.All)
            throw new InvalidOperationException($"This is a bug in Frames: {union.Kind} without ALL reached the planner.");
        var inputs = union.Inputs.Select(Plan).ToArray();
        var branches = inputs.SelectMany(input => input.Branches).ToArray();
        return new RowStream(branches, union.Output, new("Union", "", new OperatorCounters(), [.. inputs.Select(input => input.Node)]));
    }
}
