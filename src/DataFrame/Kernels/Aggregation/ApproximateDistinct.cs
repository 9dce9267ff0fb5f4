using Frames.Columns;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Aggregation;

/// <summary>About how many values are distinct.</summary>
internal sealed class ApproximateDistinct(int precision) : ManagedAggregate<HyperLogLog>
{
    readonly HashKernel hashes = new(DataTypes.Long);

    public override long ManagedBytes => base.ManagedBytes * (1 << precision) / 64;

    protected override HyperLogLog Create() => new(precision);

    protected override void Add(HyperLogLog state, ReadOnlySpan<Vector> arguments, int row) => state.Add((ulong)(arguments[0] switch
    {
        // Both zeros are one value, and all NaNs.
        FlatVector<double> v => SparkHash.XxHash64(v.Values[row] == 0 ? 0.0 : double.IsNaN(v.Values[row]) ? double.NaN : v.Values[row], SparkHash.Seed),
        FlatVector<float> v => SparkHash.XxHash64(v.Values[row] == 0 ? 0.0f : float.IsNaN(v.Values[row]) ? float.NaN : v.Values[row], SparkHash.Seed),
        var vector => hashes.Hash(vector, row, SparkHash.Seed),
    }));

    protected override void Merge(HyperLogLog state, HyperLogLog other) => state.Merge(other);

    protected override Vector Finish(IReadOnlyList<HyperLogLog> states, EvaluationContext context)
        => new FlatVector<long>(DataTypes.Long, states.Count, states.Select(state => state.Estimate()).ToArray());

    protected override byte[] Write(HyperLogLog state) => state.Registers.ToArray();

    protected override HyperLogLog Read(ReadOnlySpan<byte> bytes) => new(precision, bytes);
}
