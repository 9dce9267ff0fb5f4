using Frames.Columns;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;

namespace Frames.Kernels.Nested;

/// <summary>A higher-order function of two arrays or maps whose elements it pairs; a missing partner is null.</summary>
internal abstract class PairLambdaKernel(KernelRequest request) : LambdaKernel
{
    readonly DataType bodyType = request.ArgumentType(2);

    protected DataType Type { get; } = request.ResultType;

    public sealed override Vector Evaluate(Vector?[] arguments, LambdaEvaluator?[] lambdas, Batch batch, Bitmap live, EvaluationContext context)
    {
        var (left, right) = (VectorForms.Flatten(arguments[0]!, context.Arena), VectorForms.Flatten(arguments[1]!, context.Arena));
        if (left is NullVector || right is NullVector) return Vectors.NullConstant(Type, batch.Length);
        var validity = Bitmap.And(left.Validity, right.Validity, batch.Length, context.Arena);
        var offsets = new int[batch.Length + 1];
        var pairs = new Pairs();
        for (var row = 0; row < batch.Length; row++)
        {
            if (validity[row] && live[row]) Pair(left, right, row, pairs);
            offsets[row + 1] = pairs.Parents.Count;
        }
        var columns = Columns(left, right, pairs, context);
        var body = pairs.Parents.Count == 0 ? VectorBuilder.Nulls(bodyType, 0) : VectorForms.Flatten(lambdas[2]!.Evaluate(columns, pairs.Parents.ToArray(), batch, context), context.Arena);
        return Finish(offsets, columns, body, batch.Length, validity);
    }

    protected abstract void Pair(Vector left, Vector right, int row, Pairs pairs);

    protected abstract Vector[] Columns(Vector left, Vector right, Pairs pairs, EvaluationContext context);

    protected abstract Vector Finish(int[] offsets, Vector[] columns, Vector body, int length, Bitmap validity);

    /// <summary>Where the elements of each pair lie; -1 for one that is missing.</summary>
    protected sealed class Pairs
    {
        public List<int> Left { get; } = [];
        public List<int> Right { get; } = [];
        public List<int> Parents { get; } = [];

        public void Add(int left, int right, int parent)
        {
            Left.Add(left);
            Right.Add(right);
            Parents.Add(parent);
        }
    }
}

/// <summary>zip_with: elements at one position.</summary>
internal sealed class ZipWithKernel(KernelRequest request) : PairLambdaKernel(request)
{
    protected override void Pair(Vector left, Vector right, int row, Pairs pairs)
    {
        var a = ((ArrayVector)left).Offsets;
        var b = ((ArrayVector)right).Offsets;
        var (countA, countB) = (a[row + 1] - a[row], b[row + 1] - b[row]);
        for (var i = 0; i < Math.Max(countA, countB); i++) pairs.Add(i < countA ? a[row] + i : -1, i < countB ? b[row] + i : -1, row);
    }

    protected override Vector[] Columns(Vector left, Vector right, Pairs pairs, EvaluationContext context) =>
    [
        VectorForms.Gather(((ArrayVector)left).Elements, pairs.Left.ToArray(), context.Arena),
        VectorForms.Gather(((ArrayVector)right).Elements, pairs.Right.ToArray(), context.Arena),
    ];

    protected override Vector Finish(int[] offsets, Vector[] columns, Vector body, int length, Bitmap validity) => new ArrayVector(Type, length, offsets, body, validity);
}

/// <summary>map_zip_with: values of one key; keys stand in the order of the first map, then of the second.</summary>
internal sealed class MapZipWithKernel(KernelRequest request) : PairLambdaKernel(request)
{
    protected override void Pair(Vector left, Vector right, int row, Pairs pairs)
    {
        var (first, second) = ((MapVector)left, (MapVector)right);
        var order = RowOrder.Create(first.Keys, second.Keys);
        var a = first.Offsets;
        var b = second.Offsets;
        var met = new bool[b[row + 1] - b[row]];
        for (var i = a[row]; i < a[row + 1]; i++)
        {
            var found = b[row];
            while (found < b[row + 1] && order.Compare(i, found) != 0) found++;
            if (found < b[row + 1]) met[found - b[row]] = true;
            pairs.Add(i, found < b[row + 1] ? found : -1, row);
        }
        for (var j = b[row]; j < b[row + 1]; j++) if (!met[j - b[row]]) pairs.Add(-1, j, row);
    }

    protected override Vector[] Columns(Vector left, Vector right, Pairs pairs, EvaluationContext context)
    {
        var (first, second) = ((MapVector)left, (MapVector)right);
        var (fromFirst, fromSecond) = (pairs.Left.ToArray(), pairs.Right.ToArray());
        var keys = VectorForms.Concat([first.Keys, second.Keys], first.Keys.Type);
        var key = new int[fromFirst.Length];
        for (var i = 0; i < key.Length; i++) key[i] = fromFirst[i] >= 0 ? fromFirst[i] : first.Keys.Length + fromSecond[i];
        return [VectorForms.Gather(keys, key, context.Arena), VectorForms.Gather(first.Values, fromFirst, context.Arena), VectorForms.Gather(second.Values, fromSecond, context.Arena)];
    }

    protected override Vector Finish(int[] offsets, Vector[] columns, Vector body, int length, Bitmap validity) => new MapVector(Type, length, offsets, columns[0], body, validity);
}
