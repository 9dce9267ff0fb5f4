using System.Text;
using Frames.Values;

namespace Frames.Tests.DataFrame.Values;

public class NumberFormatTests
{
    [Theory]
    [InlineData("999", "12", " 12")]
    [InlineData("999", "0", "   ")]
    [InlineData("999", "1234", "###")]
    [InlineData("00000", "12", "00012")]
    [InlineData("99,999", "1234", " 1,234")]
    [InlineData("9,999", "12", "   12")]
    [InlineData("$99.99", "78.12", "$78.12")]
    [InlineData("$99.99", "0.05", "$ 0.05")]
    [InlineData("99G999D9S", "-12454.8", "12,454.8-")]
    [InlineData("S9", "-5", "-5")]
    [InlineData("S999", "5", "  +5")]
    [InlineData("9MI", "-5", "5-")]
    [InlineData("999PR", "-5", "  <5>")]
    [InlineData("999PR", "5", "  5  ")]
    [InlineData("9.", "5", "5 ")]
    [InlineData("0.0", "0.5", "0.5")]
    [InlineData("$9,999,999.99", "1234567.891", "$# ### ###.##")]
    public void Printed(string format, string value, string expected)
    {
        Assert.Equal(ParseStatus.Success, DecimalText.TryParseLiteral(Encoding.UTF8.GetBytes(value), out var unscaled, out _, out var scale));
        var output = new Utf8Buffer();
        Compile(format).Format(unscaled, scale, output);
        Assert.Equal(expected, output.ToString());
    }

    [Theory]
    [InlineData("999", "454", "454")]
    [InlineData("000.00", "454.00", "454.00")]
    [InlineData("$99.99", "$78.12", "78.12")]
    [InlineData("99,999.9S", "12,454.8-", "-12454.8")]
    [InlineData("S9", "+5", "5")]
    [InlineData("S9", "5", "5")]
    [InlineData("9PR", "<5>", "-5")]
    [InlineData("9MI", "5-", "-5")]
    [InlineData("99", " 1 ", "1")]
    [InlineData("9D9", ".5", "0.5")]
    [InlineData("999", "1234", null)]
    [InlineData("999", "abc", null)]
    [InlineData("0099", "12", null)]
    [InlineData("9D9", "1.55", null)]
    [InlineData("9", "$1", null)]
    [InlineData("$9", "1", null)]
    [InlineData("9PR", "<5", null)]
    [InlineData("9", "", null)]
    public void Read(string format, string text, string? expected)
    {
        var compiled = Compile(format);
        var status = compiled.TryParse(Encoding.UTF8.GetBytes(text), out var unscaled);
        var buffer = new byte[DecimalText.MaxLength];
        Assert.Equal(expected, status == ParseStatus.Success ? Encoding.UTF8.GetString(buffer, 0, DecimalText.Write(unscaled, compiled.Scale, buffer)) : null);
    }

    [Theory]
    [InlineData("", NumberFormatStatus.Empty, "")]
    [InlineData("ABC", NumberFormatStatus.WrongNumDigit, "")]
    [InlineData("9$", NumberFormatStatus.CurrencyMustBeforeDigit, "")]
    [InlineData("99,,9", NumberFormatStatus.ContinuousThousandsSeparators, "")]
    [InlineData("9.9,9", NumberFormatStatus.ThousandsSeparatorsMustBeforeDecimal, "")]
    [InlineData("$$9", NumberFormatStatus.WrongNumToken, "$")]
    [InlineData("9.9.9", NumberFormatStatus.WrongNumToken, ". or D")]
    [InlineData("9MIS", NumberFormatStatus.UnexpectedToken, "S")]
    [InlineData("PR9", NumberFormatStatus.UnexpectedToken, "digit sequence")]
    public void Checked(string format, object status, string token)
    {
        Assert.Equal(status, NumberFormat.TryCompile(format, out _, out var atFault));
        Assert.Equal(token, atFault);
    }

    [Theory]
    [InlineData(12332.123456, 4, "12,332.1235")]
    [InlineData(12332.5, 0, "12,332")]
    [InlineData(0.5, 0, "0")]
    [InlineData(1.5, 0, "2")]
    [InlineData(2.675, 2, "2.67")]
    [InlineData(1.005, 2, "1.00")]
    [InlineData(0.125, 2, "0.12")]
    [InlineData(0.375, 2, "0.38")]
    [InlineData(0.1, 20, "0.10000000000000000000")]
    [InlineData(-1234567.891, 1, "-1,234,567.9")]
    [InlineData(-0.0, 1, "-0.0")]
    [InlineData(1e21, 0, "1,000,000,000,000,000,000,000")]
    [InlineData(double.PositiveInfinity, 2, "∞")]
    [InlineData(double.NaN, 2, "NaN")]
    public void Grouped_doubles(double value, int digits, string expected)
    {
        var output = new Utf8Buffer();
        NumberPattern.Grouped(digits).Format(value, output);
        Assert.Equal(expected, output.ToString());
    }

    [Theory]
    [InlineData("0.0", 1234.567, "1234.6")]
    [InlineData("#%", 0.126, "13%")]
    [InlineData("#,###.##", 1234567.891, "1,234,567.89")]
    [InlineData("#.##", 0.5, "0.5")]
    [InlineData("#,##0.00;(#,##0.00)", -1234.5, "(1,234.50)")]
    [InlineData("'x'0''", 5, "x5'")]
    [InlineData("$#,##0.00", -1, "-$1.00")]
    [InlineData("0.###E0", 99.995, "1E2")]
    [InlineData("##0.###E0", 12332.123456, "12.3321E3")]
    [InlineData("00.##E00", 4.9e-324, "49E-325")]
    [InlineData("#", 0.4, "0")]
    [InlineData("0.", 1, "1.")]
    public void Patterns(string pattern, double value, string expected)
    {
        Assert.True(NumberPattern.TryCompile(pattern, out var compiled));
        var output = new Utf8Buffer();
        compiled.Format(value, output);
        Assert.Equal(expected, output.ToString());
    }

    [Fact]
    public void Decimals_round_to_even()
    {
        var output = new Utf8Buffer();
        NumberPattern.Grouped(1).Format(-1234567, 3, output);
        NumberPattern.Grouped(2).Format(125, 3, output);
        NumberPattern.Grouped(3).Format(Int128.Parse("1234567890123456789012345"), 5, output);
        Assert.Equal("-1,234.60.1212,345,678,901,234,567,890.123", output.ToString());
    }

    [Theory]
    [InlineData("0#")]
    [InlineData("..")]
    [InlineData("0,")]
    [InlineData("0E")]
    public void Malformed_patterns(string pattern) => Assert.False(NumberPattern.TryCompile(pattern, out _));

    [Fact]
    public void Json_strings_escape_what_must_be()
    {
        var output = new Utf8Buffer();
        JsonText.WriteString("a\"\\/\b\f\n\r\t\u0001\u001f\u007fé😀"u8, output);
        Assert.Equal("\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001F\u007fé😀\"", output.ToString());
    }

    [Fact]
    public void Json_numbers_are_Javas()
    {
        var output = new Utf8Buffer();
        JsonText.WriteDouble(1e10, output);
        JsonText.WriteDouble(double.NaN, output);
        JsonText.WriteFloat(float.NegativeInfinity, output);
        JsonText.WriteDecimal(1, 7, output);
        JsonText.WriteLong(-5, output);
        JsonText.WriteBinary("abc"u8, output);
        Assert.Equal("1.0E10\"NaN\"\"-Infinity\"1E-7-5\"YWJj\"", output.ToString());
    }

    static NumberFormat Compile(string text)
    {
        Assert.Equal(NumberFormatStatus.Valid, NumberFormat.TryCompile(text, out var format, out _));
        return format;
    }
}
