using System.Buffers.Binary;
using System.Numerics;

namespace Frames.Values;

/// <summary>SHA-224 (FIPS 180-4), which .NET does not have: SHA-256's rounds from another start, cut to seven words.</summary>
internal static class Sha224
{
    const int BlockSize = 64;

    // The fractional parts of the cube roots of the first 64 primes, and of the square roots of the 9th to 16th, as the standard defines them.
    static readonly uint[] Round = [.. Primes(64).Select(prime => Fraction(prime, cube: true))];
    static readonly uint[] Start = [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4];

    public static byte[] HashData(ReadOnlySpan<byte> data)
    {
        var state = (uint[])Start.Clone();
        var padded = new byte[((data.Length + 8) / BlockSize + 1) * BlockSize];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded.AsSpan(padded.Length - 8), (ulong)data.Length * 8);
        for (var at = 0; at < padded.Length; at += BlockSize) Compress(state, padded.AsSpan(at, BlockSize));
        var result = new byte[28];
        for (var i = 0; i < 7; i++) BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(i * 4), state[i]);
        return result;
    }

    static void Compress(uint[] state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (var i = 0; i < 16; i++) w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        for (var i = 16; i < 64; i++)
        {
            var s0 = BitOperations.RotateRight(w[i - 15], 7) ^ BitOperations.RotateRight(w[i - 15], 18) ^ (w[i - 15] >> 3);
            var s1 = BitOperations.RotateRight(w[i - 2], 17) ^ BitOperations.RotateRight(w[i - 2], 19) ^ (w[i - 2] >> 10);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var i = 0; i < 64; i++)
        {
            var s1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var t1 = h + s1 + ((e & f) ^ (~e & g)) + Round[i] + w[i];
            var s0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }
        uint[] sums = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < 8; i++) state[i] += sums[i];
    }

    static IEnumerable<int> Primes(int count)
    {
        for (var n = 2; count > 0; n++)
        {
            if (Enumerable.Range(2, n - 2).TakeWhile(d => d * d <= n).Any(d => n % d == 0)) continue;
            count--;
            yield return n;
        }
    }

    static uint Fraction(int prime, bool cube)
    {
        var root = cube ? Math.Cbrt(prime) : Math.Sqrt(prime);
        return (uint)((root - Math.Floor(root)) * 4294967296.0);
    }
}
