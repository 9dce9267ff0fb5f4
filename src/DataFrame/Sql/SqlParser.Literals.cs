using System.Globalization;
using System.Text;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>The value of adjacent string tokens.</summary>
    string StringLiteral()
    {
        if (!Peek.IsString) throw Unexpected();
        var value = StringLiterals.Value(Source(Next()), KeepEscapes);
        if (!Peek.IsString) return value;
        var joined = new StringBuilder(value);
        while (Peek.IsString) joined.Append(StringLiterals.Value(Source(Next()), KeepEscapes));
        return joined.ToString();
    }

    bool KeepEscapes => settings.Get("spark.sql.parser.escapedStringLiterals", "false") == "true";

    /// <summary>A number as Spark types it; the minus before it is taken.</summary>
    Literal NumberLiteral(bool negative)
    {
        var token = Next();
        var sign = negative ? "-" : "";
        var digits = Source(token);
        return token.Kind switch
        {
            TokenKind.Integer => Whole(token, sign + digits.ToString()),
            TokenKind.Decimal => DecimalLiteral(token, sign + digits.ToString()),
            TokenKind.Exponent when settings.Get("spark.sql.legacy.exponentLiteralAsDecimal.enabled", "false") == "true"
                => DecimalLiteral(token, sign + digits.ToString()),
            TokenKind.BigDecimal => DecimalLiteral(token, sign + digits[..^2].ToString()),
            TokenKind.Exponent => DoubleLiteral(token, sign + digits.ToString()),
            TokenKind.Double => DoubleLiteral(token, sign + digits[..^1].ToString()),
            TokenKind.Float => FloatLiteral(token, sign + digits[..^1].ToString()),
            TokenKind.TinyInt => Bounded(token, sign, sbyte.MinValue, sbyte.MaxValue, DataTypes.Byte, value => (sbyte)value),
            TokenKind.SmallInt => Bounded(token, sign, short.MinValue, short.MaxValue, DataTypes.Short, value => (short)value),
            TokenKind.BigInt => Bounded(token, sign, long.MinValue, long.MaxValue, DataTypes.Long, value => value),
            _ => throw UnexpectedAt(position - 1),
        };
    }

    Literal Whole(Token token, string digits)
    {
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return DecimalLiteral(token, digits);
        return value is >= int.MinValue and <= int.MaxValue ? new((int)value, DataTypes.Integer) : new(value, DataTypes.Long);
    }

    Literal Bounded(Token token, string sign, long least, long greatest, DataType type, Func<long, object> convert)
    {
        var digits = sign + Source(token)[..^1].ToString();
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= greatest)
            return new(convert(value), type);
        return Later(Literal.Null, () => OutOfRange(token, digits, type, least.ToString(CultureInfo.InvariantCulture),
            greatest.ToString(CultureInfo.InvariantCulture)));
    }

    Literal DoubleLiteral(Token token, string digits)
    {
        var value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? new(value, DataTypes.Double)
            : Later(Literal.Null, () => OutOfRange(token, digits, DataTypes.Double, "-1.7976931348623157E+308", "1.7976931348623157E+308"));
    }

    Literal FloatLiteral(Token token, string digits)
    {
        var value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (Math.Abs(value) > float.MaxValue) return Later(Literal.Null,
            () => OutOfRange(token, digits, DataTypes.Float, "-3.4028234663852886E+38", "3.4028234663852886E+38"));
        return new(float.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture), DataTypes.Float);
    }

    FramesException OutOfRange(Token token, string digits, DataType type, string least, string greatest) => SqlErrors.At(text, token.Start,
        ErrorClasses.InvalidNumericLiteralRange, ("rawStrippedQualifier", digits), ("minValue", least), ("maxValue", greatest),
            ("typeName", type.SimpleString));

    Literal DecimalLiteral(Token token, string digits)
    {
        if (DecimalText.TryParseLiteral(Encoding.ASCII.GetBytes(digits), out var unscaled, out var precision, out var scale) == ParseStatus.Success)
            return new(unscaled, new DecimalType(precision, scale));
        return Later(Literal.Null, () => TooPrecise(token, Precision(digits)));
    }

    /// <summary>The digits that a decimal of this text needs, zeros before and after them included.</summary>
    static int Precision(string digits)
    {
        var parts = digits.Split('e', 'E');
        var exponent = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) ? power : 0;
        var significant = Math.Max(1, parts[0].Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count());
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var scale = (long)(point < 0 ? 0 : parts[0].Length - point - 1) - exponent;
        return (int)Math.Min(int.MaxValue, scale < 0 ? significant - scale : Math.Max(significant, scale));
    }

    FramesException TooPrecise(Token token, int precision) => SqlErrors.At(text, token.Start, ErrorClasses.DecimalPrecisionExceedsMaximum,
        ("precision", precision.ToString(CultureInfo.InvariantCulture)), ("maxPrecision", "38"));

    /// <summary><c>DATE '2024-01-01'</c> and its kin; null for an interval with units after the text.</summary>
    Literal? TypedLiteral()
    {
        var start = position;
        var word = Next();
        var value = StringLiterals.Value(Source(Next()), KeepEscapes);
        if (word.Key == "INTERVAL" && IsIntervalUnit(0))
        {
            position = start;
            return null;
        }
        var bytes = Encoding.UTF8.GetBytes(value);
        return word.Key switch
        {
            "DATE" => Typed(word, value, DateLiteral(bytes), DataTypes.Date),
            "TIMESTAMP_NTZ" => Typed(word, value, TimestampNtz(bytes, true), DataTypes.TimestampNtz),
            "TIMESTAMP" when settings.Get("spark.sql.timestampType", "") == "TIMESTAMP_NTZ" && TimestampNtz(bytes, false) is { } local
                => new(local, DataTypes.TimestampNtz),
            "TIMESTAMP" or "TIMESTAMP_LTZ" => Typed(word, value, Timestamp(bytes), DataTypes.Timestamp),
            "TIME" when settings.Get("spark.sql.timeType.enabled", "true") == "false"
                => Later(Literal.Null, () => SqlErrors.At(text, word.Start, ErrorClasses.UnsupportedTimeType)),
            "TIME" => Typed(word, value, DateTimeText.TryParseTime(bytes, out var nanos) ? nanos : null, DataTypes.Time),
            "X" => Typed(word, value, Hex(value), DataTypes.Binary),
            "INTERVAL" => IntervalText(start, value),
            _ => Later(Literal.Null, () => SqlErrors.At(text, word.Start, ErrorClasses.UnsupportedTypedLiteral, ("unsupportedType", $"\"{word.Key}\""),
                ("supportedTypes", "\"DATE\", \"TIMESTAMP_NTZ\", \"TIMESTAMP_LTZ\", \"TIMESTAMP\", \"INTERVAL\", \"X\", \"TIME\""))),
        };
    }

    Literal Typed(Token word, string text, object? value, DataType type)
        => value is null ? Later(Literal.Null, () => InvalidTyped(word, text)) : new(value, type);

    FramesException InvalidTyped(Token word, string value)
        => SqlErrors.At(text, word.Start, ErrorClasses.InvalidTypedLiteral, ("valueType", $"\"{word.Key}\""), ("value", $"'{value}'"));

    SparkZone Zone => SparkZone.TryGet(settings.TimeZone, out var zone) ? zone : SparkZone.Utc;

    int? DateLiteral(byte[] value)
        => SpecialDateTimes.TryDate(value, Zone, Now, out var special) ? special : DateTimeText.TryParseDate(value, out var days) ? days : null;

    long? Timestamp(byte[] value)
        => SpecialDateTimes.TryTimestamp(value, Zone, Now, out var special) ? special : DateTimeText.TryParseTimestamp(value, Zone, Now, out var micros)
            ? micros : null;

    long? TimestampNtz(byte[] value, bool allowZone)
        => SpecialDateTimes.TryTimestampNtz(value, Zone, Now, out var special) ? special : DateTimeText.TryParseTimestampNtz(value, out var micros, allowZone)
            ? micros : null;

    long Now => settings.StartMicros != 0 ? settings.StartMicros : (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / 10;

    /// <summary>Bytes from hexadecimal digits, a zero before an odd number of them.</summary>
    static byte[]? Hex(string digits)
    {
        foreach (var digit in digits) if (!char.IsAsciiHexDigit(digit)) return null;
        return Convert.FromHexString(digits.Length % 2 == 0 ? digits : "0" + digits);
    }
}
