using System.Numerics;
using System.Runtime.Intrinsics;

namespace Frames.Kernels.Comparing;

/// <summary>One comparison over every kind of value.</summary>
internal interface IComparison
{
    static abstract bool Integers<T>(T left, T right) where T : unmanaged, IBinaryInteger<T>;

    /// <summary>Spark's order: NaN equals itself and is greater than all others; -0.0 equals 0.0.</summary>
    static abstract bool Floats<T>(T left, T right) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    static abstract Vector512<T> Integers<T>(Vector512<T> left, Vector512<T> right) where T : unmanaged, IBinaryInteger<T>;

    static abstract Vector512<T> Floats<T>(Vector512<T> left, Vector512<T> right) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Whether it holds for the result of a three-way comparison.</summary>
    static abstract bool Holds(int order);
}

internal readonly struct EqualTo : IComparison
{
    public static bool Integers<T>(T left, T right) where T : unmanaged, IBinaryInteger<T> => left == right;
    public static bool Floats<T>(T left, T right) where T : unmanaged, IBinaryFloatingPointIeee754<T> => left == right || (T.IsNaN(left) & T.IsNaN(right));
    public static Vector512<T> Integers<T>(Vector512<T> left, Vector512<T> right) where T : unmanaged, IBinaryInteger<T> => Vector512.Equals(left, right);
    public static Vector512<T> Floats<T>(Vector512<T> left, Vector512<T> right) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector512.Equals(left, right) | (Vector512.IsNaN(left) & Vector512.IsNaN(right));
    public static bool Holds(int order) => order == 0;
}

internal readonly struct LessThan : IComparison
{
    public static bool Integers<T>(T left, T right) where T : unmanaged, IBinaryInteger<T> => left < right;
    public static bool Floats<T>(T left, T right) where T : unmanaged, IBinaryFloatingPointIeee754<T> => left < right || (T.IsNaN(right) & !T.IsNaN(left));
    public static Vector512<T> Integers<T>(Vector512<T> left, Vector512<T> right) where T : unmanaged, IBinaryInteger<T> => Vector512.LessThan(left, right);
    public static Vector512<T> Floats<T>(Vector512<T> left, Vector512<T> right) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector512.LessThan(left, right) | Vector512.AndNot(Vector512.IsNaN(right), Vector512.IsNaN(left));
    public static bool Holds(int order) => order < 0;
}

internal readonly struct LessThanOrEqual : IComparison
{
    public static bool Integers<T>(T left, T right) where T : unmanaged, IBinaryInteger<T> => left <= right;
    public static bool Floats<T>(T left, T right) where T : unmanaged, IBinaryFloatingPointIeee754<T> => left <= right || T.IsNaN(right);
    public static Vector512<T> Integers<T>(Vector512<T> left, Vector512<T> right) where T : unmanaged, IBinaryInteger<T> => Vector512.LessThanOrEqual(left, right);
    public static Vector512<T> Floats<T>(Vector512<T> left, Vector512<T> right) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector512.LessThanOrEqual(left, right) | Vector512.IsNaN(right);
    public static bool Holds(int order) => order <= 0;
}

/// <summary>The comparison with its sides exchanged: what makes greater of less.</summary>
internal readonly struct Flipped<TComparison> : IComparison where TComparison : struct, IComparison
{
    public static bool Integers<T>(T left, T right) where T : unmanaged, IBinaryInteger<T> => TComparison.Integers(right, left);
    public static bool Floats<T>(T left, T right) where T : unmanaged, IBinaryFloatingPointIeee754<T> => TComparison.Floats(right, left);
    public static Vector512<T> Integers<T>(Vector512<T> left, Vector512<T> right) where T : unmanaged, IBinaryInteger<T> => TComparison.Integers(right, left);
    public static Vector512<T> Floats<T>(Vector512<T> left, Vector512<T> right) where T : unmanaged, IBinaryFloatingPointIeee754<T> => TComparison.Floats(right, left);
    public static bool Holds(int order) => TComparison.Holds(-order);
}

/// <summary>A comparison of whole numbers and what is one in memory.</summary>
internal readonly struct CompareIntegers<TComparison, T> : IVectorPredicate<T>
    where TComparison : struct, IComparison
    where T : unmanaged, IBinaryInteger<T>
{
    public static Vector512<T> Invoke(Vector512<T> left, Vector512<T> right) => TComparison.Integers(left, right);

    public static bool Invoke(T left, T right, ref long error) => TComparison.Integers(left, right);
}

/// <summary>A comparison of floating-point numbers.</summary>
internal readonly struct CompareFloats<TComparison, T> : IVectorPredicate<T>
    where TComparison : struct, IComparison
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Vector512<T> Invoke(Vector512<T> left, Vector512<T> right) => TComparison.Floats(left, right);

    public static bool Invoke(T left, T right, ref long error) => TComparison.Floats(left, right);
}

/// <summary>A comparison of booleans: false before true.</summary>
internal readonly struct CompareBooleans<TComparison> : IBinary<bool, bool, bool> where TComparison : struct, IComparison
{
    public static bool Invoke(bool left, bool right, ref long error) => TComparison.Integers(left ? (byte)1 : (byte)0, right ? (byte)1 : (byte)0);
}
