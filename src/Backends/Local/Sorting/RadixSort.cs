using System.Runtime.CompilerServices;

namespace Frames.Backends.Local.Sorting;

/// <summary>Sorts codes with their rows by digits of eleven bits, the lowest first; stable.</summary>
internal static class RadixSort
{
    const int DigitBits = 11;
    const int SmallLength = 64;

    public static void Sort(ref ulong[] codes, ref int[] rows, int bits)
    {
        if (codes.Length <= SmallLength)
        {
            InsertionSort(codes, rows);
            return;
        }
        var otherCodes = new ulong[codes.Length];
        var otherRows = new int[rows.Length];
        var starts = new int[1 << DigitBits];
        for (var shift = 0; shift < bits; shift += DigitBits)
        {
            if (!Count(codes, shift, starts)) continue;
            Scatter(codes, rows, otherCodes, otherRows, shift, starts);
            (codes, otherCodes) = (otherCodes, codes);
            (rows, otherRows) = (otherRows, rows);
        }
    }

    /// <summary>Where each digit's codes begin; false if all codes have one and the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool Count(ulong[] codes, int shift, int[] starts)
    {
        Array.Clear(starts);
        foreach (var code in codes) starts[code >> shift & ((1 << DigitBits) - 1)]++;
        var sum = 0;
        var digits = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            var count = starts[i];
            if (count > 0) digits++;
            starts[i] = sum;
            sum += count;
        }
        return digits > 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Scatter(ulong[] codes, int[] rows, ulong[] toCodes, int[] toRows, int shift, int[] starts)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            var code = codes[i];
            var at = starts[code >> shift & ((1 << DigitBits) - 1)]++;
            toCodes[at] = code;
            toRows[at] = rows[i];
        }
    }

    static void InsertionSort(ulong[] codes, int[] rows)
    {
        for (var i = 1; i < codes.Length; i++)
        {
            var (code, row) = (codes[i], rows[i]);
            var at = i;
            for (; at > 0 && codes[at - 1] > code; at--) (codes[at], rows[at]) = (codes[at - 1], rows[at - 1]);
            (codes[at], rows[at]) = (code, row);
        }
    }
}
