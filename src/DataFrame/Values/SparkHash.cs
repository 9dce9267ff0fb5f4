using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Frames.Values;

/// <summary>The hashes behind hash, xxhash64 and crc32, bit for bit; a seed is the hash so far, so that columns chain.</summary>
internal static class SparkHash
{
    /// <summary>The seed of hash() and xxhash64().</summary>
    public const int Seed = 42;

    const uint c1 = 0xcc9e2d51;
    const uint c2 = 0x1b873593;

    static readonly uint[] crcTable = CrcTable();

    /// <summary>hash() of booleans (0 or 1), bytes, shorts, ints, dates and year-month intervals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Murmur3(int value, int seed) => (int)Finish(Mix((uint)seed, (uint)value), 4);

    /// <summary>hash() of longs, timestamps, times, day-time intervals and decimals of up to 18 digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Murmur3(long value, int seed) => (int)Finish(Mix(Mix((uint)seed, (uint)value), (uint)(value >> 32)), 8);

    /// <summary>hash() of floats; -0.0 as 0.0, every NaN as one.</summary>
    public static int Murmur3(float value, int seed) => Murmur3(BitConverter.SingleToInt32Bits(Normalize(value)), seed);

    /// <summary>hash() of doubles; -0.0 as 0.0, every NaN as one.</summary>
    public static int Murmur3(double value, int seed) => Murmur3(BitConverter.DoubleToInt64Bits(Normalize(value)), seed);

    /// <summary>hash() of strings and binaries. Spark mixes each byte of the tail as a signed word of its own.</summary>
    public static int Murmur3(ReadOnlySpan<byte> value, int seed)
    {
        var hash = (uint)seed;
        var length = value.Length;
        for (; value.Length >= 4; value = value[4..]) hash = Mix(hash, BinaryPrimitives.ReadUInt32LittleEndian(value));
        foreach (var b in value) hash = Mix(hash, (uint)(sbyte)b);
        return (int)Finish(hash, (uint)length);
    }

    /// <summary>hash() of decimals: the unscaled long up to 18 digits, else the bytes of Java's BigInteger.</summary>
    public static int Murmur3(Int128 unscaled, int precision, int seed)
    {
        if (precision <= 18) return Murmur3((long)unscaled, seed);
        Span<byte> bytes = stackalloc byte[16];
        return Murmur3(bytes[..BigEndian(unscaled, bytes)], seed);
    }

    /// <summary>hash() of calendar intervals.</summary>
    public static int Murmur3(int months, int days, long micros, int seed) => Murmur3(months, Murmur3(days, Murmur3(micros, seed)));

    /// <summary>xxhash64() of the types of <see cref="Murmur3(int, int)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long XxHash64(int value, long seed) => (long)XxHash.Hash((uint)value, (ulong)seed);

    /// <summary>xxhash64() of the types of <see cref="Murmur3(long, int)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long XxHash64(long value, long seed) => (long)XxHash.Hash((ulong)value, (ulong)seed);

    /// <summary>xxhash64() of floats; -0.0 as 0.0, every NaN as one.</summary>
    public static long XxHash64(float value, long seed) => XxHash64(BitConverter.SingleToInt32Bits(Normalize(value)), seed);

    /// <summary>xxhash64() of doubles; -0.0 as 0.0, every NaN as one.</summary>
    public static long XxHash64(double value, long seed) => XxHash64(BitConverter.DoubleToInt64Bits(Normalize(value)), seed);

    /// <summary>xxhash64() of strings and binaries.</summary>
    public static long XxHash64(ReadOnlySpan<byte> value, long seed) => (long)XxHash.Hash(value, (ulong)seed);

    /// <summary>xxhash64() of decimals.</summary>
    public static long XxHash64(Int128 unscaled, int precision, long seed)
    {
        if (precision <= 18) return XxHash64((long)unscaled, seed);
        Span<byte> bytes = stackalloc byte[16];
        return XxHash64(bytes[..BigEndian(unscaled, bytes)], seed);
    }

    /// <summary>xxhash64() of calendar intervals.</summary>
    public static long XxHash64(int months, int days, long micros, long seed) => XxHash64(months, XxHash64(days, XxHash64(micros, seed)));

    /// <summary>crc32(): the checksum of zip and PNG.</summary>
    public static long Crc32(ReadOnlySpan<byte> value)
    {
        var crc = uint.MaxValue;
        foreach (var b in value) crc = crcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    /// <summary>Writes the fewest bytes of two's complement, most significant first, and returns their number.</summary>
    public static int BigEndian(Int128 value, Span<byte> destination)
    {
        Span<byte> all = stackalloc byte[16];
        BinaryPrimitives.WriteInt128BigEndian(all, value);
        var skip = 0;
        var sign = value < 0 ? (byte)0xFF : (byte)0;
        while (skip < 15 && all[skip] == sign && (all[skip + 1] & 0x80) == (sign & 0x80)) skip++;
        all[skip..].CopyTo(destination);
        return 16 - skip;
    }

    static float Normalize(float value) => float.IsNaN(value) ? BitConverter.Int32BitsToSingle(0x7fc00000) : value + 0f;

    static double Normalize(double value) => double.IsNaN(value) ? BitConverter.Int64BitsToDouble(0x7ff8000000000000) : value + 0d;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Mix(uint hash, uint word) => BitOperations.RotateLeft(hash ^ (BitOperations.RotateLeft(word * c1, 15) * c2), 13) * 5 + 0xe6546b64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Finish(uint hash, uint length)
    {
        hash ^= length;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }

    static uint[] CrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            table[i] = crc;
        }
        return table;
    }
}
