using System.Numerics;

namespace Frames.Kernels.Aggregation;

/// <summary>A sum and how many values it is of; <c>Overflow</c> is set for good where it left its range.</summary>
internal struct SumState<T>
{
    public T Sum;
    public long Count;
    public bool Overflow;
}

/// <summary>The sum of whole numbers as BIGINT, or of intervals in their own width. Error bit 1: overflow; what is left has wrapped.</summary>
internal readonly struct IntegerSum<TArgument, TSum> : IAggregate<TArgument, SumState<TSum>, TSum>
    where TArgument : unmanaged, IBinaryInteger<TArgument>
    where TSum : unmanaged, IBinaryInteger<TSum>
{
    public static void Initialize(ref SumState<TSum> state) => state = default;

    public static void Update(ref SumState<TSum> state, TArgument value) => Add(ref state, TSum.CreateTruncating(value), 1);

    public static void Merge(ref SumState<TSum> state, in SumState<TSum> other)
    {
        Add(ref state, other.Sum, other.Count);
        state.Overflow |= other.Overflow;
    }

    public static bool Finish(in SumState<TSum> state, out TSum result, ref long error)
    {
        result = state.Sum;
        if (state.Overflow) error |= 1;
        return state.Count > 0;
    }

    static void Add(ref SumState<TSum> state, TSum value, long count)
    {
        var sum = unchecked(state.Sum + value);
        state.Overflow |= (value < TSum.Zero) != (sum < state.Sum);
        state.Sum = sum;
        state.Count += count;
    }
}

/// <summary>The sum of numbers as DOUBLE.</summary>
internal readonly struct DoubleSum<TArgument> : IAggregate<TArgument, SumState<double>, double> where TArgument : unmanaged, INumber<TArgument>
{
    public static void Initialize(ref SumState<double> state) => state = default;

    public static void Update(ref SumState<double> state, TArgument value)
    {
        state.Sum += double.CreateTruncating(value);
        state.Count++;
    }

    public static void Merge(ref SumState<double> state, in SumState<double> other)
    {
        state.Sum += other.Sum;
        state.Count += other.Count;
    }

    public static bool Finish(in SumState<double> state, out double result, ref long error)
    {
        result = state.Sum;
        return state.Count > 0;
    }
}

/// <summary>The mean of numbers as DOUBLE.</summary>
internal readonly struct DoubleAverage<TArgument> : IAggregate<TArgument, SumState<double>, double> where TArgument : unmanaged, INumber<TArgument>
{
    public static void Initialize(ref SumState<double> state) => state = default;
    public static void Update(ref SumState<double> state, TArgument value) => DoubleSum<TArgument>.Update(ref state, value);
    public static void Merge(ref SumState<double> state, in SumState<double> other) => DoubleSum<TArgument>.Merge(ref state, other);

    public static bool Finish(in SumState<double> state, out double result, ref long error)
    {
        result = state.Sum / state.Count;
        return state.Count > 0;
    }
}
