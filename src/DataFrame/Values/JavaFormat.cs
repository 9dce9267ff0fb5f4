using System.Globalization;
using System.Numerics;
using System.Text;

namespace Frames.Values;

/// <summary>A format of java.util.Formatter: text with specifiers such as <c>%5d</c>, <c>%-10.3s</c>, <c>%2$,d</c>.</summary>
internal sealed class JavaFormat
{
    const int defaultPrecision = 6, largestWidth = 1 << 20;

    readonly List<Part> parts = [];

    /// <summary>What Java throws for formats and arguments that do not go together.</summary>
    internal sealed class MismatchException(string message) : Exception(message);

    sealed record Part(string? Text, int Index, string Flags, int Width, int Precision, char Conversion);

    /// <summary>Compiles a format.</summary>
    public static JavaFormat Parse(string text)
    {
        var format = new JavaFormat();
        var at = 0;
        while (at < text.Length)
        {
            var percent = text.IndexOf('%', at);
            if (percent < 0) percent = text.Length;
            if (percent > at) format.parts.Add(new(text[at..percent], 0, "", -1, -1, ' '));
            at = percent;
            if (at < text.Length) format.parts.Add(Specifier(text, ref at));
        }
        return format;
    }

    /// <summary>The text for arguments: numbers, booleans, strings, or null.</summary>
    public string Format(IReadOnlyList<object?> arguments)
    {
        var result = new StringBuilder();
        var (next, last) = (0, -1);
        foreach (var part in parts)
        {
            if (part.Text is not null) result.Append(part.Text);
            else if (part.Conversion is '%' or 'n') result.Append(part.Conversion == 'n' ? "\n" : Pad("%", part));
            else
            {
                last = part.Index > 0 ? part.Index - 1 : part.Index < 0 ? last : next++;
                if (last < 0 || last >= arguments.Count) throw new MismatchException($"Format specifier '%{part.Conversion}'");
                var text = Convert(arguments[last], part);
                result.Append(char.IsUpper(part.Conversion) ? text.ToUpperInvariant() : text);
            }
        }
        return result.ToString();
    }

    static Part Specifier(string text, ref int at)
    {
        var start = at++;
        var index = 0;
        var digits = Digits(text, at);
        if (digits > at && digits < text.Length && text[digits] == '$')
        {
            index = Number(text[at..digits]);
            at = digits + 1;
        }
        else if (at < text.Length && text[at] == '<') (index, at) = (-1, at + 1);
        var flags = at;
        while (at < text.Length && text[at] is '-' or '#' or '+' or ' ' or '0' or ',' or '(') at++;
        var flagText = text[flags..at];
        digits = Digits(text, at);
        var width = digits > at ? Number(text[at..digits]) : -1;
        at = digits;
        var precision = -1;
        if (at < text.Length && text[at] == '.')
        {
            digits = Digits(text, at + 1);
            precision = digits > at + 1 ? Number(text[(at + 1)..digits]) : throw new MismatchException($"Conversion = '{text[at]}'");
            at = digits;
        }
        if (at >= text.Length || !"bBhHsScCdoxXeEfgGaA%n".Contains(text[at], StringComparison.Ordinal)) throw new MismatchException($"Conversion = '{(at < text.Length ? text[at] : text[start])}'");
        return new(null, index, flagText, width, precision, text[at++]);
    }

    static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= largestWidth ? number
        : throw new MismatchException($"The number {digits} in the format is too large.");

    static string Convert(object? argument, Part part) => char.ToLowerInvariant(part.Conversion) switch
    {
        'b' => Pad(Cut(argument is bool truth ? truth ? "true" : "false" : argument is null ? "false" : "true", part), part),
        's' => Pad(Cut(Text(argument), part), part),
        _ when argument is null => Pad(Cut("null", part), part),
        'h' => Pad(Cut(Hash(argument).ToString("x", CultureInfo.InvariantCulture), part), part),
        'c' => Pad(Character(argument, part), part),
        'd' => Whole(Integer(argument, part), part),
        'o' or 'x' => Radix(argument, part),
        _ => Fraction(argument, part),
    };

    static string Text(object? argument) => argument switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        double or float => Write(System.Convert.ToDouble(argument, CultureInfo.InvariantCulture), argument is float),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString()!,
    };

    static string Write(double value, bool single)
    {
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        return Encoding.ASCII.GetString(text[..(single ? DoubleText.Write((float)value, text) : DoubleText.Write(value, text))]);
    }

    // Java's hashes of the values: text hashes as Spark's does.
    static int Hash(object argument) => argument switch
    {
        bool truth => truth ? 1231 : 1237,
        long number => (int)(number ^ number >>> 32),
        double number => (int)(BitConverter.DoubleToInt64Bits(number) ^ BitConverter.DoubleToInt64Bits(number) >>> 32),
        float number => BitConverter.SingleToInt32Bits(number),
        string text => SparkHash.Murmur3(Encoding.UTF8.GetBytes(text), 42),
        _ => System.Convert.ToInt32(argument, CultureInfo.InvariantCulture),
    };

    static BigInteger Integer(object argument, Part part) => argument is sbyte or short or int or long
        ? System.Convert.ToInt64(argument, CultureInfo.InvariantCulture) : throw new MismatchException($"{part.Conversion} != {argument.GetType().Name}");

    static string Character(object argument, Part part) => argument is sbyte or short or int
        ? char.ConvertFromUtf32(System.Convert.ToInt32(argument, CultureInfo.InvariantCulture)) : throw new MismatchException($"{part.Conversion} != {argument.GetType().Name}");

    static string Whole(BigInteger value, Part part)
    {
        var digits = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture);
        return Signed(part.Flags.Contains(',', StringComparison.Ordinal) ? Grouped(digits) : digits, value.Sign < 0, part);
    }

    /// <summary>Digits of a negative number are those of its two's complement in its own width.</summary>
    static string Radix(object argument, Part part)
    {
        var value = Integer(argument, part);
        var bits = argument switch { sbyte => 8, short => 16, int => 32, _ => 64 };
        if (value.Sign < 0) value += BigInteger.One << bits;
        var isOctal = part.Conversion == 'o';
        var text = isOctal ? "" : value.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        for (var rest = value; isOctal && !rest.IsZero; rest /= 8) text = (int)(rest % 8) + text;
        if (text.Length == 0) text = "0";
        if (part.Flags.Contains('#', StringComparison.Ordinal)) text = (isOctal ? "0" : "0x") + text;
        return part.Flags.Contains('0', StringComparison.Ordinal) ? text.PadLeft(Math.Max(0, part.Width), '0') : Pad(text, part);
    }

    static string Fraction(object argument, Part part)
    {
        if (argument is not (double or float)) throw new MismatchException($"{part.Conversion} != {argument.GetType().Name}");
        var value = System.Convert.ToDouble(argument, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value)) return Pad(double.IsNaN(value) ? "NaN" : value > 0 ? part.Flags.Contains('+', StringComparison.Ordinal) ? "+Infinity" : "Infinity" : "-Infinity", part);
        var (digits, exponent) = Digits(Write(Math.Abs(value), argument is float));
        var precision = part.Precision < 0 ? defaultPrecision : part.Precision;
        var text = char.ToLowerInvariant(part.Conversion) switch
        {
            'f' => Fixed(digits, exponent, precision),
            'e' => Scientific(digits, exponent, precision),
            'g' => General(digits, exponent, Math.Max(1, precision)),
            _ => throw new MismatchException($"Conversion = '{part.Conversion}'"),
        };
        if (part.Flags.Contains(',', StringComparison.Ordinal) && part.Conversion is not ('e' or 'E'))
        {
            var point = text.IndexOf('.', StringComparison.Ordinal);
            text = Grouped(point < 0 ? text : text[..point]) + (point < 0 ? "" : text[point..]);
        }
        return Signed(text, double.IsNegative(value), part);
    }

    /// <summary>The shortest digits of a number, which Java rounds from, and the power of ten of their unit.</summary>
    static (BigInteger Digits, int Exponent) Digits(string shortest)
    {
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        var (mantissa, exponent) = mark < 0 ? (shortest, 0) : (shortest[..mark], int.Parse(shortest[(mark + 1)..], CultureInfo.InvariantCulture));
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        return (BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), exponent - (mantissa.Length - point - 1));
    }

    static string Fixed(BigInteger digits, int exponent, int precision)
    {
        var unscaled = exponent + precision >= 0 ? digits * BigInteger.Pow(10, exponent + precision) : HalfUp(digits, BigInteger.Pow(10, -(exponent + precision)));
        var text = unscaled.ToString(CultureInfo.InvariantCulture).PadLeft(precision + 1, '0');
        return precision == 0 ? text : $"{text[..^precision]}.{text[^precision..]}";
    }

    static string Scientific(BigInteger digits, int exponent, int precision)
    {
        if (digits.IsZero) return Fixed(0, 0, precision) + "e+00";
        var length = digits.ToString(CultureInfo.InvariantCulture).Length;
        var excess = length - precision - 1;
        var rounded = excess > 0 ? HalfUp(digits, BigInteger.Pow(10, excess)) : digits * BigInteger.Pow(10, -excess);
        var text = rounded.ToString(CultureInfo.InvariantCulture);
        var power = exponent + length - 1 + (text.Length - precision - 1);
        return $"{text[0]}{(precision > 0 ? string.Concat(".", text.AsSpan(1, precision)) : "")}e{(power < 0 ? '-' : '+')}{Math.Abs(power):00}";
    }

    static string General(BigInteger digits, int exponent, int precision)
    {
        if (digits.IsZero) return Fixed(0, 0, precision - 1);
        var power = exponent + digits.ToString(CultureInfo.InvariantCulture).Length - 1;
        return power >= -4 && power < precision ? Fixed(digits, exponent, precision - power - 1) : Scientific(digits, exponent, precision - 1);
    }

    static BigInteger HalfUp(BigInteger value, BigInteger divisor) => (value * 2 + divisor) / (divisor * 2);

    static string Grouped(string digits)
    {
        var text = new StringBuilder(digits);
        for (var i = digits.Length - 3; i > 0; i -= 3) text.Insert(i, ',');
        return text.ToString();
    }

    static string Signed(string digits, bool negative, Part part)
    {
        var (before, after) = !negative ? (part.Flags.Contains('+', StringComparison.Ordinal) ? "+" : part.Flags.Contains(' ', StringComparison.Ordinal) ? " " : "", "")
            : part.Flags.Contains('(', StringComparison.Ordinal) ? ("(", ")") : ("-", "");
        if (part.Flags.Contains('0', StringComparison.Ordinal)) digits = digits.PadLeft(Math.Max(0, part.Width - before.Length - after.Length), '0');
        return Pad(before + digits + after, part);
    }

    static string Cut(string text, Part part) => part.Precision >= 0 && part.Precision < text.Length ? text[..part.Precision] : text;

    static string Pad(string text, Part part) => part.Width < 0 ? text : part.Flags.Contains('-', StringComparison.Ordinal) ? text.PadRight(part.Width) : text.PadLeft(part.Width);
}
