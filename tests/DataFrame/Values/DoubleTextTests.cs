using System.Text;
using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class DoubleTextTests
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(100.0, "100.0")]
    [InlineData(123456.789, "123456.789")]
    [InlineData(9999999.0, "9999999.0")]
    [InlineData(1e7, "1.0E7")]
    [InlineData(1.2345678e7, "1.2345678E7")]
    [InlineData(1e23, "1.0E23")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.00123, "0.00123")]
    [InlineData(0.0001, "1.0E-4")]
    [InlineData(-3e-5, "-3.0E-5")]
    [InlineData(double.MaxValue, "1.7976931348623157E308")]
    [InlineData(double.Epsilon, "4.9E-324")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Written(double value, string expected)
    {
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        Assert.Equal(expected, Encoding.UTF8.GetString(text[..DoubleText.Write(value, text)]));
    }

    [Theory]
    [InlineData(1.1f, "1.1")]
    [InlineData(float.MaxValue, "3.4028235E38")]
    [InlineData(float.Epsilon, "1.4E-45")]
    [InlineData(1e10f, "1.0E10")]
    [InlineData(16777216f, "1.6777216E7")]
    public void Written_float(float value, string expected)
    {
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        Assert.Equal(expected, Encoding.UTF8.GetString(text[..DoubleText.Write(value, text)]));
    }

    [Theory]
    [InlineData("1", 1.0)]
    [InlineData("\t1\n", 1.0)]
    [InlineData("1.", 1.0)]
    [InlineData("+.5e1", 5.0)]
    [InlineData("1d", 1.0)]
    [InlineData("1.0F", 1.0)]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("4.9e-325", 0.0)]
    [InlineData("nan", double.NaN)]
    [InlineData(" INF ", double.PositiveInfinity)]
    [InlineData("-infinity", double.NegativeInfinity)]
    [InlineData("", null)]
    [InlineData("1L", null)]
    [InlineData("1_000", null)]
    [InlineData("0x10", null)]
    [InlineData("+-1", null)]
    [InlineData("1e", null)]
    [InlineData("e1", null)]
    [InlineData(".", null)]
    [InlineData("d", null)]
    [InlineData("१२", null)]
    public void Read(string text, double? expected)
    {
        Assert.Equal(expected, DoubleText.TryParse(Encoding.UTF8.GetBytes(text), out double value) ? value : null);
        Assert.Equal((float?)expected, DoubleText.TryParse(Encoding.UTF8.GetBytes(text), out float single) ? single : null);
    }

    [Fact]
    public void A_float_is_rounded_once()
    {
        Assert.True(DoubleText.TryParse("1.00000017881393432617187499"u8, out float value));
        Assert.Equal(1.00000011920928955078125f, value);
    }

    [Property]
    public bool A_written_double_reads_back(double value)
    {
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        var length = DoubleText.Write(value, text);
        return DoubleText.TryParse(text[..length], out double read) && BitConverter.DoubleToInt64Bits(read) == BitConverter.DoubleToInt64Bits(value);
    }

    [Property]
    public bool Every_bit_pattern_reads_back(long bits)
    {
        var value = BitConverter.Int64BitsToDouble(bits);
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        var length = DoubleText.Write(value, text);
        return DoubleText.TryParse(text[..length], out double read) && read.Equals(value);
    }

    [Property]
    public bool A_written_float_reads_back(int bits)
    {
        var value = BitConverter.Int32BitsToSingle(bits);
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        var length = DoubleText.Write(value, text);
        return DoubleText.TryParse(text[..length], out float read) && read.Equals(value);
    }
}
