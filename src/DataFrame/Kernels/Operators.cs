using System.Numerics;
using System.Runtime.Intrinsics;

namespace Frames.Kernels;

// A function's scalar body as a struct with a static abstract method: the interpreter's loops, fused loops, GPU kernels and the constant folder all run that one body.
// Bodies compute in all lanes, also under nulls: they must not throw, loop or divide by zero, but set a bit of `error`; `Raise` tells later what that bit means.

/// <summary>A body of one argument.</summary>
internal interface IUnary<TArgument, TResult>
    where TArgument : unmanaged
    where TResult : unmanaged
{
    static abstract TResult Invoke(TArgument value, ref long error);
}

/// <summary>A body of two arguments.</summary>
internal interface IBinary<TLeft, TRight, TResult>
    where TLeft : unmanaged
    where TRight : unmanaged
    where TResult : unmanaged
{
    static abstract TResult Invoke(TLeft left, TRight right, ref long error);
}

/// <summary>A body of three arguments.</summary>
internal interface ITernary<TFirst, TSecond, TThird, TResult>
    where TFirst : unmanaged
    where TSecond : unmanaged
    where TThird : unmanaged
    where TResult : unmanaged
{
    static abstract TResult Invoke(TFirst first, TSecond second, TThird third, ref long error);
}

/// <summary>A body that also runs in the lanes of a vector register; detectors of errors may be conservative there, for the batch is then run again one by one.</summary>
internal interface IVectorBinary<T> : IBinary<T, T, T> where T : unmanaged
{
    static abstract Vector512<T> Invoke(Vector512<T> left, Vector512<T> right, ref Vector512<long> error);
}

/// <summary>A comparison that also runs in the lanes of a vector register, giving all ones or zeros a lane.</summary>
internal interface IVectorPredicate<T> : IBinary<T, T, bool> where T : unmanaged
{
    static abstract Vector512<T> Invoke(Vector512<T> left, Vector512<T> right);
}

/// <summary>One body of one argument for every whole-number type.</summary>
internal interface IIntegerUnary
{
    static abstract T Invoke<T>(T value, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
}

/// <summary>One body of one argument for float and double.</summary>
internal interface IFloatUnary
{
    static abstract T Invoke<T>(T value, ref long error) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>One body of two arguments for every whole-number type.</summary>
internal interface IIntegerBinary
{
    static abstract T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
}

/// <summary>One body of two arguments for float and double.</summary>
internal interface IFloatBinary
{
    static abstract T Invoke<T>(T left, T right, ref long error) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>A body for all whole numbers at one type.</summary>
internal readonly struct IntegerAt<TOperator, T> : IUnary<T, T>
    where TOperator : struct, IIntegerUnary
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static T Invoke(T value, ref long error) => TOperator.Invoke(value, ref error);
}

/// <summary>A body for float and double at one type.</summary>
internal readonly struct FloatAt<TOperator, T> : IUnary<T, T>
    where TOperator : struct, IFloatUnary
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static T Invoke(T value, ref long error) => TOperator.Invoke(value, ref error);
}

/// <summary>A body of two arguments for all whole numbers at one type.</summary>
internal readonly struct IntegersAt<TOperator, T> : IBinary<T, T, T>
    where TOperator : struct, IIntegerBinary
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static T Invoke(T left, T right, ref long error) => TOperator.Invoke(left, right, ref error);
}

/// <summary>A body of two arguments for float and double at one type.</summary>
internal readonly struct FloatsAt<TOperator, T> : IBinary<T, T, T>
    where TOperator : struct, IFloatBinary
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static T Invoke(T left, T right, ref long error) => TOperator.Invoke(left, right, ref error);
}
