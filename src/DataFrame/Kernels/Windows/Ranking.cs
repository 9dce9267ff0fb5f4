using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Windows;

/// <summary>A number for each row of a partition that follows from its position and its peers alone.</summary>
internal interface IRanking<TResult> where TResult : unmanaged
{
    static abstract void Fill(WindowPartition partition, Span<TResult> result);
}

/// <summary>The kernel of ranking functions.</summary>
internal sealed class RankingKernel<TRanking, TResult>(DataType type) : WindowKernel
    where TRanking : struct, IRanking<TResult>
    where TResult : unmanaged
{
    public override Vector Evaluate(WindowPartition partition, ReadOnlySpan<Vector> arguments, EvaluationContext context)
    {
        var result = new TResult[partition.Length];
        TRanking.Fill(partition, result);
        return new FlatVector<TResult>(type, partition.Length, result);
    }
}

internal readonly struct RowNumber : IRanking<int>
{
    public static void Fill(WindowPartition partition, Span<int> result)
    {
        for (var i = 0; i < result.Length; i++) result[i] = i + 1;
    }
}

internal readonly struct Rank : IRanking<int>
{
    public static void Fill(WindowPartition partition, Span<int> result)
    {
        for (var i = 0; i < result.Length; i++) result[i] = partition.PeerStart[i] + 1;
    }
}

internal readonly struct DenseRank : IRanking<int>
{
    public static void Fill(WindowPartition partition, Span<int> result)
    {
        var rank = 0;
        for (var i = 0; i < result.Length; i++)
        {
            if (partition.PeerStart[i] == i) rank++;
            result[i] = rank;
        }
    }
}

internal readonly struct PercentRank : IRanking<double>
{
    public static void Fill(WindowPartition partition, Span<double> result)
    {
        for (var i = 0; i < result.Length; i++) result[i] = result.Length == 1 ? 0 : partition.PeerStart[i] / (double)(result.Length - 1);
    }
}

internal readonly struct CumulativeDistribution : IRanking<double>
{
    public static void Fill(WindowPartition partition, Span<double> result)
    {
        for (var i = 0; i < result.Length; i++) result[i] = partition.PeerEnd[i] / (double)result.Length;
    }
}

/// <summary>Rows spread over buckets as evenly as can be, the first ones a row larger.</summary>
internal sealed class TileKernel(int buckets) : WindowKernel
{
    public override Vector Evaluate(WindowPartition partition, ReadOnlySpan<Vector> arguments, EvaluationContext context)
    {
        var result = new int[partition.Length];
        var (size, larger) = Math.DivRem(partition.Length, buckets);
        for (var i = 0; i < result.Length; i++)
            result[i] = i < larger * (size + 1) ? (i / (size + 1)) + 1 : larger + ((i - (larger * (size + 1))) / Math.Max(size, 1)) + 1;
        return new FlatVector<int>(DataTypes.Integer, result.Length, result);
    }
}

/// <summary>The value some rows after each row (before it for a negative offset), or a default value where there is none.</summary>
internal sealed class ShiftKernel(DataType type, int offset) : WindowKernel
{
    public override Vector Evaluate(WindowPartition partition, ReadOnlySpan<Vector> arguments, EvaluationContext context)
    {
        var values = VectorForms.Flatten(arguments[0], Arena.Heap);
        var both = VectorForms.Concat([values, arguments[2].WithType(type)], type);
        var rows = new int[partition.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var from = partition.IgnoreNulls ? Skip(values, i) : i + offset;
            rows[i] = from >= 0 && from < partition.Length ? from : partition.Length + i;
        }
        return VectorForms.Gather(both, rows, Arena.Heap);
    }

    int Skip(Vector values, int row)
    {
        var (left, step) = (Math.Abs(offset), Math.Sign(offset));
        if (left == 0) return row;
        for (row += step; row >= 0 && row < values.Length; row += step)
            if (!values.IsNull(row) && --left == 0) return row;
        return -1;
    }
}

/// <summary>The n-th value of each row's frame, or null.</summary>
internal sealed class NthKernel(long n) : WindowKernel
{
    public override Vector Evaluate(WindowPartition partition, ReadOnlySpan<Vector> arguments, EvaluationContext context)
    {
        var values = VectorForms.Flatten(arguments[0], Arena.Heap);
        var rows = new int[partition.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = Find(values, partition, partition.FrameStart[i], partition.FrameEnd[i]);
        return VectorForms.Gather(values, rows, Arena.Heap);
    }

    int Find(Vector values, WindowPartition partition, int start, int end)
    {
        if (!partition.IgnoreNulls) return start + n - 1 < end ? (int)(start + n - 1) : -1;
        var left = n;
        for (var i = start; i < end; i++)
            if (!values.IsNull(i) && --left == 0) return i;
        return -1;
    }
}
