using System.Buffers;
using Frames.Columns;
using Frames.Parquet.Footer;

namespace Frames.Parquet.Writing;

/// <summary>Collects a leaf's values, nulls left out, for one page after another: as codes while a dictionary pays, else as they are.</summary>
internal abstract class LeafEncoder
{
    /// <summary>Values of the page being collected.</summary>
    public abstract int Count { get; }

    /// <summary>About how long the page's values would be.</summary>
    public abstract long PageBytes { get; }

    /// <summary>Entries of the dictionary that written pages refer to; 0 without one.</summary>
    public abstract int DictionaryCount { get; }

    /// <summary>Adds the given rows of a flat vector; none of them is null.</summary>
    public abstract void Add(Vector vector, ReadOnlySpan<int> rows);

    /// <summary>Writes the page's values and begins the next page.</summary>
    public abstract PageEncoding WritePage(ArrayBufferWriter<byte> output);

    public abstract void WriteDictionary(ArrayBufferWriter<byte> output);

    /// <summary>Bounds of the values since the last call, and begins anew; null where there are none.</summary>
    public abstract ValueBounds TakeBounds();

    /// <summary>Begins a new chunk.</summary>
    public abstract void Reset();
}

/// <summary>
/// Least and greatest values, physical (text as bytes) and as the file stores them, null if that has no order; all null where there are no values. Unknown: there are
/// values, but no bounds.
/// </summary>
internal readonly record struct ValueBounds(object? Minimum, object? Maximum, byte[]? StoredMinimum, byte[]? StoredMaximum, bool IsUnknown = false)
{
    /// <summary>The bounds of both parts together.</summary>
    public ValueBounds With(ValueBounds other)
    {
        if (IsUnknown || other.IsUnknown) return new(null, null, null, null, IsUnknown: true);
        if (Minimum is null) return other;
        if (other.Minimum is null) return this;
        var (low, high) = (Compare(Minimum, other.Minimum) <= 0, Compare(Maximum!, other.Maximum!) >= 0);
        return new(low ? Minimum : other.Minimum, high ? Maximum : other.Maximum, low ? StoredMinimum : other.StoredMinimum, high ? StoredMaximum : other.StoredMaximum);
    }

    static int Compare(object left, object right) => left is byte[] bytes ? bytes.AsSpan().SequenceCompareTo((byte[])right) : ((IComparable)left).CompareTo(right);
}
