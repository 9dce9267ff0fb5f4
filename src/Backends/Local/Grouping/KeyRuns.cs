using System.Runtime.CompilerServices;
using Frames.Backends.Local.Keys;

namespace Frames.Backends.Local.Grouping;

/// <summary>
/// Rows that repeat the key of the row before have its group too: only the first row of such a run is looked up. Tables are often written in the order of what they are grouped by;
/// where they are not, this stands aside.
/// </summary>
internal sealed unsafe class KeyRuns
{
    const int Trials = 16;

    int[] heads = [];
    int failures;

    /// <summary>The rows to look up, in order.</summary>
    public ReadOnlySpan<int> Heads(KeyRows keys, ReadOnlySpan<int> rows)
    {
        if (failures > Trials || rows.Length < 2) return rows;
        if (heads.Length < rows.Length) heads = new int[rows.Length];
        var count = Find(keys.Lanes, keys.Layout.Lanes, rows, heads);
        if (count * 4 > rows.Length * 3) failures++;
        return heads.AsSpan(0, count);
    }

    /// <summary>Gives the groups of the first rows to the rows after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(ReadOnlySpan<int> rows, int headCount, Span<nint> found)
    {
        if (headCount == rows.Length) return;
        var (at, group) = (0, (nint)0);
        foreach (var row in rows)
        {
            var isHead = at < headCount && heads[at] == row;
            group = isHead ? found[row] : group;
            at += isHead ? 1 : 0;
            found[row] = group;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int Find(ulong* lanes, int width, ReadOnlySpan<int> rows, Span<int> heads)
    {
        var count = 1;
        heads[0] = rows[0];
        heads = heads[..rows.Length];
        var before = lanes + ((long)rows[0] * width);
        for (var i = 1; i < rows.Length; i++)
        {
            var key = lanes + ((long)rows[i] * width);
            var difference = key[0] ^ before[0];
            for (var lane = 1; lane < width; lane++) difference |= key[lane] ^ before[lane];
            heads[count] = rows[i];
            count += difference != 0 ? 1 : 0;
            before = key;
        }
        return count;
    }
}
