using Frames.Columns;
using Frames.Errors;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;

namespace Frames.Kernels.Nested;

/// <summary>aggregate: each step takes the next element of every row that still has one.</summary>
internal sealed class FoldKernel(DataType type) : LambdaKernel
{
    public override Vector Evaluate(Vector?[] arguments, LambdaEvaluator?[] lambdas, Batch batch, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0]!, context.Arena) is not ArrayVector arrays) return Vectors.NullConstant(type, batch.Length);
        var rows = new List<int>();
        for (var row = 0; row < batch.Length; row++) if (live[row] && !arrays.IsNull(row)) rows.Add(row);
        if (rows.Count == 0) return Vectors.NullConstant(type, batch.Length);
        int[] started = [.. rows];
        var folded = Fold(arrays, VectorForms.Gather(VectorForms.Flatten(arguments[1]!, context.Arena), started, context.Arena), started, lambdas[2]!, batch, context);
        var finished = VectorForms.Flatten(lambdas[3]!.Evaluate([folded], started, batch, context), context.Arena);
        var back = new int[batch.Length];
        back.AsSpan().Fill(-1);
        for (var i = 0; i < started.Length; i++) back[started[i]] = i;
        return VectorForms.Gather(finished, back, context.Arena);
    }

    static Vector Fold(ArrayVector arrays, Vector state, int[] rows, LambdaEvaluator merge, Batch batch, EvaluationContext context)
    {
        // What ended rows gave stays in pieces, which the last step puts back in order.
        var pieces = new List<Vector>();
        var at = new int[rows.Length];
        var active = Enumerable.Range(0, rows.Length).ToArray();
        var done = 0;
        for (var step = 0; active.Length > 0; step++)
        {
            var (more, ended) = (new List<int>(), new List<int>());
            for (var i = 0; i < active.Length; i++) (arrays.Offsets[rows[active[i]] + 1] - arrays.Offsets[rows[active[i]]] > step ? more : ended).Add(i);
            if (ended.Count > 0) pieces.Add(VectorForms.Gather(state, ended.ToArray(), context.Arena));
            foreach (var i in ended) at[active[i]] = done++;
            if (more.Count == 0) break;
            if (ended.Count > 0) state = VectorForms.Gather(state, more.ToArray(), context.Arena);
            active = [.. more.Select(i => active[i])];
            var parents = Array.ConvertAll(active, i => rows[i]);
            var elements = Array.ConvertAll(parents, row => arrays.OffsetsMemory.Span[row] + step);
            state = VectorForms.Flatten(merge.Evaluate([state, VectorForms.Gather(arrays.Elements, elements, context.Arena)], parents, batch, context), context.Arena);
        }
        return VectorForms.Gather(pieces.Count == 1 ? pieces[0] : VectorForms.Concat(pieces, pieces[0].Type), at, context.Arena);
    }
}

/// <summary>array_sort: the natural order with nulls last, or the order of a lambda.</summary>
internal sealed class ArraySortKernel(DataType type, bool natural) : LambdaKernel
{
    public override Vector Evaluate(Vector?[] arguments, LambdaEvaluator?[] lambdas, Batch batch, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0]!, context.Arena) is not ArrayVector arrays) return Vectors.NullConstant(type, batch.Length);
        var elements = LambdaElements.Of(arrays.Offsets, arrays.Validity, live, batch.Length);
        var order = RowOrder.Create(arrays.Elements, arrays.Elements);
        var scratch = new int[elements.Count];
        for (var row = 0; row < batch.Length; row++)
        {
            var (start, count) = (elements.Offsets[row], elements.Offsets[row + 1] - elements.Offsets[row]);
            var parent = row;
            Comparison<int> compare = natural ? (a, b) => Natural(arrays.Elements, order, a, b) : (a, b) => ByLambda(arrays.Elements, lambdas[1]!, a, b, parent, batch, context);
            Sort(elements.Indices.AsSpan(start, count), scratch.AsSpan(start, count), compare);
        }
        return new ArrayVector(type, batch.Length, elements.Offsets, VectorForms.Gather(arrays.Elements, elements.Indices, context.Arena), arrays.Validity);
    }

    static int Natural(Vector elements, RowOrder order, int a, int b)
        => elements.IsNull(a) || elements.IsNull(b) ? elements.IsNull(a).CompareTo(elements.IsNull(b)) : order.Compare(a, b);

    static int ByLambda(Vector elements, LambdaEvaluator lambda, int a, int b, int row, Batch batch, EvaluationContext context)
    {
        var result = lambda.Evaluate([elements.Slice(a, 1), elements.Slice(b, 1)], [row], batch, context);
        return VectorForms.Flatten(result, context.Arena) is FlatVector<int> compared && !compared.IsNull(0) ? compared.Values[0]
            : throw ErrorClasses.ComparatorReturnsNull.With(("firstValue", $"{elements.GetValue(a)}"), ("secondValue", $"{elements.GetValue(b)}"));
    }

    /// <summary>A stable sort that ends whatever the comparison answers.</summary>
    static void Sort(Span<int> rows, Span<int> scratch, Comparison<int> compare)
    {
        if (rows.Length < 2) return;
        var middle = rows.Length / 2;
        Sort(rows[..middle], scratch[..middle], compare);
        Sort(rows[middle..], scratch[middle..], compare);
        rows.CopyTo(scratch);
        var (left, right) = (0, middle);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = right >= rows.Length || (left < middle && compare(scratch[left], scratch[right]) <= 0) ? scratch[left++] : scratch[right++];
    }
}
