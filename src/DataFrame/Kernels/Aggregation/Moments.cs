namespace Frames.Kernels.Aggregation;

/// <summary>Count, mean and the sums of the second to fourth powers of the distances from it, kept up to date value by value as Spark does.</summary>
internal struct MomentState
{
    public double Count, Mean, M2, M3, M4;
}

/// <summary>What is made of the moments.</summary>
internal interface IMoment
{
    /// <summary>The result, or false for NULL.</summary>
    static abstract bool Result(in MomentState state, out double result);
}

/// <summary>The aggregates over central moments of doubles.</summary>
internal readonly struct Moments<TMoment> : IAggregate<double, MomentState, double> where TMoment : struct, IMoment
{
    public static void Initialize(ref MomentState state) => state = default;

    public static void Update(ref MomentState state, double value)
    {
        var count = state.Count + 1;
        var delta = value - state.Mean;
        var deltaN = delta / count;
        var mean = state.Mean + deltaN;
        var m2 = state.M2 + (delta * (delta - deltaN));
        var delta2 = delta * delta;
        var deltaN2 = deltaN * deltaN;
        var m3 = state.M3 - (3.0 * deltaN * m2) + (delta * (delta2 - deltaN2));
        var m4 = state.M4 - (4.0 * deltaN * m3) - (6.0 * deltaN2 * m2) + (delta * ((delta * delta2) - (deltaN * deltaN2)));
        state = new MomentState { Count = count, Mean = mean, M2 = m2, M3 = m3, M4 = m4 };
    }

    public static void Merge(ref MomentState state, in MomentState other)
    {
        if (other.Count == 0) return;
        var (n1, n2) = (state.Count, other.Count);
        var n = n1 + n2;
        var delta = other.Mean - state.Mean;
        var deltaN = n == 0 ? 0 : delta / n;
        var m2 = state.M2 + other.M2 + (delta * deltaN * n1 * n2);
        var m3 = state.M3 + other.M3 + (deltaN * deltaN * delta * n1 * n2 * (n1 - n2)) + (3.0 * deltaN * ((n1 * other.M2) - (n2 * state.M2)));
        var m4 = state.M4 + other.M4 + (deltaN * deltaN * deltaN * delta * n1 * n2 * ((n1 * n1) - (n1 * n2) + (n2 * n2)))
            + (6.0 * deltaN * deltaN * ((n1 * n1 * other.M2) + (n2 * n2 * state.M2))) + (4.0 * deltaN * ((n1 * other.M3) - (n2 * state.M3)));
        state = new MomentState { Count = n, Mean = state.Mean + (deltaN * n2), M2 = m2, M3 = m3, M4 = m4 };
    }

    public static bool Finish(in MomentState state, out double result, ref long error) => TMoment.Result(state, out result);
}

internal readonly struct PopulationVariance : IMoment
{
    public static bool Result(in MomentState state, out double result)
    {
        result = state.M2 / state.Count;
        return state.Count > 0;
    }
}

internal readonly struct SampleVariance : IMoment
{
    public static bool Result(in MomentState state, out double result)
    {
        result = state.M2 / (state.Count - 1);
        return state.Count > 1;
    }
}

internal readonly struct PopulationDeviation : IMoment
{
    public static bool Result(in MomentState state, out double result)
    {
        result = Math.Sqrt(state.M2 / state.Count);
        return state.Count > 0;
    }
}

internal readonly struct SampleDeviation : IMoment
{
    public static bool Result(in MomentState state, out double result)
    {
        result = Math.Sqrt(state.M2 / (state.Count - 1));
        return state.Count > 1;
    }
}

internal readonly struct Skewness : IMoment
{
    public static bool Result(in MomentState state, out double result)
    {
        result = Math.Sqrt(state.Count) * state.M3 / Math.Sqrt(state.M2 * state.M2 * state.M2);
        return state.Count > 0 && state.M2 != 0;
    }
}

internal readonly struct Kurtosis : IMoment
{
    public static bool Result(in MomentState state, out double result)
    {
        result = (state.Count * state.M4 / (state.M2 * state.M2)) - 3.0;
        return state.Count > 0 && state.M2 != 0;
    }
}
