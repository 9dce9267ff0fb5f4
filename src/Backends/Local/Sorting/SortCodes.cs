using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;
using Vector = Frames.Columns.Vector;

namespace Frames.Backends.Local.Sorting;

/// <summary>A sort key's values as unsigned numbers in the order asked for, nulls included.</summary>
/// <param name="Codes">One a row, at least 0 and at most <see cref="Max"/>.</param>
/// <param name="Max">The greatest code.</param>
/// <param name="IsExact">Whether rows with equal codes have equal values.</param>
internal readonly record struct SortCodes(ulong[] Codes, ulong Max, bool IsExact)
{
    public int Bits => 64 - BitOperations.LeadingZeroCount(Max);

    /// <summary>Codes of all rows, as small as the values' range allows.</summary>
    public static SortCodes Of(Vector vector, SortOrder order)
    {
        var codes = new ulong[vector.Length];
        var exact = OrderedBits.Fill(vector, codes);
        var validity = Vectors.Validity(vector, new EvaluationContext(Arena.Heap, QuerySettings.Default));
        var (least, greatest) = Range(codes, validity);
        var span = greatest >= least ? greatest - least : 0;
        if (!validity.IsAll && span == ulong.MaxValue)
        {
            // No code is left for null: one bit of precision is given up.
            for (var i = 0; i < codes.Length; i++) codes[i] >>= 1;
            (least, span, exact) = (least >> 1, span >> 1, false);
        }
        Compress(codes, validity, least, span, order.Ascending, order.NullsFirst);
        return new(codes, validity.IsAll ? span : span + 1, exact);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static (ulong Least, ulong Greatest) Range(ulong[] codes, Bitmap validity)
    {
        var (least, greatest) = (ulong.MaxValue, 0UL);
        var words = validity.Words;
        for (var i = 0; i < codes.Length; i++)
        {
            if ((Bitmap.WordAt(words, i >> 6) >> i & 1) == 0) continue;
            least = Math.Min(least, codes[i]);
            greatest = Math.Max(greatest, codes[i]);
        }
        return (least, greatest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Compress(ulong[] codes, Bitmap validity, ulong least, ulong span, bool ascending, bool nullsFirst)
    {
        var words = validity.Words;
        var first = validity.IsAll || !nullsFirst ? 0UL : 1;
        var ofNull = nullsFirst ? 0UL : span + 1;
        for (var i = 0; i < codes.Length; i++)
        {
            var code = codes[i] - least;
            codes[i] = (Bitmap.WordAt(words, i >> 6) >> i & 1) == 0 ? ofNull : first + (ascending ? code : span - code);
        }
    }
}

/// <summary>Values as 64 bits whose unsigned order is theirs; longer values by their first 64 bits.</summary>
internal static class OrderedBits
{
    const ulong Sign = 1UL << 63;

    /// <summary>Fills in the bits of all rows, anything for nulls; whether they say all about the values.</summary>
    public static bool Fill(Vector vector, Span<ulong> bits)
    {
        switch (vector)
        {
            case FlatVector<sbyte> v: Integers(v.Values, bits); return true;
            case FlatVector<short> v: Integers(v.Values, bits); return true;
            case FlatVector<int> v: Integers(v.Values, bits); return true;
            case FlatVector<long> v: Integers(v.Values, bits); return true;
            case FlatVector<float> v: for (var i = 0; i < bits.Length; i++) bits[i] = Of(v.Memory.Span[i]); return true;
            case FlatVector<double> v: Doubles(v.Values, bits); return true;
            case BooleanVector v: for (var i = 0; i < bits.Length; i++) bits[i] = v[i] ? 1UL : 0; return true;
            case FlatVector<Int128> v: for (var i = 0; i < bits.Length; i++) bits[i] = (ulong)(v.Memory.Span[i] >> 64) ^ Sign; return false;
            case FlatVector<CalendarInterval> v: for (var i = 0; i < bits.Length; i++) bits[i] = (uint)v.Memory.Span[i].Months ^ (1UL << 31); return false;
            case BytesVector v: for (var i = 0; i < bits.Length; i++) bits[i] = Prefix(v[i]); return false;
            case DictionaryVector v: Ranks(v, bits); return true;
            case NullVector: return true;
            case ConstantVector: return true;
            default: return false;
        }
    }

    public static ulong Of(double value)
    {
        if (double.IsNaN(value)) return ulong.MaxValue;
        var bits = BitConverter.DoubleToUInt64Bits(value + 0.0);
        return (bits & Sign) != 0 ? ~bits : bits | Sign;
    }

    /// <summary>The first eight bytes, and zeros past the end.</summary>
    public static ulong Prefix(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 8) return BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var result = 0UL;
        for (var i = 0; i < bytes.Length; i++) result |= (ulong)bytes[i] << (56 - (8 * i));
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Integers<T>(ReadOnlySpan<T> values, Span<ulong> bits) where T : unmanaged, IBinaryInteger<T>
    {
        bits = bits[..values.Length];
        for (var i = 0; i < values.Length; i++) bits[i] = (ulong)long.CreateTruncating(values[i]) ^ Sign;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Doubles(ReadOnlySpan<double> values, Span<ulong> bits)
    {
        bits = bits[..values.Length];
        for (var i = 0; i < values.Length; i++) bits[i] = Of(values[i]);
    }

    static void Ranks(DictionaryVector vector, Span<ulong> bits)
    {
        var entries = vector.Dictionary;
        var order = RowOrder.Create(entries, entries);
        int[] sorted = [.. Enumerable.Range(0, entries.Length)];
        Array.Sort(sorted, order.Compare);
        var ranks = new ulong[entries.Length];
        for (var i = 1; i < sorted.Length; i++) ranks[sorted[i]] = ranks[sorted[i - 1]] + (order.Compare(sorted[i - 1], sorted[i]) == 0 ? 0UL : 1);
        var codes = vector.Codes;
        for (var i = 0; i < bits.Length; i++) bits[i] = ranks[codes[i]];
    }
}
