using Frames.Columns;
using Frames.Kernels;

namespace Frames.Backends.Local.Execution;

/// <summary>What belongs to one thread of a query: its buffers and where it is in the input.</summary>
internal sealed class Worker(QueryRun query, int index, Worker? outer = null)
{
    Worker? inner;
    bool skipsMorsel;

    public QueryRun Query { get; } = query;

    /// <summary>The thread's number within the query, from 0.</summary>
    public int Index { get; } = index;

    public Arena Arena { get; } = new();

    public EvaluationContext Context { get; private set; } = new(Arena.Heap, query.Settings);

    /// <summary>The number of the morsel being read; morsels in order give the input in order.</summary>
    public int Morsel { get; private set; }

    /// <summary>Set by an operator that wants no more of this morsel.</summary>
    public bool SkipsMorsel
    {
        get => outer?.SkipsMorsel ?? skipsMorsel;
        set
        {
            if (outer is null) skipsMorsel = value;
            else outer.SkipsMorsel = value;
        }
    }

    /// <summary>
    /// The same thread with buffers of its own: an operator that makes many batches of one passes them on with this worker and resets its arena after each.
    /// </summary>
    public Worker Inner
    {
        get
        {
            inner ??= new Worker(Query, Index, this);
            if (inner.Morsel != Morsel || inner.Context.Partition != Context.Partition || ReferenceEquals(inner.Context.Arena, Arena.Heap)) inner.Begin(Morsel);
            return inner;
        }
    }

    public void Begin(int morsel)
    {
        Morsel = morsel;
        skipsMorsel = false;
        Context = new EvaluationContext(Arena, Query.Settings) { Partition = morsel };
    }
}
