using Frames.Backends.Local.Execution;
using Frames.Columns;

namespace Frames.Backends.Local.Operators;

/// <summary>The rows that a sink has kept, for the pipelines after it; it stands in the plan for the sink.</summary>
internal sealed class SinkSource(Sink sink, Func<IEnumerable<Batch>> rows) : MemorySource(sink.Name, sink.Detail, null, sink.Counters)
{
    protected override IEnumerable<Batch> Batches(QueryRun query) => rows();
}
