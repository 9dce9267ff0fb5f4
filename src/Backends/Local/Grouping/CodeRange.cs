using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Backends.Local.Keys;
using Frames.Columns;
using Vector = Frames.Columns.Vector;

namespace Frames.Backends.Local.Grouping;

/// <summary>The codes of one key column: a dictionary's, or the distance from the least value seen; the last code is null's.</summary>
internal sealed class CodeRange
{
    const long WidestRange = 1 << 20;

    readonly EntryCodes entries = new();
    Vector? dictionary;
    bool isNumbered;
    long least;
    long width;

    /// <summary>The number of codes.</summary>
    public int Size => (int)width + 1;

    /// <summary>Whether the column has codes; codes given before no longer hold where <paramref name="changed"/> is set.</summary>
    public bool Covers(Vector key, ref bool changed)
    {
        switch (key)
        {
            case DictionaryVector coded when coded.Dictionary.Length <= WidestRange: return CoversEntries(coded.Dictionary, ref changed);
            case BooleanVector:
                changed |= width != 2 || dictionary is not null;
                (dictionary, isNumbered, least, width) = (null, false, 0, 2);
                return true;
            case FlatVector<sbyte> v: return Covers(v, ref changed);
            case FlatVector<short> v: return Covers(v, ref changed);
            case FlatVector<int> v: return Covers(v, ref changed);
            case FlatVector<long> v: return Covers(v, ref changed);
            default: return false;
        }
    }

    /// <summary>Makes each row's code the next digit of its number.</summary>
    public void Append(Vector key, Span<int> codes, bool isFirst)
    {
        var size = isFirst ? 0 : Size;
        switch (key)
        {
            case DictionaryVector v when isNumbered: AppendEntries(v.Codes, entries.Numbers, v.Validity, size, codes); break;
            case DictionaryVector v: Append(v.Codes, v.Validity, 0, size, codes); break;
            case BooleanVector v: Append(v, size, codes); break;
            case FlatVector<sbyte> v: Append(v.Values, v.Validity, least, size, codes); break;
            case FlatVector<short> v: Append(v.Values, v.Validity, least, size, codes); break;
            case FlatVector<int> v: Append(v.Values, v.Validity, least, size, codes); break;
            case FlatVector<long> v: Append(v.Values, v.Validity, least, size, codes); break;
        }
    }

    /// <summary>Small dictionaries come anew with each part of a file, but with the same entries: they get lasting numbers.</summary>
    bool CoversEntries(Vector coming, ref bool changed)
    {
        if (ReferenceEquals(dictionary, coming)) return true;
        if (entries.TryNumber(coming))
        {
            changed |= !isNumbered || entries.Capacity != width;
            (dictionary, isNumbered, width) = (coming, true, entries.Capacity);
        }
        else (dictionary, isNumbered, width, changed) = (coming, false, coming.Length, true);
        return true;
    }

    bool Covers<T>(FlatVector<T> key, ref bool changed) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (dictionary is not null) (dictionary, isNumbered, width, changed) = (null, false, 0, true);
        var (low, high) = KeyBounds.Of(key.Values, key.Validity);
        if (low > high) return true;
        if (width > 0 && low >= least && (ulong)(high - least) < (ulong)width) return true;
        if (width > 0) (low, high) = (Math.Min(low, least), Math.Max(high, least + width - 1));
        if ((ulong)(high - low) >= WidestRange / 2) return false;
        // Room on both sides, so that values that come in order do not make a new range each time.
        var room = (high - low) / 4;
        (least, width, changed) = (low - (low >= long.MinValue + room ? room : 0), high - low + 1 + (2 * room), true);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Append<T>(ReadOnlySpan<T> values, Bitmap validity, long from, int size, Span<int> codes) where T : unmanaged, IBinaryInteger<T>
    {
        var ofNull = (int)width;
        var words = validity.Words;
        values = values[..codes.Length];
        if (words.IsEmpty)
        {
            for (var i = 0; i < codes.Length; i++) codes[i] = (codes[i] * size) + (int)(long.CreateTruncating(values[i]) - from);
            return;
        }
        for (var i = 0; i < codes.Length; i++)
            codes[i] = (codes[i] * size) + ((words[i >> 6] >> i & 1) != 0 ? (int)(long.CreateTruncating(values[i]) - from) : ofNull);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AppendEntries(ReadOnlySpan<int> values, ReadOnlySpan<int> numbers, Bitmap validity, int size, Span<int> codes)
    {
        ref var number = ref MemoryMarshal.GetReference(numbers);
        var ofNull = (int)width;
        var words = validity.Words;
        values = values[..codes.Length];
        if (words.IsEmpty)
        {
            for (var i = 0; i < codes.Length; i++) codes[i] = (codes[i] * size) + Unsafe.Add(ref number, values[i]);
            return;
        }
        for (var i = 0; i < codes.Length; i++) codes[i] = (codes[i] * size) + ((words[i >> 6] >> i & 1) != 0 ? Unsafe.Add(ref number, values[i]) : ofNull);
    }

    static void Append(BooleanVector key, int size, Span<int> codes)
    {
        for (var i = 0; i < codes.Length; i++) codes[i] = (codes[i] * size) + (key.IsNull(i) ? 2 : key[i] ? 1 : 0);
    }
}
