using System.Runtime.InteropServices;
using Frames.Parquet.Compression;
using Snappier;

namespace Frames.Tests.Parquet;

public class SnappyOfWordsTests
{
    const byte Canary = 0xA5;

    [Fact]
    public void Gives_what_was_compressed()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var plain = Data(new Random(seed));
            var packed = Snappy.CompressToArray(plain);
            var result = new byte[plain.Length];
            Assert.True(SnappyOfWords.TryDecompress(packed, LengthOf(packed), result), $"seed {seed}");
            Assert.True(plain.AsSpan().SequenceEqual(result), $"seed {seed}");
        }
    }

    [Fact]
    public void Damaged_streams_touch_nothing_around_them_and_agree_with_another_decoder()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var plain = Data(random);
            var packed = Snappy.CompressToArray(plain);
            var start = LengthOf(packed);
            for (var i = random.Next(1, 4); i > 0 && packed.Length > start; i--) packed[random.Next(start, packed.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) packed = packed[..random.Next(start, packed.Length)];
            var room = new byte[plain.Length + 64];
            room.AsSpan().Fill(Canary);
            var done = SnappyOfWords.TryDecompress(packed, start, room.AsSpan(32, plain.Length));
            Assert.True(room.AsSpan(0, 32).IndexOfAnyExcept(Canary) < 0 && room.AsSpan(32 + plain.Length).IndexOfAnyExcept(Canary) < 0, $"seed {seed}");
            if (done) Assert.True(Snappy.DecompressToArray(packed).AsSpan().SequenceEqual(room.AsSpan(32, plain.Length)), $"seed {seed}");
        }
    }

    static int LengthOf(byte[] packed)
    {
        var start = 0;
        while (packed[start] >= 0x80) start++;
        return start + 1;
    }

    static byte[] Data(Random random)
    {
        var values = new long[random.Next(300)];
        var range = 1L << random.Next(1, 62);
        for (var i = 0; i < values.Length; i++) values[i] = random.Next(4) switch { 0 => random.NextInt64(range), 1 => i, 2 => random.NextInt64(256) << random.Next(56), _ => i > 0 ? values[i - 1] : 0 };
        var bytes = MemoryMarshal.AsBytes<long>(values).ToArray();
        return random.Next(5) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
