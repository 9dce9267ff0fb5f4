using Frames.Columns;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;

namespace Frames.Kernels.Aggregation;

/// <summary>Exact percentiles of doubles, interpolated between the two nearest values. A second argument, where given, says how often each value counts.</summary>
internal sealed class PercentileAggregate(double[] fractions, DataType resultType, bool descending, bool discrete, bool counts = true) : ManagedAggregate<List<(double Value, long Count)>>
{
    protected override List<(double Value, long Count)> Create() => [];

    protected override void Add(List<(double Value, long Count)> state, ReadOnlySpan<Vector> arguments, int row)
    {
        if (counts && arguments.Length > 2 && arguments[2].IsNull(row)) return;
        var count = counts && arguments.Length > 2 ? ((FlatVector<long>)arguments[2]).Values[row] : 1;
        if (count < 0) throw Errors.ErrorClasses.NegativeFrequency.With(("frequencyExpression", "\"frequency\""), ("negativeValue", count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (count > 0) state.Add((((FlatVector<double>)arguments[0]).Values[row], count));
    }

    protected override void Merge(List<(double Value, long Count)> state, List<(double Value, long Count)> other) => state.AddRange(other);

    protected override Vector Finish(IReadOnlyList<List<(double Value, long Count)>> states, EvaluationContext context)
    {
        var builder = VectorBuilder.Create(resultType);
        foreach (var state in states)
        {
            state.Sort((a, b) => descending ? b.Value.CompareTo(a.Value) : CompareNaNLast(a.Value, b.Value));
            builder.Append(state.Count == 0 ? null : resultType is ArrayType ? Array.ConvertAll(fractions, fraction => (object?)At(state, fraction)) : At(state, fractions[0]));
        }
        return builder.Build();
    }

    protected override byte[] Write(List<(double Value, long Count)> state)
        => System.Runtime.InteropServices.MemoryMarshal.AsBytes(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(state)).ToArray();

    protected override List<(double Value, long Count)> Read(ReadOnlySpan<byte> bytes)
        => [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, (double, long)>(bytes)];

    static int CompareNaNLast(double a, double b) => double.IsNaN(a) ? double.IsNaN(b) ? 0 : 1 : double.IsNaN(b) ? -1 : a.CompareTo(b);

    double At(List<(double Value, long Count)> sorted, double fraction)
    {
        var total = sorted.Sum(item => item.Count);
        if (discrete) return ValueAt(sorted, Math.Max(0, (long)Math.Ceiling(fraction * total) - 1));
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
