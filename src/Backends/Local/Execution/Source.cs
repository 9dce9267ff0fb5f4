using Frames.Sources;

namespace Frames.Backends.Local.Execution;

/// <summary>Where a pipeline's rows come from, in morsels that threads read side by side.</summary>
internal abstract class Source(string name, string detail = "", OperatorCounters? counters = null)
{
    public string Name { get; } = name;

    public string Detail { get; } = detail;

    public OperatorCounters Counters { get; } = counters ?? new();

    /// <summary>Gets ready, after all pipelines before have run, and gives the number of morsels.</summary>
    public abstract int Open(QueryRun query);

    /// <summary>The rows that there are, once open; null where that is not known.</summary>
    public virtual long? RowCount => null;

    /// <summary>Starts to read a morsel.</summary>
    public abstract IBatchReader Read(int morsel, Worker worker);
}
