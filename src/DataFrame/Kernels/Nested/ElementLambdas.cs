using Frames.Columns;
using Frames.Kernels.Rows;
using Frames.Sql.Types;

namespace Frames.Kernels.Nested;

/// <summary>A higher-order function of one array or map and one lambda, which runs once over all elements of the batch.</summary>
internal abstract class ElementLambdaKernel(KernelRequest request) : LambdaKernel
{
    readonly DataType bodyType = request.ArgumentType(1);

    protected DataType Type { get; } = request.ResultType;

    public sealed override Vector Evaluate(Vector?[] arguments, LambdaEvaluator?[] lambdas, Batch batch, Bitmap live, EvaluationContext context)
    {
        var values = VectorForms.Flatten(arguments[0]!, context.Arena);
        var validity = Vectors.Validity(values, context);
        var offsets = values switch { ArrayVector arrays => arrays.OffsetsMemory, MapVector maps => maps.OffsetsMemory, _ => default };
        if (offsets.IsEmpty) return Vectors.NullConstant(Type, batch.Length);
        var elements = LambdaElements.Of(offsets.Span, validity, live, batch.Length);
        var columns = values is MapVector map
            ? [VectorForms.Gather(map.Keys, elements.Indices, context.Arena), VectorForms.Gather(map.Values, elements.Indices, context.Arena)]
            : new[] { VectorForms.Gather(((ArrayVector)values).Elements, elements.Indices, context.Arena), new FlatVector<int>(DataTypes.Integer, elements.Count, elements.Places) };
        var body = elements.Count == 0 ? VectorBuilder.Nulls(bodyType, 0)
            : VectorForms.Flatten(lambdas[1]!.Evaluate(columns.AsSpan(0, lambdas[1]!.ParameterCount), elements.Parents, batch, context), context.Arena);
        return Finish(elements, columns, body, batch.Length, validity, context);
    }

    protected abstract Vector Finish(LambdaElements elements, Vector[] columns, Vector body, int length, Bitmap validity, EvaluationContext context);

    protected static bool IsTrue(Vector body, int row) => !body.IsNull(row) && ((BooleanVector)body)[row];
}

/// <summary>transform: what the lambda gives, in the place of each element.</summary>
internal sealed class TransformKernel(KernelRequest request) : ElementLambdaKernel(request)
{
    protected override Vector Finish(LambdaElements elements, Vector[] columns, Vector body, int length, Bitmap validity, EvaluationContext context)
        => new ArrayVector(Type, length, elements.Offsets, body, validity);
}

/// <summary>transform_values: the keys with what the lambda gives.</summary>
internal sealed class TransformValuesKernel(KernelRequest request) : ElementLambdaKernel(request)
{
    protected override Vector Finish(LambdaElements elements, Vector[] columns, Vector body, int length, Bitmap validity, EvaluationContext context)
        => new MapVector(Type, length, elements.Offsets, columns[0], body, validity);
}

/// <summary>transform_keys: what the lambda gives as keys, which must neither be null nor repeat.</summary>
internal sealed class TransformKeysKernel(KernelRequest request) : ElementLambdaKernel(request)
{
    protected override Vector Finish(LambdaElements elements, Vector[] columns, Vector body, int length, Bitmap validity, EvaluationContext context)
    {
        var builder = new MapBuilder((MapType)Type);
        var arguments = new RowArguments([], context);
        for (var row = 0; row < length; row++)
        {
            if (!validity[row])
            {
                builder.AppendNull();
                continue;
            }
            var (keys, values) = (VectorBuilder.Create(body.Type), VectorBuilder.Create(columns[1].Type));
            var (start, count) = (elements.Offsets[row], elements.Offsets[row + 1] - elements.Offsets[row]);
            if (count > 0) keys.AppendVector(body.Slice(start, count));
            if (count > 0) values.AppendVector(columns[1].Slice(start, count));
            MapRows.End(builder, keys, values, arguments);
        }
        return builder.Build();
    }
}

/// <summary>filter and map_filter: the elements for which the lambda is true.</summary>
internal sealed class FilterElementsKernel(KernelRequest request) : ElementLambdaKernel(request)
{
    protected override Vector Finish(LambdaElements elements, Vector[] columns, Vector body, int length, Bitmap validity, EvaluationContext context)
    {
        var kept = new List<int>(elements.Count);
        var offsets = new int[length + 1];
        for (var row = 0; row < length; row++)
        {
            for (var i = elements.Offsets[row]; i < elements.Offsets[row + 1]; i++) if (IsTrue(body, i)) kept.Add(i);
            offsets[row + 1] = kept.Count;
        }
        int[] rows = [.. kept];
        var first = VectorForms.Gather(columns[0], rows, context.Arena);
        return Type is MapType ? new MapVector(Type, length, offsets, first, VectorForms.Gather(columns[1], rows, context.Arena), validity)
            : new ArrayVector(Type, length, offsets, first, validity);
    }
}

/// <summary>exists and forall: <paramref name="decisive"/> as soon as one element gives it, else null if one gives null.</summary>
internal sealed class QuantifierKernel(KernelRequest request, bool decisive) : ElementLambdaKernel(request)
{
    protected override Vector Finish(LambdaElements elements, Vector[] columns, Vector body, int length, Bitmap validity, EvaluationContext context)
    {
        var values = new bool[length];
        var valid = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
        for (var row = 0; row < length; row++)
        {
            if (!validity[row]) continue;
            var (found, nulls) = (false, false);
            for (var i = elements.Offsets[row]; i < elements.Offsets[row + 1] && !found; i++)
            {
                if (body.IsNull(i)) nulls = true;
                else found = ((BooleanVector)body)[i] == decisive;
            }
            values[row] = found == decisive;
            if (found || !nulls) Bitmap.Set(valid, row);
        }
        return Vectors.FromValues(Type, values, length, new(valid), context);
    }
}
