using Frames.Parquet;
using Frames.Parquet.Encodings;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Frames.Tests.Parquet;

public class HybridDecoderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(25)]
    [InlineData(26)]
    [InlineData(32)]
    public void Unpacks_every_width_from_every_bit(int width)
    {
        var random = new Random(width);
        var data = new byte[2000];
        random.NextBytes(data);
        for (var start = 0; start < 24; start++)
        {
            foreach (var count in new[] { 0, 1, 7, 8, 15, 16, 17, 100 })
            {
                var room = new int[count + start];
                BitUnpacker.Unpack(data, start, width, room, count);
                for (var i = 0; i < count; i++) Assert.Equal((int)Slow(data, start + (long)i * width, width), room[i]);
            }
        }
    }

    [Fact]
    public void An_empty_run_ends_in_an_error_and_not_in_a_loop()
    {
        var runs = new HybridDecoder(new ByteCursor(new byte[64], 0, 64), 0);
        Assert.Throws<ParquetFormatException>(() => runs.Skip(10));
    }

    [Fact]
    public void A_run_longer_than_its_bytes_ends_in_an_error()
    {
        byte[] data = [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1, 2, 3];
        var runs = new HybridDecoder(new ByteCursor(data, 0, data.Length), 8);
        var room = new int[16];
        runs.Read(room, 3);
        Assert.Equal([1, 2, 3], room[..3]);
        Assert.Throws<ParquetFormatException>(() => runs.Read(room, 1));
    }

    static ulong Slow(byte[] data, long bit, int width)
    {
        ulong value = 0;
        for (var i = 0; i < width; i++) value |= (ulong)(data[(bit + i) >> 3] >> (int)((bit + i) & 7) & 1) << i;
        return value;
    }
}
