using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Aggregation;

/// <summary>Counts rows in which no argument is null; without arguments, all rows.</summary>
internal sealed unsafe class CountKernel : AggregateKernel
{
    public override int StateSize => sizeof(long);

    public override void Initialize(byte* state) => *(long*)state = 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(ReadOnlySpan<nint> states, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var mask = Counted(arguments, length, live, context);
        if (mask.IsAll)
        {
            for (var i = 0; i < length; i++) ++*(long*)states[i];
            return;
        }
        var words = mask.Words;
        for (var i = 0; i < length; i++) if ((words[i >> 6] >> i & 1) != 0) ++*(long*)states[i];
    }

    public override void UpdateOne(byte* state, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        => *(long*)state += Counted(arguments, length, live, context).CountSet(length);

    public override bool IsFastOverMasks(ReadOnlySpan<Vector> arguments) => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Merge(ReadOnlySpan<nint> into, ReadOnlySpan<nint> from, AggregateKernel owner)
    {
        for (var i = 0; i < into.Length; i++) *(long*)into[i] += *(long*)from[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Vector Finish(ReadOnlySpan<nint> states, EvaluationContext context)
    {
        var counts = new long[states.Length];
        for (var i = 0; i < counts.Length; i++) counts[i] = *(long*)states[i];
        return new FlatVector<long>(DataTypes.Long, counts.Length, counts);
    }

    static Bitmap Counted(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        foreach (var argument in arguments) live = Bitmap.And(live, Vectors.Validity(argument, context), length, context.Arena);
        return live;
    }
}
