using System.Buffers.Binary;
using System.Numerics;

namespace Frames.Backends.Local.Operators;

/// <summary>Spark's generator for samples: an xorshift whose state begins as a hash of the seed; partitions take their seeds from Java's generator.</summary>
internal sealed class SampleRandom
{
    const uint ArraySeed = 0x3C074A61;

    ulong state;

    SampleRandom(long seed)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seed);
        var low = Hash(bytes, ArraySeed);
        state = (ulong)Hash(bytes, low) << 32 | low;
    }

    public static SampleRandom ForPartition(long seed, int partition)
    {
        var java = ((ulong)seed ^ 0x5DEECE66D) & ((1UL << 48) - 1);
        var next = 0L;
        for (var i = 0; i <= partition; i++) next = unchecked(((long)Java(ref java) << 32) + Java(ref java));
        return new(next);
    }

    /// <summary>A number from 0 to before 1.</summary>
    public double NextDouble() => (((long)Next(26) << 27) + Next(27)) * (1.0 / (1L << 53));

    /// <summary>A number of events whose mean is given.</summary>
    public int NextPoisson(double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), NextDouble(), 0);
        for (; product > limit; count++) product *= NextDouble();
        return count;
    }

    static int Java(ref ulong state)
    {
        state = ((state * 0x5DEECE66D) + 0xB) & ((1UL << 48) - 1);
        return (int)(state >> 16);
    }

    /// <summary>Murmur3 over eight bytes.</summary>
    static uint Hash(ReadOnlySpan<byte> bytes, uint seed)
    {
        var hash = Step(Step(seed, BinaryPrimitives.ReadUInt32LittleEndian(bytes)), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..])) ^ 8;
        hash = (hash ^ hash >> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >> 13) * 0xC2B2AE35;
        return hash ^ hash >> 16;
    }

    static uint Step(uint hash, uint word) => (BitOperations.RotateLeft(hash ^ (BitOperations.RotateLeft(word * 0xCC9E2D51, 15) * 0x1B873593), 13) * 5) + 0xE6546B64;

    int Next(int bits)
    {
        state ^= state << 21;
        state ^= state >> 35;
        state ^= state << 4;
        return (int)(state & ((1UL << bits) - 1));
    }
}
