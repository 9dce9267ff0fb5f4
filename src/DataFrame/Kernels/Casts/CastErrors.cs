using System.Globalization;
using System.Text;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Casts;

/// <summary>Makes the errors of casts, with the value as SQL writes it.</summary>
internal static class CastErrors
{
    /// <summary>A number, date or time that the target type cannot hold.</summary>
    public static FramesException Overflow(object value, CastContext cast) => ErrorClasses.CastOverflow.With(
        ("value", Shown(value, cast)), ("sourceType", Quoted(cast.From)), ("targetType", Quoted(cast.To)),
        ("ansiConfig", ArithmeticErrors.AnsiSetting));

    /// <summary>Text that is not of the target type's form.</summary>
    public static FramesException InvalidInput(ReadOnlySpan<byte> text, CastContext cast) => InvalidInput("'" + Encoding.UTF8.GetString(text).Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("'", "\\'", StringComparison.Ordinal) + "'", cast);

    /// <summary>A value, written as SQL, that has no meaning in the target type.</summary>
    public static FramesException InvalidInput(string sql, CastContext cast) => ErrorClasses.CastInvalidInput.With(
        ("expression", sql), ("sourceType", Quoted(cast.From)), ("targetType", Quoted(cast.To)), ("ansiConfig", ArithmeticErrors.AnsiSetting));

    /// <summary>A decimal that does not fit.</summary>
    public static FramesException OutOfRange(string value, CastContext cast)
    {
        var type = (DecimalType)cast.To;
        return ArithmeticErrors.OutOfRange(value, type.Precision, type.Scale);
    }

    public static string Quoted(DataType type) => "\"" + type.Sql + "\"";

    /// <summary>The plain digits of a double, as a decimal shows them.</summary>
    public static string Plain(double value)
    {
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        var shortest = Encoding.ASCII.GetString(text[..DoubleText.Write(value, text)]);
        var exponent = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = exponent < 0 ? shortest : shortest[..exponent];
        var power = exponent < 0 ? 0 : int.Parse(shortest[(exponent + 1)..], CultureInfo.InvariantCulture);
        var sign = mantissa[0] == '-' ? "-" : "";
        var digits = mantissa.TrimStart('-');
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var (all, scale) = (digits[..point] + digits[(point + 1)..], digits.Length - point - 1 - power);
        if (scale < 0) all += new string('0', -scale);
        all = all.PadLeft(Math.Max(scale, 0) + 1, '0');
        var (whole, fraction) = scale <= 0 ? (all, "") : (all[..^scale], "." + all[^scale..]);
        return sign + whole.TrimStart('0').PadLeft(1, '0') + fraction;
    }

    /// <summary>The plain digits of decimal text in any form.</summary>
    public static string PlainDecimal(ReadOnlySpan<byte> text) => DecimalText.TryParseLiteral(AsciiText.TrimControls(text), out var unscaled, out _, out var scale) == ParseStatus.Success
        ? Plain(unscaled, scale) : Encoding.UTF8.GetString(text).Trim();

    /// <summary>The digits of a decimal, all of its scale.</summary>
    public static string Plain(Int128 unscaled, int scale)
    {
        Span<byte> text = stackalloc byte[DecimalText.MaxLength];
        return Encoding.ASCII.GetString(text[..DecimalText.Write(unscaled, scale, text)]);
    }

    /// <summary>The value as SQL, but for floats, which have no suffix here, and for what is no number.</summary>
    public static string Shown(object value, CastContext cast) => value switch
    {
        float number => LiteralPrinter.Print(new Literal(number, cast.From)),
        double number when !double.IsFinite(number) => LiteralPrinter.Print(new Literal(number, cast.From)),
        _ => LiteralPrinter.Sql(new Literal(Wide(value, cast.From), cast.From), cast.Zone.Id),
    };

    // Literals hold decimals as 128 bits whatever their width in vectors.
    static object Wide(object value, DataType type) => type is DecimalType && value is long narrow ? (Int128)narrow : value;
}
