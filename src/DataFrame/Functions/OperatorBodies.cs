using System.Numerics;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Values;

namespace Frames.Sql;

// The bodies of arithmetic. Error bit 1 is overflow, bit 2 a divisor of zero. Whole numbers wrap where they overflow, which is the answer without ANSI.
public static partial class Functions
{
    readonly struct IntegerAdd : IIntegerBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        {
            var sum = unchecked(left + right);
            // By signs: compilers of devices may take for granted that a sum is not less than what it began with.
            if (((left ^ sum) & (right ^ sum)) < T.Zero) error |= 1;
            return sum;
        }
    }

    readonly struct IntegerSubtract : IIntegerBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        {
            var difference = unchecked(left - right);
            if (((left ^ right) & (left ^ difference)) < T.Zero) error |= 1;
            return difference;
        }
    }

    readonly struct MultiplySmall<T> : IBinary<T, T, T> where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        public static T Invoke(T left, T right, ref long error)
        {
            var product = NumberConversions.WholeToLong(left) * NumberConversions.WholeToLong(right);
            var result = NumberConversions.LongToWhole<T>(product);
            if (NumberConversions.WholeToLong(result) != product) error |= 1;
            return result;
        }
    }

    readonly struct MultiplyLong : IBinary<long, long, long>
    {
        public static long Invoke(long left, long right, ref long error)
        {
            // A product that wrapped is off by a multiple of 2^64, which doubles tell from rounding; devices have no product of 128 bits.
            var product = unchecked(left * right);
            if (Math.Abs(product - ((double)left * right)) >= 1L << 62) error |= 1;
            return product;
        }
    }

    readonly struct IntegerRemainder : IIntegerBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        {
            if (right == T.Zero) error |= 2;
            // A divisor of -1 always leaves 0, and the least number cannot be divided by it.
            return right == T.Zero || right == -T.One ? T.Zero : left % right;
        }
    }

    readonly struct IntegralQuotient<T> : IBinary<T, T, T> where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        public static T Invoke(T left, T right, ref long error)
        {
            if (right == T.Zero) error |= 2;
            if (right == -T.One)
            {
                if (left == T.MinValue) error |= 1;
                return unchecked(-left);
            }
            return right == T.Zero ? T.Zero : left / right;
        }
    }

    readonly struct IntegralQuotientOfMonths : IBinary<int, int, long>
    {
        public static long Invoke(int left, int right, ref long error) => IntegralQuotient<long>.Invoke(left, right, ref error);
    }

    readonly struct PositiveModulo : IIntegerBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        {
            var rest = IntegerRemainder.Invoke(left, right, ref error);
            return rest < T.Zero ? IntegerRemainder.Invoke(unchecked(rest + right), right, ref error) : rest;
        }
    }

    readonly struct NegateInteger : IIntegerUnary
    {
        public static T Invoke<T>(T value, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        {
            if (value == T.MinValue) error |= 1;
            return unchecked(-value);
        }
    }

    readonly struct FloatNegate : IFloatUnary
    {
        public static T Invoke<T>(T value, ref long error) where T : unmanaged, IBinaryFloatingPointIeee754<T> => -value;
    }

    readonly struct FloatAdd : IFloatBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryFloatingPointIeee754<T> => left + right;
    }

    readonly struct FloatSubtract : IFloatBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryFloatingPointIeee754<T> => left - right;
    }

    readonly struct FloatMultiply : IFloatBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryFloatingPointIeee754<T> => left * right;
    }

    readonly struct FloatDivide : IFloatBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            if (right == T.Zero) error |= 2;
            return left / right;
        }
    }

    readonly struct FloatRemainder : IFloatBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            if (right == T.Zero) error |= 2;
            return left % right;
        }
    }

    readonly struct FloatPositiveModulo : IFloatBinary
    {
        public static T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            if (right == T.Zero) error |= 2;
            var rest = left % right;
            return rest < T.Zero ? (rest + right) % right : rest;
        }
    }

    readonly struct DecimalAdd : IDecimalBinary
    {
        public static bool Invoke(Int128 left, Int128 right, in DecimalShape shape, out Int128 result)
            => Decimals.TryAdd(left, shape.LeftScale, right, shape.RightScale, shape.Precision, shape.Scale, out result);
    }

    readonly struct DecimalSubtract : IDecimalBinary
    {
        public static bool Invoke(Int128 left, Int128 right, in DecimalShape shape, out Int128 result)
            => Decimals.TrySubtract(left, shape.LeftScale, right, shape.RightScale, shape.Precision, shape.Scale, out result);
    }

    readonly struct DecimalMultiply : IDecimalBinary
    {
        public static bool Invoke(Int128 left, Int128 right, in DecimalShape shape, out Int128 result)
            => Decimals.TryMultiply(left, shape.LeftScale, right, shape.RightScale, shape.Precision, shape.Scale, out result);
    }

    readonly struct DecimalDivide : IDecimalBinary
    {
        public static bool Invoke(Int128 left, Int128 right, in DecimalShape shape, out Int128 result)
        {
            result = 0;
            return right != 0 && Decimals.TryDivide(left, shape.LeftScale, right, shape.RightScale, shape.Precision, shape.Scale, out result);
        }
    }

    readonly struct DecimalRemainder : IDecimalBinary
    {
        public static bool Invoke(Int128 left, Int128 right, in DecimalShape shape, out Int128 result)
        {
            result = 0;
            return right != 0 && Decimals.TryRemainder(left, shape.LeftScale, right, shape.RightScale, shape.Precision, shape.Scale, out result);
        }
    }

    readonly struct DecimalPositiveModulo : IDecimalBinary
    {
        public static bool Invoke(Int128 left, Int128 right, in DecimalShape shape, out Int128 result)
        {
            if (!DecimalRemainder.Invoke(left, right, shape, out result)) return false;
            if (result >= 0) return true;
            return Decimals.TryAdd(result, shape.Scale, right, shape.RightScale, 38, shape.Scale, out var sum)
                && Decimals.TryRemainder(sum, shape.Scale, right, shape.RightScale, shape.Precision, shape.Scale, out result);
        }
    }

    readonly struct DecimalIntegralQuotient : IDecimalBinary
    {
        public static bool Invoke(Int128 left, Int128 right, in DecimalShape shape, out Int128 result)
        {
            result = 0;
            if (right == 0 || !Decimals.TryIntegralDivide(left, shape.LeftScale, right, shape.RightScale, out var quotient)) return false;
            result = quotient;
            return true;
        }
    }
}
