using System.Runtime.CompilerServices;

namespace Frames.Kernels;

/// <summary>
/// Conversions for bodies over any number type. The framework's own (<c>CreateTruncating</c> and its like) compare types at run time, which device compilers do not take; these
/// know a type of a kind by its size, which every compiler folds.
/// </summary>
internal static unsafe class NumberConversions
{
    /// <summary>A whole number of up to 64 bits as BIGINT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long WholeToLong<T>(T value) where T : unmanaged
    {
        if (sizeof(T) == 1) return Unsafe.As<T, sbyte>(ref value);
        if (sizeof(T) == 2) return Unsafe.As<T, short>(ref value);
        return sizeof(T) == 4 ? Unsafe.As<T, int>(ref value) : Unsafe.As<T, long>(ref value);
    }

    /// <summary>The low bits of a BIGINT as a whole number of up to 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LongToWhole<T>(long value) where T : unmanaged
    {
        if (sizeof(T) == 1)
        {
            var narrow = unchecked((sbyte)value);
            return Unsafe.As<sbyte, T>(ref narrow);
        }
        if (sizeof(T) == 2)
        {
            var narrow = unchecked((short)value);
            return Unsafe.As<short, T>(ref narrow);
        }
        if (sizeof(T) == 4)
        {
            var narrow = unchecked((int)value);
            return Unsafe.As<int, T>(ref narrow);
        }
        return Unsafe.As<long, T>(ref value);
    }

    /// <summary>A float or double as double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double FloatToDouble<T>(T value) where T : unmanaged
        => sizeof(T) == 4 ? Unsafe.As<T, float>(ref value) : Unsafe.As<T, double>(ref value);

    /// <summary>A double as float or double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T DoubleToFloat<T>(double value) where T : unmanaged
    {
        if (sizeof(T) == 8) return Unsafe.As<double, T>(ref value);
        var narrow = (float)value;
        return Unsafe.As<float, T>(ref narrow);
    }
}
