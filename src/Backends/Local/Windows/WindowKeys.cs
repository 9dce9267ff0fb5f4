using Frames.Backends.Local.Sorting;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Windows;

/// <summary>The keys of sorted rows: where partitions and peers begin, and from that each row's frame.</summary>
internal sealed class WindowKeys
{
    readonly IReadOnlyList<Vector> order;
    readonly ValueList<SortOrder> sort;
    readonly KeyComparer peers;

    public WindowKeys(IReadOnlyList<Vector> partition, IReadOnlyList<Vector> order, ValueList<SortOrder> sort, int length)
    {
        this.order = [.. order.Select(key => VectorForms.Flatten(key, Arena.Heap))];
        this.sort = sort;
        peers = new KeyComparer(order, sort);
        var same = new KeyComparer(partition, [.. partition.Select(key => new SortOrder(Literal.Null))]);
        var starts = new List<int> { 0 };
        if (partition.Count > 0) for (var row = 1; row < length; row++) if (same.CompareKeys(row - 1, row) != 0) starts.Add(row);
        starts.Add(length);
        PartitionStarts = starts;
    }

    /// <summary>Each partition's first row, and the end.</summary>
    public IReadOnlyList<int> PartitionStarts { get; }

    /// <summary>A partition with the frames of a call.</summary>
    public WindowPartition Partition(int start, int length, WindowCall call)
    {
        var (peerStart, peerEnd) = Peers(start, length);
        var range = call.Frame.IsRows ? null : new RangeFrame(order, sort, start, length);
        var frameStart = new int[length];
        var frameEnd = new int[length];
        for (var row = 0; row < length; row++)
        {
            var (lower, upper) = (call.Frame.Lower, call.Frame.Upper);
            frameStart[row] = lower is null ? 0 : range is null ? Clamp(row + Offset(lower), length) : IsCurrent(lower) ? peerStart[row] : range.First(row, lower);
            frameEnd[row] = upper is null ? length : range is null ? Clamp(row + Offset(upper) + 1, length) : IsCurrent(upper) ? peerEnd[row] : range.End(row, upper);
        }
        return new WindowPartition(length, peerStart, peerEnd, frameStart, frameEnd, call.IgnoreNulls);
    }

    (int[] Start, int[] End) Peers(int start, int length)
    {
        var first = new int[length];
        var end = new int[length];
        for (var row = 0; row < length;)
        {
            var next = row + 1;
            while (next < length && peers.CompareKeys(start + row, start + next) == 0) next++;
            first.AsSpan(row, next - row).Fill(row);
            end.AsSpan(row, next - row).Fill(next);
            row = next;
        }
        return (first, end);
    }

    static bool IsCurrent(Expression bound) => bound.Equals(WindowFrame.CurrentRow);

    static long Offset(Expression bound) => bound is Literal { Value: not null and var value }
        ? Convert.ToInt64(value is Int128 wide ? (long)wide : value, System.Globalization.CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"This is a bug in Frames: the frame bound {bound} is not a constant.");

    static int Clamp(long row, int length) => (int)Math.Clamp(row, 0, length);
}
