using System.Data.SqlTypes;
using System.Globalization;

namespace Frames.Values;

/// <summary>Decimals to and from doubles, longs and the decimal types of .NET.</summary>
internal static class DecimalConversions
{
    const int exactDigits = 22;

    static readonly double[] doublePowers = [.. Enumerable.Range(0, exactDigits + 1).Select(i => (double)Decimals.PowerOfTen(i))];

    /// <summary>A long as a decimal; false when it does not fit.</summary>
    public static bool TryFromLong(long value, int precision, int scale, out Int128 unscaled) =>
        Decimals.TryRescale(value, 0, scale, precision, out unscaled);

    /// <summary>The double's shortest text as a decimal, HALF_UP; NaN and the infinities are <see cref="ParseStatus.Invalid"/>.</summary>
    public static ParseStatus TryFromDouble(double value, int precision, int scale, out Int128 unscaled) =>
        TryFromShortest(value, precision, scale, out unscaled);

    /// <summary>A float as a decimal, by way of the double that it equals, as Spark converts it.</summary>
    public static ParseStatus TryFromFloat(float value, int precision, int scale, out Int128 unscaled) =>
        TryFromShortest((double)value, precision, scale, out unscaled);

    /// <summary>The nearest double.</summary>
    public static double ToDouble(Int128 unscaled, int scale)
    {
        const long exact = 1L << 53;
        if (scale <= exactDigits && unscaled <= exact && unscaled >= -exact) return (double)(long)unscaled / doublePowers[scale];
        Span<byte> text = stackalloc byte[DecimalText.MaxLength];
        var length = DecimalText.Write(unscaled, scale, text);
        return double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The nearest float.</summary>
    public static float ToFloat(Int128 unscaled, int scale)
    {
        Span<byte> text = stackalloc byte[DecimalText.MaxLength];
        var length = DecimalText.Write(unscaled, scale, text);
        return float.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The integral part, which is cut off; false when it does not fit a long.</summary>
    public static bool TryToLong(Int128 unscaled, int scale, out long value)
    {
        var integral = Decimals.DivideByPower(unscaled, scale, DecimalRounding.Down);
        value = unchecked((long)integral);
        return integral == value;
    }

    /// <summary>As System.Decimal; false above 2^96 - 1 or a scale above 28.</summary>
    public static bool TryToDecimal(Int128 unscaled, int scale, out decimal value)
    {
        value = 0;
        while (scale > 28 && unscaled % 10 == 0) (unscaled, scale) = (unscaled / 10, scale - 1);
        var magnitude = Decimals.Magnitude(unscaled);
        if (scale > 28 || magnitude >> 96 != 0) return false;
        value = new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), unscaled < 0, (byte)scale);
        return true;
    }

    /// <summary>The unscaled value and scale of a System.Decimal, exactly.</summary>
    public static Int128 FromDecimal(decimal value, out int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        scale = value.Scale;
        var magnitude = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return bits[3] < 0 ? -(Int128)magnitude : (Int128)magnitude;
    }

    /// <summary>As SqlDecimal, which holds every decimal(38, s).</summary>
    public static SqlDecimal ToSqlDecimal(Int128 unscaled, int precision, int scale)
    {
        var magnitude = Decimals.Magnitude(unscaled);
        return new SqlDecimal((byte)precision, (byte)scale, unscaled >= 0,
            (int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), (int)(uint)(magnitude >> 96));
    }

    /// <summary>The unscaled value and scale of a SqlDecimal that is not null.</summary>
    public static Int128 FromSqlDecimal(SqlDecimal value, out int scale)
    {
        var words = value.Data;
        scale = value.Scale;
        var magnitude = new UInt128(((ulong)(uint)words[3] << 32) | (uint)words[2], ((ulong)(uint)words[1] << 32) | (uint)words[0]);
        return value.IsPositive ? (Int128)magnitude : -(Int128)magnitude;
    }

    static ParseStatus TryFromShortest(double value, int precision, int scale, out Int128 unscaled)
    {
        unscaled = 0;
        if (!double.IsFinite(value)) return ParseStatus.Invalid;
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        return DecimalText.TryParse(text[..length], precision, scale, out unscaled);
    }
}
