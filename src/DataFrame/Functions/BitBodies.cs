using System.Numerics;
using Frames.Kernels;
using Frames.Kernels.Rows;

namespace Frames.Sql;

// The bodies of functions over bits.
public static partial class Functions
{
    readonly struct AndBits : IIntegerBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => left & right;
    }

    readonly struct OrBits : IIntegerBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => left | right;
    }

    readonly struct XorBits : IIntegerBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => left ^ right;
    }

    readonly struct NotBits : IIntegerUnary
    {
        public static T Invoke<T>(T value, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => ~value;
    }

    readonly struct LeftShiftInt : IBinary<int, int, int>
    {
        public static int Invoke(int value, int count, ref long error) => value << count;
    }

    readonly struct LeftShiftLong : IBinary<long, int, long>
    {
        public static long Invoke(long value, int count, ref long error) => value << count;
    }

    readonly struct RightShiftInt : IBinary<int, int, int>
    {
        public static int Invoke(int value, int count, ref long error) => value >> count;
    }

    readonly struct RightShiftLong : IBinary<long, int, long>
    {
        public static long Invoke(long value, int count, ref long error) => value >> count;
    }

    readonly struct UnsignedShiftInt : IBinary<int, int, int>
    {
        public static int Invoke(int value, int count, ref long error) => value >>> count;
    }

    readonly struct UnsignedShiftLong : IBinary<long, int, long>
    {
        public static long Invoke(long value, int count, ref long error) => value >>> count;
    }

    readonly struct SetBits<T> : IUnary<T, int> where T : unmanaged, IBinaryInteger<T>
    {
        // Narrow numbers are widened with their sign first.
        public static int Invoke(T value, ref long error) => BitOperations.PopCount((ulong)NumberConversions.WholeToLong(value));
    }

    readonly struct SetBitsOfBoolean : IUnary<bool, int>
    {
        public static int Invoke(bool value, ref long error) => value ? 1 : 0;
    }

    readonly struct BitAt<T> : IBinary<T, int, sbyte> where T : unmanaged, IBinaryInteger<T>
    {
        public static sbyte Invoke(T value, int position, ref long error)
        {
            if (position < 0 || position >= T.Zero.GetByteCount() * 8) error |= 1;
            return (sbyte)((NumberConversions.WholeToLong(value) >> position) & 1);
        }
    }

    readonly struct BitmapPosition : IUnary<long, long>
    {
        public static long Invoke(long value, ref long error) => value > 0 ? (value - 1) % 32768 : unchecked(-value) % 32768;
    }

    readonly struct BitmapBucket : IUnary<long, long>
    {
        public static long Invoke(long value, ref long error) => value > 0 ? 1 + (value - 1) / 32768 : value / 32768;
    }

    readonly struct BitmapCountBody : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = 0;
            foreach (var value in row.Text(0)) result += BitOperations.PopCount(value);
            return true;
        }
    }
}
