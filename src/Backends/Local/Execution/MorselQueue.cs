namespace Frames.Backends.Local.Execution;

/// <summary>The morsels of a phase's branches, handed out in order.</summary>
internal sealed class MorselQueue
{
    const long Many = 1 << 15;

    readonly int[] ends;
    readonly int before;
    readonly long rows;
    int next;

    public MorselQueue(IReadOnlyList<Branch> branches, QueryRun query, int before)
    {
        Branches = branches;
        this.before = before;
        ends = new int[branches.Count];
        foreach (var (index, branch) in branches.Index())
        {
            Count += branch.Source.Open(query);
            rows += branch.Source.RowCount ?? Many;
            ends[index] = Count;
        }
    }

    public IReadOnlyList<Branch> Branches { get; }

    public int Count { get; }

    /// <summary>How many threads are worth it. Few rows are read by one, so that what depends on their order, such as <c>first</c>, is the same each time.</summary>
    public int MostThreads => rows < Many ? 1 : Count;

    /// <summary>The morsels of this phase and those before.</summary>
    public int Total => before + Count;

    /// <summary>The next morsel: its branch, its number there, and its place among all.</summary>
    public bool Take(out int branch, out int morsel, out int order)
    {
        var taken = Interlocked.Increment(ref next) - 1;
        (branch, morsel, order) = (0, 0, before + taken);
        if (taken >= Count) return false;
        while (taken >= ends[branch]) branch++;
        morsel = taken - (branch == 0 ? 0 : ends[branch - 1]);
        return true;
    }
}
