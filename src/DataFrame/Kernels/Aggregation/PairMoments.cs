using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Aggregation;

/// <summary>Count, means and co-moments of pairs (x, y), kept up to date pair by pair as Spark does.</summary>
internal struct PairState
{
    public double Count, MeanX, MeanY, Co, M2X, M2Y;

    public void Add(double x, double y)
    {
        var dx = x - MeanX;
        Count++;
        var dxN = dx / Count;
        MeanX += dxN;
        var dy = y - MeanY;
        var dyN = dy / Count;
        MeanY += dyN;
        Co += dx * (y - MeanY);
        M2X += dx * (x - MeanX);
        M2Y += dy * (y - MeanY);
    }

    public void Merge(in PairState other)
    {
        if (other.Count == 0) return;
        var n = Count + other.Count;
        var dx = other.MeanX - MeanX;
        var dy = other.MeanY - MeanY;
        var (dxN, dyN) = (dx / n, dy / n);
        Co += other.Co + (dx * dyN * Count * other.Count);
        M2X += other.M2X + (dx * dxN * Count * other.Count);
        M2Y += other.M2Y + (dy * dyN * Count * other.Count);
        MeanX += dxN * other.Count;
        MeanY += dyN * other.Count;
        Count = n;
    }
}

/// <summary>What is made of a pair's moments: NULL or a double.</summary>
internal delegate double? PairResult(in PairState state);

/// <summary>Aggregates over pairs of doubles in which neither is null.</summary>
internal sealed unsafe class PairKernel(PairResult result, DataType resultType) : AggregateKernel
{
    public override int StateSize => sizeof(PairState);

    public override void Initialize(byte* state) => *(PairState*)state = default;

    public override void Update(ReadOnlySpan<nint> states, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0]) || Vectors.IsNullConstant(arguments[1])) return;
        var mask = Bitmap.And(Bitmap.And(arguments[0].Validity, arguments[1].Validity, length, context.Arena), live, length, context.Arena);
        var x = Vectors.Values<double>(arguments[0], context);
        var y = Vectors.Values<double>(arguments[1], context);
        for (var i = 0; i < length; i++) if (mask[i]) ((PairState*)states[i])->Add(x[i], y[i]);
    }

    public override void UpdateOne(byte* state, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var states = context.Arena.Rent<nint>(length);
        states.AsSpan(0, length).Fill((nint)state);
        Update(states, arguments, length, live, context);
    }

    public override void Merge(ReadOnlySpan<nint> into, ReadOnlySpan<nint> from, AggregateKernel owner)
    {
        for (var i = 0; i < into.Length; i++) ((PairState*)into[i])->Merge(*(PairState*)from[i]);
    }

    public override Vector Finish(ReadOnlySpan<nint> states, EvaluationContext context)
    {
        var builder = VectorBuilder.Create(resultType);
        foreach (var state in states) builder.Append(result(*(PairState*)state) is { } value ? resultType is LongType ? (object)(long)value : value : null);
        return builder.Build();
    }
}
