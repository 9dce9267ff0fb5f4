using System.Buffers.Binary;
using System.Numerics;

namespace Frames.Values;

/// <summary>The generator behind rand, randn and sample: an xorshift of 64 bits whose seed is hashed, one for each partition.</summary>
internal sealed class SparkRandom(long seed)
{
    const uint arraySeed = 0x3c074a61;

    ulong state = HashSeed(seed);
    double spare;
    bool hasSpare;

    /// <summary>The generator of a partition, counted from 0.</summary>
    public static SparkRandom ForPartition(long seed, int partition) => new(unchecked(seed + partition));

    /// <summary>A double from 0 to below 1.</summary>
    public double NextDouble() => (((long)Next(26) << 27) + Next(27)) * (1.0 / (1L << 53));

    /// <summary>A double of the normal distribution, by the polar method.</summary>
    public double NextGaussian()
    {
        if (hasSpare)
        {
            hasSpare = false;
            return spare;
        }
        double x, y, square;
        do
        {
            x = 2 * NextDouble() - 1;
            y = 2 * NextDouble() - 1;
            square = x * x + y * y;
        }
        while (square is >= 1 or 0);
        var factor = Math.Sqrt(-2 * Math.Log(square) / square);
        (spare, hasSpare) = (y * factor, true);
        return x * factor;
    }

    /// <summary>An int from 0 to below a bound above 0.</summary>
    public int NextInt(int bound)
    {
        var bits = Next(31);
        if ((bound & -bound) == bound) return (int)((long)bound * bits >> 31);
        var value = bits % bound;
        while (unchecked(bits - value + (bound - 1)) < 0)
        {
            bits = Next(31);
            value = bits % bound;
        }
        return value;
    }

    int Next(int bits)
    {
        var next = state ^ (state << 21);
        next ^= next >> 35;
        next ^= next << 4;
        state = next;
        return (int)(next & ((1UL << bits) - 1));
    }

    static ulong HashSeed(long seed)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seed);
        var low = BytesHash(bytes, arraySeed);
        return ((ulong)BytesHash(bytes, low) << 32) | low;
    }

    /// <summary>Murmur3 of two words, read little-endian.</summary>
    static uint BytesHash(ReadOnlySpan<byte> bytes, uint seed)
    {
        var hash = Mix(Mix(seed, BinaryPrimitives.ReadUInt32LittleEndian(bytes)), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..])) ^ 8;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }

    static uint Mix(uint hash, uint word) =>
        BitOperations.RotateLeft(hash ^ (BitOperations.RotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593), 13) * 5 + 0xe6546b64;
}
