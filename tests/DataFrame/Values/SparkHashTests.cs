using System.Text;
using Frames.Values;

namespace Frames.Tests.DataFrame.Values;

public class SparkHashTests
{
    static readonly byte[] text = Encoding.UTF8.GetBytes("The quick brown fox jumps over the lazy dog, élan");

    [Theory]
    [InlineData(0, 142593372, -7444071767201028348)]
    [InlineData(1, 410439444, 5450856113858044657)]
    [InlineData(2, -2147126468, 2131291396799739961)]
    [InlineData(3, 1489496148, -4222738076103170114)]
    [InlineData(4, 1984105622, 8785501614865069010)]
    [InlineData(5, -2022648657, -9156003838432188698)]
    [InlineData(7, 518625227, 1729132855475842628)]
    [InlineData(8, 1032923504, -7061782551870709214)]
    [InlineData(9, -1454139522, 1871920347432496483)]
    [InlineData(31, 1418752195, -3901496034165528082)]
    [InlineData(32, -742912853, -6021290884980529210)]
    [InlineData(47, -614502364, -2815346474886681388)]
    [InlineData(50, -1112773151, 8530977781148447339)]
    public void Bytes(int length, int murmur, long xx)
    {
        Assert.Equal(murmur, SparkHash.Murmur3(text.AsSpan(0, length), SparkHash.Seed));
        Assert.Equal(xx, SparkHash.XxHash64(text.AsSpan(0, length), SparkHash.Seed));
    }

    [Theory]
    [InlineData(0, 933211791, -1670924195, 3614696996920510707, -5252525462095825812)]
    [InlineData(1, -559580957, -1712319331, -6698625589789238999, -7001672635703045582)]
    [InlineData(-1, -1604776387, -939490007, 2017008487422258757, 3858142552250413010)]
    [InlineData(long.MinValue, 933211791, -853646085, 3614696996920510707, -8619748838626508300)]
    [InlineData(123456789012345, -936972198, 1130168193, -8632235215678650625, 755925937788029102)]
    public void Integers(long value, int murmurInt, int murmurLong, long xxInt, long xxLong)
    {
        Assert.Equal(murmurInt, SparkHash.Murmur3((int)value, SparkHash.Seed));
        Assert.Equal(murmurLong, SparkHash.Murmur3(value, SparkHash.Seed));
        Assert.Equal(xxInt, SparkHash.XxHash64((int)value, SparkHash.Seed));
        Assert.Equal(xxLong, SparkHash.XxHash64(value, SparkHash.Seed));
    }

    [Fact]
    public void Decimals_hash_by_their_unscaled_value()
    {
        Assert.Equal(-1712319331, SparkHash.Murmur3((Int128)1, 6, SparkHash.Seed));
        Assert.Equal(-386724586, SparkHash.Murmur3((Int128)1, 20, SparkHash.Seed));
        Assert.Equal(-817514053, SparkHash.Murmur3(Int128.Parse("99999999999999999999999999999999999999"), 38, SparkHash.Seed));
    }

    [Theory]
    [InlineData("0", "00")]
    [InlineData("127", "7F")]
    [InlineData("128", "0080")]
    [InlineData("-128", "80")]
    [InlineData("-129", "FF7F")]
    [InlineData("-1", "FF")]
    [InlineData("18446744073709551616", "010000000000000000")]
    public void Big_endian_is_Javas_BigInteger(string value, string hex)
    {
        var bytes = new byte[16];
        Assert.Equal(hex, Convert.ToHexString(bytes.AsSpan(0, SparkHash.BigEndian(Int128.Parse(value), bytes))));
    }

    [Fact]
    public void Zeros_and_NaNs_are_one_each()
    {
        Assert.Equal(SparkHash.Murmur3(0.0, 42), SparkHash.Murmur3(-0.0, 42));
        Assert.Equal(SparkHash.XxHash64(0f, 42), SparkHash.XxHash64(-0f, 42));
        Assert.Equal(SparkHash.Murmur3(double.NaN, 42), SparkHash.Murmur3(BitConverter.Int64BitsToDouble(0x7ff8000000000001), 42));
    }

    [Fact]
    public void Crc32_of_Spark() => Assert.Equal(1557323817, SparkHash.Crc32("Spark"u8));
}
