using System.Numerics;

namespace Frames.Kernels.Aggregation;

/// <summary>A sum and how many values it is of. The count's sign says whether the sum left its range: groups are many, and two words a sum keep them in fewer cache lines.</summary>
internal struct SumState<T>
{
    public const long Overflowed = long.MinValue;

    public T Sum;
    public long Count;
}

/// <summary>The sum of whole numbers as BIGINT, or of intervals in their own width. Error bit 1: overflow; what is left has wrapped.</summary>
internal readonly struct IntegerSum<TArgument, TSum> : IAggregate<TArgument, SumState<TSum>, TSum>
    where TArgument : unmanaged, IBinaryInteger<TArgument>
    where TSum : unmanaged, IBinaryInteger<TSum>
{
    public static void Initialize(ref SumState<TSum> state) => state = default;

    public static void Update(ref SumState<TSum> state, TArgument value) => Add(ref state, NumberConversions.LongToWhole<TSum>(NumberConversions.WholeToLong(value)), 1);

    public static void Merge(ref SumState<TSum> state, in SumState<TSum> other)
    {
        Add(ref state, other.Sum, other.Count & ~SumState<TSum>.Overflowed);
        state.Count |= other.Count & SumState<TSum>.Overflowed;
    }

    public static bool Finish(in SumState<TSum> state, out TSum result, ref long error)
    {
        result = state.Sum;
        if (state.Count < 0) error |= 1;
        return state.Count != 0;
    }

    static void Add(ref SumState<TSum> state, TSum value, long count)
    {
        var sum = unchecked(state.Sum + value);
        state.Count += count;
        if (((value ^ sum) & (state.Sum ^ sum)) < TSum.Zero) state.Count |= SumState<TSum>.Overflowed;
        state.Sum = sum;
    }
}

/// <summary>The sum of numbers as DOUBLE.</summary>
internal readonly struct DoubleSum<TToDouble, TArgument> : IAggregate<TArgument, SumState<double>, double>
    where TToDouble : struct, IUnary<TArgument, double>
    where TArgument : unmanaged
{
    public static void Initialize(ref SumState<double> state) => state = default;

    public static void Update(ref SumState<double> state, TArgument value)
    {
        var ignored = 0L;
        state.Sum += TToDouble.Invoke(value, ref ignored);
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
internal readonly struct DoubleAverage<TToDouble, TArgument> : IAggregate<TArgument, SumState<double>, double>
    where TToDouble : struct, IUnary<TArgument, double>
    where TArgument : unmanaged
{
    public static void Initialize(ref SumState<double> state) => state = default;
    public static void Update(ref SumState<double> state, TArgument value) => DoubleSum<TToDouble, TArgument>.Update(ref state, value);
    public static void Merge(ref SumState<double> state, in SumState<double> other) => DoubleSum<TToDouble, TArgument>.Merge(ref state, other);

    public static bool Finish(in SumState<double> state, out double result, ref long error)
    {
        result = state.Sum / state.Count;
        return state.Count > 0;
    }
}
