namespace Frames.Values;

/// <summary>An unsigned 256-bit integer with the few operations that exact decimal arithmetic needs.</summary>
internal readonly record struct UInt256(UInt128 High, UInt128 Low) : IComparable<UInt256>
{
    /// <summary>The exact product.</summary>
    public static UInt256 Multiply(UInt128 a, UInt128 b)
    {
        ulong a0 = (ulong)a, a1 = (ulong)(a >> 64), b0 = (ulong)b, b1 = (ulong)(b >> 64);
        UInt128 low = (UInt128)a0 * b0, high = (UInt128)a1 * b1;
        UInt128 middle = (UInt128)a0 * b1, other = (UInt128)a1 * b0;
        middle += low >> 64;
        var carried = middle + other;
        if (carried < middle) high += (UInt128)1 << 64;
        return new UInt256(high + (carried >> 64), (carried << 64) | (ulong)low);
    }

    /// <summary>The sum modulo 2^256.</summary>
    public static UInt256 operator +(UInt256 a, UInt256 b)
    {
        var low = a.Low + b.Low;
        return new UInt256(a.High + b.High + (low < a.Low ? UInt128.One : UInt128.Zero), low);
    }

    /// <summary>The difference modulo 2^256.</summary>
    public static UInt256 operator -(UInt256 a, UInt256 b) =>
        new(a.High - b.High - (a.Low < b.Low ? UInt128.One : UInt128.Zero), a.Low - b.Low);

    public static bool operator <(UInt256 a, UInt256 b) => a.CompareTo(b) < 0;

    public static bool operator >(UInt256 a, UInt256 b) => a.CompareTo(b) > 0;

    public static bool operator <=(UInt256 a, UInt256 b) => a.CompareTo(b) <= 0;

    public static bool operator >=(UInt256 a, UInt256 b) => a.CompareTo(b) >= 0;

    public int CompareTo(UInt256 other)
    {
        var high = High.CompareTo(other.High);
        return high != 0 ? high : Low.CompareTo(other.Low);
    }

    /// <summary>Quotient and remainder; <paramref name="divisor"/> must be above zero and below 2^127.</summary>
    public (UInt256 Quotient, UInt128 Remainder) DivRem(UInt128 divisor)
    {
        if (divisor <= ulong.MaxValue) return DivRemShort((ulong)divisor);
        var (quotientHigh, remainder) = UInt128.DivRem(High, divisor);
        UInt128 quotientLow = 0;
        // One bit a step: only values above 128 bits divided by more than 64 bits come here.
        for (var bit = 127; bit >= 0; bit--)
        {
            remainder = (remainder << 1) | ((Low >> bit) & 1);
            quotientLow <<= 1;
            if (remainder < divisor) continue;
            remainder -= divisor;
            quotientLow |= 1;
        }
        return (new UInt256(quotientHigh, quotientLow), remainder);
    }

    (UInt256 Quotient, UInt128 Remainder) DivRemShort(ulong divisor)
    {
        var remainder = Step(0, (ulong)(High >> 64), divisor, out var q3);
        remainder = Step(remainder, (ulong)High, divisor, out var q2);
        remainder = Step(remainder, (ulong)(Low >> 64), divisor, out var q1);
        remainder = Step(remainder, (ulong)Low, divisor, out var q0);
        return (new UInt256(new UInt128(q3, q2), new UInt128(q1, q0)), remainder);
    }

    static ulong Step(ulong remainder, ulong digit, ulong divisor, out ulong quotient)
    {
        var (q, r) = UInt128.DivRem(new UInt128(remainder, digit), divisor);
        quotient = (ulong)q;
        return (ulong)r;
    }
}
