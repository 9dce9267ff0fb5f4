using System.Text;
using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

public class NumberTextTests
{
    [Theory]
    [InlineData("1", 1L, 1L)]
    [InlineData("+1", 1L, 1L)]
    [InlineData("\t-12\n", -12L, -12L)]
    [InlineData("00012", 12L, 12L)]
    [InlineData("-0", 0L, 0L)]
    [InlineData("9223372036854775807", long.MaxValue, long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue, long.MinValue)]
    [InlineData("9223372036854775808", null, null)]
    [InlineData("99999999999999999999999999", null, null)]
    [InlineData("1.9", null, 1L)]
    [InlineData("-1.9", null, -1L)]
    [InlineData("1.", null, 1L)]
    [InlineData(".5", null, 0L)]
    [InlineData(".", null, 0L)]
    [InlineData("1e3", null, null)]
    [InlineData("1d", null, null)]
    [InlineData("0x10", null, null)]
    [InlineData("--1", null, null)]
    [InlineData("+", null, null)]
    [InlineData("", null, null)]
    [InlineData("   ", null, null)]
    [InlineData("1.2.3", null, null)]
    [InlineData("१२", null, null)]
    [InlineData("1\u00a0", null, null)]
    public void Long(string text, long? ansi, long? legacy)
    {
        Assert.Equal(ansi, NumberText.TryParseLong(Encoding.UTF8.GetBytes(text), out var strict) ? strict : null);
        Assert.Equal(legacy, NumberText.TryParseLong(Encoding.UTF8.GetBytes(text), out var loose, ansi: false) ? loose : null);
    }

    [Fact]
    public void Narrower_types_check_their_range()
    {
        Assert.True(NumberText.TryParseByte("-128"u8, out var small) && small == -128);
        Assert.False(NumberText.TryParseByte("128"u8, out _));
        Assert.False(NumberText.TryParseShort("32768"u8, out _));
        Assert.True(NumberText.TryParseInt("-2147483648"u8, out var integer) && integer == int.MinValue);
        Assert.False(NumberText.TryParseInt("2147483648"u8, out _));
    }

    [Property]
    public bool A_written_long_reads_back(long value)
    {
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        var length = NumberText.Write(value, text);
        return NumberText.TryParseLong(text[..length], out var read) && read == value;
    }

    [Theory]
    [InlineData(" true ", true)]
    [InlineData("T", true)]
    [InlineData("YES", true)]
    [InlineData("1", true)]
    [InlineData("No", false)]
    [InlineData("0", false)]
    [InlineData("on", null)]
    [InlineData("tru", null)]
    [InlineData("2", null)]
    [InlineData("", null)]
    [InlineData("truetrue", null)]
    public void Boolean(string text, bool? expected) =>
        Assert.Equal(expected, BooleanText.TryParse(Encoding.UTF8.GetBytes(text), out var value) ? value : null);
}
