namespace Frames.Values;

/// <summary>Offsets from UTC that hold from ascending starts on, found in constant time.</summary>
internal sealed class ZoneOffsets
{
    const int bucketShift = 24;

    readonly long[] starts;
    readonly int[] offsets;
    readonly ushort[] buckets;
    readonly long first;

    /// <summary>The first offset holds from the beginning of time: <c>starts[0]</c> is not read.</summary>
    public ZoneOffsets(long[] starts, int[] offsets)
    {
        (this.starts, this.offsets) = (starts, offsets);
        first = starts.Length > 1 ? starts[1] : 0;
        buckets = new ushort[starts.Length > 1 ? ((starts[^1] - first) >> bucketShift) + 1 : 1];
        var index = 0;
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            while (index + 1 < starts.Length && starts[index + 1] <= first + ((long)bucket << bucketShift)) index++;
            buckets[bucket] = (ushort)index;
        }
    }

    /// <summary>The offset in seconds at the given second.</summary>
    public int At(long second)
    {
        if (second < first) return offsets[0];
        var bucket = (second - first) >> bucketShift;
        int index = bucket < buckets.Length ? buckets[bucket] : buckets[^1];
        while (index + 1 < starts.Length && starts[index + 1] <= second) index++;
        return offsets[index];
    }
}
