using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Sorting;

/// <summary>
/// Puts rows in order, stably: as many keys as fit are packed into 64 bits and sorted by radix; where that does not decide, runs of equal codes are compared value by value.
/// </summary>
internal static class RowSorter
{
    /// <summary>The rows' numbers in the order of the keys.</summary>
    public static int[] Sort(IReadOnlyList<Vector> keys, IReadOnlyList<SortOrder> orders, int length)
    {
        var codes = new ulong[length];
        var (decided, bits) = Pack(keys, orders, codes);
        int[] rows = [.. Enumerable.Range(0, length)];
        if (orders.Count == 1 && orders[0].Nullable && IsOneWord(orders[0].Type)) codes = Arrive(keys[0], rows, codes);
        if (length > 1) RadixSort.Sort(ref codes, ref rows, bits);
        if (decided < keys.Count) SortRuns(codes, rows, new KeyComparer(keys, orders, decided));
        return rows;
    }

    /// <summary>
    /// The order in which Spark's buffer holds rows sorted by one word: each null goes to the front, and the first row that is not null makes room for it by moving to the end.
    /// It shows in the order of equal rows.
    /// </summary>
    static ulong[] Arrive(Vector key, int[] rows, ulong[] codes)
    {
        var nulls = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            if (!key.IsNull(row)) continue;
            rows[row] = rows[nulls];
            rows[nulls++] = row;
        }
        return Array.ConvertAll(rows, row => codes[row]);
    }

    static bool IsOneWord(DataType type) => type is BooleanType or IntegralType or FractionalType or DateType or TimestampType or TimestampNtzType or YearMonthIntervalType
        or DayTimeIntervalType or DecimalType { Physical: PhysicalType.Int64 };

    /// <summary>Packs codes from the first key on; returns how many keys they decide, and the bits used.</summary>
    static (int Decided, int Bits) Pack(IReadOnlyList<Vector> keys, IReadOnlyList<SortOrder> orders, ulong[] packed)
    {
        var used = 0;
        for (var k = 0; k < keys.Count; k++)
        {
            var codes = SortCodes.Of(keys[k], orders[k]);
            var bits = codes.Bits;
            var dropped = Math.Max(0, bits - (64 - used));
            if (bits > 0 && dropped < bits) Append(packed, codes.Codes, bits - dropped, dropped);
            used += bits - dropped;
            if (dropped > 0 || !codes.IsExact) return (k, used);
        }
        return (keys.Count, used);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Append(ulong[] packed, ulong[] codes, int bits, int dropped)
    {
        if (bits == 64) codes.CopyTo(packed, 0);
        else for (var i = 0; i < packed.Length; i++) packed[i] = packed[i] << bits | codes[i] >> dropped;
    }

    static void SortRuns(ulong[] codes, int[] rows, KeyComparer comparer)
    {
        for (var start = 0; start < rows.Length;)
        {
            var end = start + 1;
            while (end < rows.Length && codes[end] == codes[start]) end++;
            if (end - start > 1) rows.AsSpan(start, end - start).Sort(comparer.Compare);
            start = end;
        }
    }
}

/// <summary>Compares rows by some keys, then by their place, so that sorting with it is stable.</summary>
internal sealed class KeyComparer(IReadOnlyList<Vector> keys, IReadOnlyList<SortOrder> orders, int from = 0)
{
    readonly (Vector Key, RowOrder Order, SortOrder Sort)[] parts = [.. keys.Zip(orders).Skip(from).Select(pair =>
    {
        var flat = VectorForms.Flatten(pair.First, Arena.Heap);
        return (flat, RowOrder.Create(flat, flat), pair.Second);
    })];

    public int Compare(int left, int right) => CompareKeys(left, right) is not 0 and var order ? order : left.CompareTo(right);

    /// <summary>As <see cref="Compare"/>, but 0 for rows with equal keys.</summary>
    public int CompareKeys(int left, int right)
    {
        foreach (var (key, values, sort) in parts)
        {
            var (a, b) = (key.IsNull(left), key.IsNull(right));
            if (a || b)
            {
                if (a && b) continue;
                return a == sort.NullsFirst ? -1 : 1;
            }
            if (values.Compare(left, right) is not 0 and var order) return sort.Ascending ? order : -order;
        }
        return 0;
    }
}
