using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Columns;

namespace Frames.Backends.Local.Grouping;

/// <summary>
/// Remembers the group of each combination of small codes: dictionary codes, booleans, whole numbers of a small range. Rows whose combination was seen find their group by one
/// look into an array, without hashing. It stands aside for good where the keys are of other kinds or have too many combinations.
/// </summary>
internal sealed class CodeCache(int columns)
{
    const int MostCodes = 1 << 20;

    readonly CodeRange[] ranges = [.. Enumerable.Range(0, columns).Select(_ => new CodeRange())];
    nint[] groups = [];
    int[] codes = [];
    bool isOff = columns == 0;

    /// <summary>Whether the keys of a batch have codes; false where the cache stands aside.</summary>
    public bool Covers(ReadOnlySpan<Vector> keys)
    {
        if (isOff) return false;
        var changed = false;
        var product = 1L;
        for (var i = 0; i < keys.Length; i++)
        {
            if (!ranges[i].Covers(keys[i], ref changed)) return Stop();
            product *= ranges[i].Size;
            if (product > MostCodes) return Stop();
        }
        if (changed || groups.Length < product) groups = new nint[product];
        return true;
    }

    /// <summary>Gives the rows of a batch that is covered the groups that are known, and 0 to the others; whether all are known.</summary>
    public bool Find(ReadOnlySpan<Vector> keys, Span<nint> found)
    {
        if (codes.Length < found.Length) codes = new int[found.Length];
        for (var i = 0; i < keys.Length; i++) ranges[i].Append(keys[i], codes.AsSpan(0, found.Length), isFirst: i == 0);
        return LookUp(codes, groups, found);
    }

    /// <summary>Which of the rows have no group yet, in order, and how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Missing(ReadOnlySpan<int> rows, ReadOnlySpan<nint> found, Span<int> missing)
    {
        var count = 0;
        foreach (var row in rows)
        {
            missing[count] = row;
            count += found[row] == 0 ? 1 : 0;
        }
        return count;
    }

    /// <summary>Takes in the groups found for rows that were missing.</summary>
    public void Add(ReadOnlySpan<int> rows, ReadOnlySpan<nint> found)
    {
        foreach (var row in rows) groups[codes[row]] = found[row];
    }

    /// <summary>The groups are gone.</summary>
    public void Clear() => Array.Clear(groups);

    bool Stop()
    {
        isOff = true;
        groups = [];
        return false;
    }

    /// <summary>Each row's group, or 0; whether all are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool LookUp(ReadOnlySpan<int> codes, ReadOnlySpan<nint> groups, Span<nint> found)
    {
        ref var first = ref MemoryMarshal.GetReference(groups);
        codes = codes[..found.Length];
        var least = nint.MaxValue;
        for (var row = 0; row < found.Length; row++)
        {
            var group = Unsafe.Add(ref first, codes[row]);
            found[row] = group;
            least = Math.Min(least, group);
        }
        return least != 0;
    }
}
