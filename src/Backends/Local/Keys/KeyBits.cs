using System.Runtime.CompilerServices;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Keys;

internal readonly struct BooleanBits : IKeyBits<bool>
{
    public static ulong ToBits(bool value) => value ? 1UL : 0;
    public static bool FromBits(ulong bits) => bits != 0;
}

internal readonly struct Int8Bits : IKeyBits<sbyte>
{
    public static ulong ToBits(sbyte value) => (byte)value;
    public static sbyte FromBits(ulong bits) => (sbyte)bits;
}

internal readonly struct Int16Bits : IKeyBits<short>
{
    public static ulong ToBits(short value) => (ushort)value;
    public static short FromBits(ulong bits) => (short)bits;
}

internal readonly struct Int32Bits : IKeyBits<int>
{
    public static ulong ToBits(int value) => (uint)value;
    public static int FromBits(ulong bits) => (int)bits;
}

internal readonly struct Int64Bits : IKeyBits<long>
{
    public static ulong ToBits(long value) => (ulong)value;
    public static long FromBits(ulong bits) => (long)bits;
}

/// <summary>All NaN are one value, and -0.0 is 0.0.</summary>
internal readonly struct FloatBits : IKeyBits<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToBits(float value) => float.IsNaN(value) ? BitConverter.SingleToUInt32Bits(float.NaN) : BitConverter.SingleToUInt32Bits(value + 0.0f);
    public static float FromBits(ulong bits) => BitConverter.UInt32BitsToSingle((uint)bits);
}

/// <summary>All NaN are one value, and -0.0 is 0.0.</summary>
internal readonly struct DoubleBits : IKeyBits<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToBits(double value) => double.IsNaN(value) ? BitConverter.DoubleToUInt64Bits(double.NaN) : BitConverter.DoubleToUInt64Bits(value + 0.0);
    public static double FromBits(ulong bits) => BitConverter.UInt64BitsToDouble(bits);
}

internal readonly struct Int128Bits : IKeyBits<Int128>, IWideKeyBits<Int128>
{
    public static ulong ToBits(Int128 value) => (ulong)value;
    public static ulong ToHighBits(Int128 value) => (ulong)(value >>> 64);
    public static Int128 FromBits(ulong bits) => bits;
    public static Int128 FromBits(ulong low, ulong high) => new(high, low);
}

internal readonly struct IntervalBits : IKeyBits<CalendarInterval>, IWideKeyBits<CalendarInterval>
{
    public static ulong ToBits(CalendarInterval value) => (uint)value.Months | ((ulong)(uint)value.Days << 32);
    public static ulong ToHighBits(CalendarInterval value) => (ulong)value.Microseconds;
    public static CalendarInterval FromBits(ulong bits) => new((int)bits, (int)(bits >> 32), 0);
    public static CalendarInterval FromBits(ulong low, ulong high) => new((int)low, (int)(low >> 32), (long)high);
}
