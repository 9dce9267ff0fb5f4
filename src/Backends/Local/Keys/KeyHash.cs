using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace Frames.Backends.Local.Keys;

/// <summary>Hashes of key rows. A multiplication of 128 bits, folded, spreads even keys that differ by little; one of 64 bits does not.</summary>
internal static unsafe class KeyHash
{
    const ulong First = 0x9E3779B97F4A7C15;
    const ulong Second = 0xD1B54A32D192ED03;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong hash, ulong lane)
    {
        var high = Math.BigMul(lane ^ First, hash ^ Second, out var low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(KeyLayout layout, ulong* lanes, ulong* hashes, int length)
    {
        var count = layout.Lanes;
        if (layout.HasBytes) ComputeBytes(layout.Addresses, lanes, hashes, length);
        else if (count == 1) for (var i = 0; i < length; i++) hashes[i] = Mix(First, lanes[i]);
        else
            for (var i = 0; i < length; i++, lanes += count)
            {
                var hash = First;
                for (var lane = 0; lane < count; lane++) hash = Mix(hash, lanes[lane]);
                hashes[i] = hash;
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void ComputeBytes(bool[] addresses, ulong* lanes, ulong* hashes, int length)
    {
        for (var i = 0; i < length; i++, lanes += addresses.Length)
        {
            var hash = First;
            for (var lane = 0; lane < addresses.Length; lane++)
            {
                var word = lanes[lane];
                if (addresses[lane] && (uint)lanes[lane - 1] > BytesLanes.MaxInline) word = XxHash3.HashToUInt64(BytesLanes.Read(lanes + lane - 1));
                hash = Mix(hash, word);
            }
            hashes[i] = hash;
        }
    }
}

/// <summary>Whether two key rows are equal, closed at compile time over what their lanes hold.</summary>
internal unsafe interface IKeyEquality
{
    static abstract bool Same(ulong* left, ulong* right, bool[] addresses);
}

internal readonly struct OneLane : IKeyEquality
{
    public static unsafe bool Same(ulong* left, ulong* right, bool[] addresses) => *left == *right;
}

internal readonly struct TwoLanes : IKeyEquality
{
    public static unsafe bool Same(ulong* left, ulong* right, bool[] addresses) => ((left[0] ^ right[0]) | (left[1] ^ right[1])) == 0;
}

internal readonly struct ManyLanes : IKeyEquality
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe bool Same(ulong* left, ulong* right, bool[] addresses)
    {
        var difference = 0UL;
        for (var i = 0; i < addresses.Length; i++) difference |= left[i] ^ right[i];
        return difference == 0;
    }
}

internal readonly struct LanesWithBytes : IKeyEquality
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe bool Same(ulong* left, ulong* right, bool[] addresses) => ManyLanes.Same(left, right, addresses) || SameBytes(left, right, addresses);

    static unsafe bool SameBytes(ulong* left, ulong* right, bool[] addresses)
    {
        for (var i = 0; i < addresses.Length; i++)
        {
            if (left[i] == right[i]) continue;
            if (!addresses[i] || (uint)left[i - 1] <= BytesLanes.MaxInline) return false;
            if (!BytesLanes.Read(left + i - 1).SequenceEqual(BytesLanes.Read(right + i - 1))) return false;
        }
        return true;
    }
}
