using System.Numerics;
using System.Runtime.InteropServices;
using Frames.Backends.Local.Keys;
using Frames.Columns;
using Vector = Frames.Columns.Vector;

namespace Frames.Backends.Local.Grouping;

/// <summary>Numbers the entries of one column's dictionaries by their content, so that an entry keeps its number from dictionary to dictionary.</summary>
internal sealed class EntryCodes
{
    const int LongestDictionary = 4096;

    readonly Dictionary<byte[], int> known = new(BytesComparer.Instance);
    readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> lookUp;
    int[] numbers = [];

    public EntryCodes() => lookUp = known.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Room for numbers: more than there are so far.</summary>
    public int Capacity { get; private set; } = 16;

    /// <summary>The number of each entry of the last dictionary.</summary>
    public ReadOnlySpan<int> Numbers => numbers;

    /// <summary>Numbers a dictionary's entries; false where there are too many, or values without bytes of their own.</summary>
    public bool TryNumber(Vector dictionary) => dictionary.Length <= LongestDictionary && dictionary switch
    {
        BytesVector v => Number(v),
        FlatVector<sbyte> v => Number(v),
        FlatVector<short> v => Number(v),
        FlatVector<int> v => Number(v),
        FlatVector<long> v => Number(v),
        FlatVector<float> v => Number(v),
        FlatVector<double> v => Number(v),
        FlatVector<Int128> v => Number(v),
        _ => false,
    };

    bool Number(BytesVector entries)
    {
        Reserve(entries.Length);
        for (var i = 0; i < entries.Length; i++) numbers[i] = NumberOf(entries[i]);
        return Fits();
    }

    bool Number<T>(FlatVector<T> entries) where T : unmanaged
    {
        Reserve(entries.Length);
        for (var i = 0; i < entries.Length; i++) numbers[i] = NumberOf(MemoryMarshal.AsBytes(entries.Values.Slice(i, 1)));
        return Fits();
    }

    void Reserve(int length)
    {
        if (numbers.Length < length) numbers = new int[length];
    }

    int NumberOf(ReadOnlySpan<byte> entry)
    {
        if (lookUp.TryGetValue(entry, out var number)) return number;
        known[entry.ToArray()] = known.Count;
        return known.Count - 1;
    }

    bool Fits()
    {
        if (known.Count > Capacity) Capacity = (int)BitOperations.RoundUpToPowerOf2((uint)known.Count);
        return known.Count <= 16 * LongestDictionary;
    }
}
