using System.Globalization;
using Frames.Columns;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Aggregation;

/// <summary>
/// Exact percentiles of numbers and intervals, interpolated between the two nearest values. A third argument, where given, says how often each value counts.
/// </summary>
internal sealed class PercentileAggregate(double[] fractions, DataType argumentType, DataType resultType) : ManagedAggregate<List<(double Value, long Count)>>
{
    /// <summary>The third argument as errors show it, where it says how often each value counts.</summary>
    public string? Frequency { get; init; }

    /// <summary>Whether fractions count from the greatest value.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Whether results are values that occur.</summary>
    public bool IsDiscrete { get; init; }

    protected override List<(double Value, long Count)> Create() => [];

    protected override void Add(List<(double Value, long Count)> state, ReadOnlySpan<Vector> arguments, int row)
    {
        var counts = Frequency is not null && arguments.Length > 2;
        if (counts && arguments[2].IsNull(row)) return;
        var count = counts ? Convert.ToInt64(arguments[2].GetValue(row), CultureInfo.InvariantCulture) : 1;
        if (count < 0) throw Errors.ErrorClasses.NegativeFrequency.With(("frequencyExpression", Frequency!), ("negativeValue", count.ToString(CultureInfo.InvariantCulture) + "L"));
        if (count > 0) state.Add((Number(arguments[0], row), count));
    }

    double Number(Vector vector, int row) => vector switch
    {
        FlatVector<double> doubles => doubles.Values[row],
        FlatVector<Int128> wide => DecimalConversions.ToDouble(wide.Values[row], ((DecimalType)argumentType).Scale),
        FlatVector<long> narrow when argumentType is DecimalType type => DecimalConversions.ToDouble(narrow.Values[row], type.Scale),
        _ => Convert.ToDouble(vector.GetValue(row), CultureInfo.InvariantCulture),
    };

    protected override void Merge(List<(double Value, long Count)> state, List<(double Value, long Count)> other) => state.AddRange(other);

    protected override Vector Finish(IReadOnlyList<List<(double Value, long Count)>> states, EvaluationContext context)
    {
        var builder = VectorBuilder.Create(resultType);
        foreach (var state in states)
        {
            state.Sort((a, b) => IsDescending ? CompareNaNLast(b.Value, a.Value) : CompareNaNLast(a.Value, b.Value));
            builder.Append(state.Count == 0 || fractions.Length == 0 ? null : resultType is ArrayType array
                ? Array.ConvertAll(fractions, fraction => Result(At(state, fraction), array.ElementType)) : Result(At(state, fractions[0]), resultType));
        }
        return builder.Build();
    }

    protected override byte[] Write(List<(double Value, long Count)> state)
        => System.Runtime.InteropServices.MemoryMarshal.AsBytes(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(state)).ToArray();

    protected override List<(double Value, long Count)> Read(ReadOnlySpan<byte> bytes)
        => [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, (double, long)>(bytes)];

    static object? Result(double value, DataType type) => type switch { YearMonthIntervalType => (int)value, DayTimeIntervalType => (long)value, _ => value };

    // As Java orders them: NaN after all, and -0.0 before 0.0.
    static int CompareNaNLast(double a, double b) => double.IsNaN(a) ? double.IsNaN(b) ? 0 : 1 : double.IsNaN(b) ? -1
        : a == b ? double.IsNegative(b).CompareTo(double.IsNegative(a)) : a.CompareTo(b);

    double At(List<(double Value, long Count)> sorted, double fraction)
    {
        var total = sorted.Sum(item => item.Count);
        if (IsDiscrete) return ValueAt(sorted, Math.Max(0, (long)Math.Ceiling(fraction * total) - 1));
        var position = fraction * (total - 1);
        var (low, high) = ((long)Math.Floor(position), (long)Math.Ceiling(position));
        var (a, b) = (ValueAt(sorted, low), ValueAt(sorted, high));
        return low == high || a == b ? a : ((high - position) * a) + ((position - low) * b);
    }

    static double ValueAt(List<(double Value, long Count)> sorted, long index)
    {
        foreach (var (value, count) in sorted)
        {
            if (index < count) return value;
            index -= count;
        }
        return sorted[^1].Value;
    }
}

/// <summary>Percentiles that are values of the column: the one of rank <c>ceil(fraction * count)</c>.</summary>
internal sealed class ApproximatePercentile(DataType element, double[] fractions, DataType resultType) : ListAggregate(element)
{
    protected override Vector Finish(IReadOnlyList<VectorBuilder> states, EvaluationContext context)
    {
        var builder = VectorBuilder.Create(resultType);
        foreach (var state in states)
        {
            var values = state.Build();
            var rows = Enumerable.Range(0, values.Length).ToArray();
            Array.Sort(rows, RowOrder.Create(values, values).Compare);
            builder.Append(values.Length == 0 ? null : resultType is ArrayType
                ? Array.ConvertAll(fractions, fraction => values.GetValue(rows[Rank(fraction, rows.Length)])) : values.GetValue(rows[Rank(fractions[0], rows.Length)]));
        }
        return builder.Build();
    }

    static int Rank(double fraction, int count) => Math.Clamp((int)Math.Ceiling(fraction * count) - 1, 0, count - 1);
}
