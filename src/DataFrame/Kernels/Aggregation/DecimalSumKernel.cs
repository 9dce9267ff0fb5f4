using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Errors;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Aggregation;

/// <summary>
/// Sum or average of decimals and of intervals, exact in 128 bits. An average divides the sum by the count, rounded half up, at the result's scale.
/// A sum that leaves the result's precision is an error, or NULL where errors are tolerated.
/// </summary>
internal sealed unsafe class DecimalSumKernel(DataType argument, DataType result, bool average, ErrorBehavior onError, string tolerant) : AggregateKernel
{
    public override int StateSize => 32;

    public override void Initialize(byte* state)
    {
        *(Int128*)state = 0;
        ((long*)state)[2] = 0;
    }

    public override void Update(ReadOnlySpan<nint> states, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return;
        var mask = Bitmap.And(arguments[0].Validity, live, length, context.Arena);
        // A decimal of a wide type may come in 64 bits where its values are small.
        switch (arguments[0] is FlatVector<long> ? PhysicalType.Int64 : argument.Physical)
        {
            case PhysicalType.Int32: Add(states, Vectors.Values<int>(arguments[0], context), mask); break;
            case PhysicalType.Int64: Add(states, Vectors.Values<long>(arguments[0], context), mask); break;
            default: Add(states, Vectors.Values<Int128>(arguments[0], context), mask); break;
        }
    }

    public override void UpdateOne(byte* state, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return;
        var mask = Bitmap.And(arguments[0].Validity, live, length, context.Arena);
        switch (arguments[0] is FlatVector<long> ? PhysicalType.Int64 : argument.Physical)
        {
            case PhysicalType.Int32: AddAll(state, Vectors.Values<int>(arguments[0], context), mask.Words); break;
            case PhysicalType.Int64: *(Int128*)state += LongSums.Sum(Vectors.Values<long>(arguments[0], context), mask.Words, out var count); ((long*)state)[2] += count; break;
            default: AddAll(state, Vectors.Values<Int128>(arguments[0], context), mask.Words); break;
        }
    }

    public override bool IsFastOverMasks(ReadOnlySpan<Vector> arguments) => arguments[0] is FlatVector<long> && LongSums.AreFast;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Merge(ReadOnlySpan<nint> into, ReadOnlySpan<nint> from, AggregateKernel owner)
    {
        for (var i = 0; i < into.Length; i++)
        {
            *(Int128*)into[i] += *(Int128*)from[i];
            ((long*)into[i])[2] += ((long*)from[i])[2];
        }
    }

    public override Vector Finish(ReadOnlySpan<nint> states, EvaluationContext context)
    {
        if (result is DecimalType { Physical: PhysicalType.Int128 } && !average && onError != ErrorBehavior.Null) return Sums(states);
        var builder = VectorBuilder.Create(result);
        foreach (var state in states) builder.Append(Value(*(Int128*)state, ((long*)state)[2]));
        return builder.Build();
    }

    /// <summary>Sums as they stand, without a value in between for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    FlatVector<Int128> Sums(ReadOnlySpan<nint> states)
    {
        var sums = new Int128[states.Length];
        var validity = new ulong[Bitmap.WordCount(states.Length)];
        var precision = ((DecimalType)result).Precision;
        for (var i = 0; i < sums.Length; i++)
        {
            if (((long*)states[i])[2] == 0) continue;
            sums[i] = *(Int128*)states[i];
            if (!Decimals.Fits(sums[i], precision)) Overflowed();
            Bitmap.Set(validity, i);
        }
        return new FlatVector<Int128>(result, sums.Length, sums, new(validity));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add<T>(ReadOnlySpan<nint> states, ReadOnlySpan<T> values, Bitmap mask) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var words = mask.Words;
        for (var i = 0; i < values.Length; i++)
        {
            if ((Bitmap.WordAt(words, i >> 6) >> i & 1) == 0) continue;
            *(Int128*)states[i] += Int128.CreateTruncating(values[i]);
            ((long*)states[i])[2]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddAll<T>(byte* state, ReadOnlySpan<T> values, ReadOnlySpan<ulong> words) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var (sum, count) = (Int128.Zero, 0L);
        for (var i = 0; i < values.Length; i++)
        {
            if ((Bitmap.WordAt(words, i >> 6) >> i & 1) == 0) continue;
            sum += Int128.CreateTruncating(values[i]);
            count++;
        }
        *(Int128*)state += sum;
        ((long*)state)[2] += count;
    }

    /// <summary>Whether intervals that overflow are NULL, which they are in no other mode.</summary>
    public bool IsTolerant { get; init; }

    object? Value(Int128 sum, long count)
    {
        if (count == 0) return null;
        return result switch
        {
            DecimalType type => Decimal(sum, count, type),
            YearMonthIntervalType => (int?)Rounded(sum, count),
            _ => (long?)Rounded(sum, count),
        };
    }

    object? Decimal(Int128 sum, long count, DecimalType type)
    {
        var scale = ((DecimalType)argument).Scale;
        var sumPrecision = Math.Min(DecimalType.MaxPrecision, ((DecimalType)argument).Precision + 10);
        if (!Decimals.Fits(sum, sumPrecision)) return Overflowed();
        if (!average) return sum;
        return Decimals.TryDivide(sum, scale, count, 0, type.Precision, type.Scale, out var mean) ? mean : Overflowed();
    }

    object? Overflowed() => onError == ErrorBehavior.Null ? null : throw ArithmeticErrors.Overflow("Overflow in sum of decimals", tolerant);

    /// <summary>Intervals: the quotient rounded half up, away from zero.</summary>
    Int128? Rounded(Int128 sum, long count)
    {
        var value = average ? ((Int128.Abs(sum) * 2) + count) / (count * (Int128)2) * Int128.Sign(sum) : sum;
        var (low, high) = result is YearMonthIntervalType ? ((Int128)int.MinValue, (Int128)int.MaxValue) : (long.MinValue, long.MaxValue);
        return value >= low && value <= high ? value : IsTolerant ? null : throw ErrorClasses.IntervalOverflow.With(("functionName", $"`{tolerant}`"));
    }
}
