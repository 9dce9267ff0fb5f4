using System.Numerics;

namespace Frames.Kernels.Aggregation;

/// <summary>A value, once there is one: then <c>Has</c> is 1.</summary>
internal struct Optional<T>
{
    public T Value;
    public byte Has;
}

/// <summary>Which of two values stays.</summary>
internal interface IPick
{
    static abstract bool Replaces<T>(T value, T current) where T : unmanaged, INumber<T>;
}

/// <summary>The smaller stays; NaN only where nothing else is.</summary>
internal readonly struct Smallest : IPick
{
    public static bool Replaces<T>(T value, T current) where T : unmanaged, INumber<T> => value < current || T.IsNaN(current);
}

/// <summary>The greater stays; NaN above all.</summary>
internal readonly struct Greatest : IPick
{
    public static bool Replaces<T>(T value, T current) where T : unmanaged, INumber<T> => value > current || T.IsNaN(value);
}

/// <summary>The least or greatest of numbers and what lies in memory as one.</summary>
internal readonly struct Extreme<TPick, T> : IAggregate<T, Optional<T>, T>
    where TPick : struct, IPick
    where T : unmanaged, INumber<T>
{
    public static void Initialize(ref Optional<T> state) => state = default;

    public static void Update(ref Optional<T> state, T value)
    {
        if (state.Has != 0 && !TPick.Replaces(value, state.Value)) return;
        state.Value = value;
        state.Has = 1;
    }

    public static void Merge(ref Optional<T> state, in Optional<T> other)
    {
        if (other.Has != 0) Update(ref state, other.Value);
    }

    public static bool Finish(in Optional<T> state, out T result, ref long error)
    {
        result = state.Value;
        return state.Has != 0;
    }
}

/// <summary>False or true that decides: AND for <c>every</c> and the least boolean, OR for <c>some</c> and the greatest.</summary>
internal readonly struct BooleanExtreme<TPick> : IAggregate<bool, Optional<byte>, bool> where TPick : struct, IPick
{
    public static void Initialize(ref Optional<byte> state) => state = default;
    public static void Update(ref Optional<byte> state, bool value) => Extreme<TPick, byte>.Update(ref state, value ? (byte)1 : (byte)0);
    public static void Merge(ref Optional<byte> state, in Optional<byte> other) => Extreme<TPick, byte>.Merge(ref state, other);

    public static bool Finish(in Optional<byte> state, out bool result, ref long error)
    {
        result = state.Value != 0;
        return state.Has != 0;
    }
}

/// <summary>How bits of whole numbers are put together.</summary>
internal interface IBits
{
    static abstract T Combine<T>(T left, T right) where T : unmanaged, IBinaryInteger<T>;
}

internal readonly struct AllBits : IBits
{
    public static T Combine<T>(T left, T right) where T : unmanaged, IBinaryInteger<T> => left & right;
}

internal readonly struct AnyBits : IBits
{
    public static T Combine<T>(T left, T right) where T : unmanaged, IBinaryInteger<T> => left | right;
}

internal readonly struct OddBits : IBits
{
    public static T Combine<T>(T left, T right) where T : unmanaged, IBinaryInteger<T> => left ^ right;
}

/// <summary>Bits of all values put together.</summary>
internal readonly struct BitAggregate<TBits, T> : IAggregate<T, Optional<T>, T>
    where TBits : struct, IBits
    where T : unmanaged, IBinaryInteger<T>
{
    public static void Initialize(ref Optional<T> state) => state = default;

    public static void Update(ref Optional<T> state, T value)
    {
        state.Value = state.Has != 0 ? TBits.Combine(state.Value, value) : value;
        state.Has = 1;
    }

    public static void Merge(ref Optional<T> state, in Optional<T> other)
    {
        if (other.Has != 0) Update(ref state, other.Value);
    }

    public static bool Finish(in Optional<T> state, out T result, ref long error)
    {
        result = state.Value;
        return state.Has != 0;
    }
}
