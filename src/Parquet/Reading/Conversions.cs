using System.Numerics;
using System.Runtime.InteropServices;

namespace Frames.Parquet.Reading;

/// <summary>From a stored value to one of the requested type.</summary>
internal interface IConvert<TStored, TValue>
{
    TValue Convert(TStored value);
}

/// <summary>The stored form is the requested one.</summary>
internal readonly struct Same<T> : IConvert<T, T>
{
    public T Convert(T value) => value;
}

/// <summary>To another width of number, cutting off what does not fit, as Spark does with small integers.</summary>
internal readonly struct Widen<TStored, TValue> : IConvert<TStored, TValue> where TStored : INumber<TStored> where TValue : INumber<TValue>
{
    public TValue Convert(TStored value) => TValue.CreateTruncating(value);
}

/// <summary>Whole numbers times a factor: coarser units of time, decimals of a smaller scale. Too large a result is an error.</summary>
internal readonly struct Times<TStored, TValue>(TValue factor) : IConvert<TStored, TValue> where TStored : INumber<TStored> where TValue : INumber<TValue>
{
    public TValue Convert(TStored value)
    {
        try
        {
            return checked(TValue.CreateChecked(value) * factor);
        }
        catch (OverflowException)
        {
            throw new ParquetFormatException($"the value {value} is out of the range of its type");
        }
    }
}

/// <summary>Nanoseconds to microseconds, towards the past.</summary>
internal readonly struct NanosToMicros : IConvert<long, long>
{
    public long Convert(long value) => value >= 0 ? value / 1000 : (value - 999) / 1000;
}

/// <summary>Whole numbers without a sign.</summary>
internal readonly struct Unsigned32 : IConvert<int, long>
{
    public long Convert(int value) => (uint)value;
}

/// <summary>Whole numbers without a sign.</summary>
internal readonly struct Unsigned64 : IConvert<long, Int128>
{
    public Int128 Convert(long value) => (ulong)value;
}

/// <summary>The timestamp of older writers: nanoseconds of the day, then the Julian day.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Int96(long Nanoseconds, int JulianDay);

/// <summary>Julian days and nanoseconds to microseconds since 1970.</summary>
internal readonly struct Int96ToMicros : IConvert<Int96, long>
{
    public const int JulianDayOf1970 = 2_440_588;
    public const long MicrosecondsPerDay = 86_400_000_000;

    public long Convert(Int96 value) => unchecked((value.JulianDay - (long)JulianDayOf1970) * MicrosecondsPerDay + value.Nanoseconds / 1000);
}
