using System.Text;
using Frames.Values;

namespace Frames.Tests.DataFrame.Values;

public class DecimalTextTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("  -1.5 ", "-2")]
    [InlineData(".5", "1")]
    [InlineData("0.49999999999999999999999999999999999999999", "0")]
    [InlineData("1.", "1")]
    [InlineData("+.5e1", "5")]
    [InlineData("1E3", "1000")]
    [InlineData("4.9e-325", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("999.995", "1000")]
    [InlineData("१२", "12")]
    [InlineData("00000000000000000000000000000000000000000000000000001", "1")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    public void Read_at_38_0(string text, string expected)
    {
        Assert.Equal(ParseStatus.Success, DecimalText.TryParse(Encoding.UTF8.GetBytes(text), 38, 0, out var value));
        Assert.Equal(Int128.Parse(expected), value);
    }

    [Theory]
    [InlineData("", ParseStatus.Invalid)]
    [InlineData("-", ParseStatus.Invalid)]
    [InlineData(".", ParseStatus.Invalid)]
    [InlineData("1.2.3", ParseStatus.Invalid)]
    [InlineData("1d", ParseStatus.Invalid)]
    [InlineData("1e", ParseStatus.Invalid)]
    [InlineData("1e99999999999", ParseStatus.Invalid)]
    [InlineData("NaN", ParseStatus.Invalid)]
    [InlineData("1e400", ParseStatus.Unsupported)]
    [InlineData("123456789012345678901234567890123456789.5", ParseStatus.Unsupported)]
    [InlineData("99999999999999999999999999999999999999.5", ParseStatus.OutOfRange)]
    public void Refused_at_38_0(string text, object expected) =>
        Assert.Equal(expected, (object)DecimalText.TryParse(Encoding.UTF8.GetBytes(text), 38, 0, out _));

    [Theory]
    [InlineData("12345678.994", 1234567899L)]
    [InlineData("12345678.125", 1234567813L)]
    [InlineData("-0.005", -1L)]
    public void Read_at_10_2(string text, long expected)
    {
        Assert.Equal(ParseStatus.Success, DecimalText.TryParse(Encoding.UTF8.GetBytes(text), 10, 2, out var value));
        Assert.Equal(expected, value);
        Assert.Equal(ParseStatus.OutOfRange, DecimalText.TryParse("99999999.995"u8, 10, 2, out _));
    }

    [Theory]
    [InlineData("1.50", 150L, 3, 2)]
    [InlineData("0.00", 0L, 2, 2)]
    [InlineData("0", 0L, 1, 0)]
    [InlineData("1E3", 1000L, 4, 0)]
    [InlineData("1E-3", 1L, 3, 3)]
    [InlineData("123456789.123456789", 123456789123456789L, 18, 9)]
    public void Literal(string text, long unscaled, int precision, int scale)
    {
        Assert.Equal(ParseStatus.Success, DecimalText.TryParseLiteral(Encoding.UTF8.GetBytes(text), out var value, out var p, out var s));
        Assert.Equal(((Int128)unscaled, precision, scale), (value, p, s));
    }

    [Theory]
    [InlineData("0", 0, "0", "0")]
    [InlineData("0", 2, "0.00", "0.00")]
    [InlineData("110", 2, "1.10", "1.10")]
    [InlineData("-5", 1, "-0.5", "-0.5")]
    [InlineData("1", 6, "0.000001", "0.000001")]
    [InlineData("1", 7, "0.0000001", "1E-7")]
    [InlineData("-123", 12, "-0.000000000123", "-1.23E-10")]
    [InlineData("0", 20, "0.00000000000000000000", "0E-20")]
    [InlineData("99999999999999999999999999999999999999", 38, "0.99999999999999999999999999999999999999", "0.99999999999999999999999999999999999999")]
    public void Written(string unscaled, int scale, string plain, string java)
    {
        Span<byte> text = stackalloc byte[DecimalText.MaxLength];
        Assert.Equal(plain, Encoding.UTF8.GetString(text[..DecimalText.Write(Int128.Parse(unscaled), scale, text)]));
        Assert.Equal(java, Encoding.UTF8.GetString(text[..DecimalText.WriteJava(Int128.Parse(unscaled), scale, text)]));
    }
}
