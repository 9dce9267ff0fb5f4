using System.Runtime.InteropServices;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Aggregation;

/// <summary>Sums or means of arrays of floats, place by place; arrays with nulls do not count.</summary>
internal sealed class VectorSumAggregate(string name, bool mean) : ManagedAggregate<VectorSumAggregate.State>
{
    internal sealed class State
    {
        public double[]? Sums { get; set; }
        public long Count { get; set; }
    }

    protected override State Create() => new();

    protected override void Add(State state, ReadOnlySpan<Vector> arguments, int row)
    {
        var arrays = (ArrayVector)arguments[0];
        var (start, end) = (arrays.Offsets[row], arrays.Offsets[row + 1]);
        if (VectorForms.Flatten(arrays.Elements, Arena.Heap) is not FlatVector<float> values) return;
        for (var i = start; i < end; i++) if (values.IsNull(i)) return;
        state.Sums ??= new double[end - start];
        if (state.Sums.Length != end - start) throw Sql.Functions.DimensionMismatch(name, state.Sums.Length, end - start);
        for (var i = start; i < end; i++) state.Sums[i - start] += values.Values[i];
        state.Count++;
    }

    protected override void Merge(State state, State other)
    {
        if (other.Sums is null) return;
        state.Sums ??= new double[other.Sums.Length];
        if (state.Sums.Length != other.Sums.Length) throw Sql.Functions.DimensionMismatch(name, state.Sums.Length, other.Sums.Length);
        for (var i = 0; i < state.Sums.Length; i++) state.Sums[i] += other.Sums[i];
        state.Count += other.Count;
    }

    protected override Vector Finish(IReadOnlyList<State> states, EvaluationContext context)
    {
        var builder = new ArrayBuilder(new ArrayType(DataTypes.Float));
        foreach (var state in states)
        {
            if (state.Sums is null)
            {
                builder.AppendNull();
                continue;
            }
            foreach (var sum in state.Sums) ((FlatBuilder<float>)builder.Elements).Append((float)(mean ? sum / state.Count : sum));
            builder.EndRow();
        }
        return builder.Build();
    }

    protected override byte[] Write(State state) => [.. BitConverter.GetBytes(state.Count), .. MemoryMarshal.AsBytes(state.Sums.AsSpan())];

    protected override State Read(ReadOnlySpan<byte> bytes)
    {
        var count = BitConverter.ToInt64(bytes);
        return new() { Count = count, Sums = count == 0 ? null : MemoryMarshal.Cast<byte, double>(bytes[8..]).ToArray() };
    }
}
