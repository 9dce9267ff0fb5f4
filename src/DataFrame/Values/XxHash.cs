using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Frames.Values;

/// <summary>XXH64 of spans, and of one word without a loop.</summary>
internal static class XxHash
{
    const ulong p1 = 0x9E3779B185EBCA87;
    const ulong p2 = 0xC2B2AE3D27D4EB4F;
    const ulong p3 = 0x165667B19E3779F9;
    const ulong p4 = 0x85EBCA77C2B2AE63;
    const ulong p5 = 0x27D4EB2F165667C5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(uint word, ulong seed) => Finish(Mix4(seed + p5 + 4, word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(ulong word, ulong seed) => Finish(Mix8(seed + p5 + 8, word));

    public static ulong Hash(ReadOnlySpan<byte> value, ulong seed)
    {
        var length = (ulong)value.Length;
        var hash = (value.Length >= 32 ? Stripes(ref value, seed) : seed + p5) + length;
        for (; value.Length >= 8; value = value[8..]) hash = Mix8(hash, BinaryPrimitives.ReadUInt64LittleEndian(value));
        if (value.Length >= 4)
        {
            hash = Mix4(hash, BinaryPrimitives.ReadUInt32LittleEndian(value));
            value = value[4..];
        }
        foreach (var b in value) hash = BitOperations.RotateLeft(hash ^ (b * p5), 11) * p1;
        return Finish(hash);
    }

    static ulong Stripes(ref ReadOnlySpan<byte> value, ulong seed)
    {
        ulong a = seed + p1 + p2, b = seed + p2, c = seed, d = seed - p1;
        for (; value.Length >= 32; value = value[32..])
        {
            a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(value));
            b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(value[8..]));
            c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(value[16..]));
            d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(value[24..]));
        }
        var hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
        return Merge(Merge(Merge(Merge(hash, a), b), c), d);
    }

    static ulong Merge(ulong hash, ulong lane) => (hash ^ Round(0, lane)) * p1 + p4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Round(ulong lane, ulong word) => BitOperations.RotateLeft(lane + word * p2, 31) * p1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Mix8(ulong hash, ulong word) => BitOperations.RotateLeft(hash ^ Round(0, word), 27) * p1 + p4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Mix4(ulong hash, uint word) => BitOperations.RotateLeft(hash ^ (word * p1), 23) * p2 + p3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * p2;
        hash = (hash ^ (hash >> 29)) * p3;
        return hash ^ (hash >> 32);
    }
}
